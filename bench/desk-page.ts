import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, type Rolldown } from 'vite';
import { pageBuild } from '../web/vite.config.ts';

interface Fetched {
  name: string;
  /** Bytes, gzipped. */
  size: number;
}

export interface DeskPage {
  page: Fetched;
  /** Nothing is drawn before these have come. */
  styles: Fetched[];
  /** Does the page itself, before any script, hold something to read? */
  saysSomething: boolean;
  /** Scripts that the page waits for. */
  first: Fetched[];
  /** These, and what is fetched by itself before the first call. */
  early: Fetched[];
}

type Output = Rolldown.RolldownOutput['output'];

/** Fetched by itself before the first call: the voice SDK. */
const fetchedAtOnce = ['sdk-softphone', 'twilio'];

/** Names of the chunks that `is` is true of, and of whatever they import in turn. */
function withImports(output: Output, is: (chunk: Rolldown.OutputChunk) => boolean): string[] {
  const chunks = output.filter((file) => file.type === 'chunk');
  const names = chunks.filter(is).map(({ fileName }) => fileName);
  for (const name of names) {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    names.push(...[...new Set(chunk?.imports)].filter((other) => !names.includes(other)));
  }
  return names;
}

/** Builds the desk as it is served, in memory, and weighs what a browser fetches before anybody opens anything. */
export async function deskPage(): Promise<DeskPage> {
  const { output } = (await build({
    configFile: false,
    root: fileURLToPath(new URL('../web/desk', import.meta.url)),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { ...pageBuild, write: false },
  })) as Rolldown.RolldownOutput;
  const weighed = output.map((file) => {
    const source = file.type === 'chunk' ? file.code : file.source;
    return { name: file.fileName, size: gzipSync(source).byteLength };
  });
  const named = (names: string[]) => weighed.filter(({ name }) => names.includes(name));
  const html = output.find(({ fileName }) => fileName.endsWith('.html'));
  const page = weighed.find(({ name }) => name.endsWith('.html'));
  if (html?.type !== 'asset' || page === undefined) throw new Error('The desk has no page');
  // A worker is no chunk.
  const others = output.filter((file) => file.type === 'asset' && file.fileName.endsWith('.js'));
  const text = String(html.source);
  const isNamed = ({ fileName }: Rolldown.OutputChunk) => text.includes(fileName);
  const isEarly = (chunk: Rolldown.OutputChunk) => isNamed(chunk) || fetchedAtOnce.includes(chunk.name);
  return {
    page,
    styles: named(
      output.map(({ fileName }) => fileName).filter((name) => name.endsWith('.css') && text.includes(name)),
    ),
    saysSomething: readable(text) !== '',
    first: named(withImports(output, isNamed)),
    early: named([...withImports(output, isEarly), ...others.map(({ fileName }) => fileName)]),
  };
}

/** What a browser shows of a page before its scripts. */
function readable(html: string): string {
  const body = /<body[^>]*>(.*)<\/body>/s.exec(html)?.[1] ?? '';
  return body
    .replaceAll(/<(noscript|script|style)\b.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]*>/g, '')
    .trim();
}
