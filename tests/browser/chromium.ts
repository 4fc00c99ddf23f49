import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { patienceMs } from '../patience.ts';

const run = promisify(execFile);
const resolve = createRequire(import.meta.url).resolve;

/**
 * Nothing leaves the machine: every name but this machine's fails to resolve, and the browser's own errands are off.
 * `--allow-loopback-in-peer-connection` lets WebRTC use 127.0.0.1, which it otherwise never does. The packaged browser's
 * usual `--single-process` is left out: with it the browser dies when a page is closed.
 */
const chromiumArguments = [
  '--no-sandbox',
  '--disable-setuid-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/**
 * Starts Chromium. It comes out of the npm package `@sparticuz/chromium` (Linux, x64), needs nothing else installed and
 * works as root; elsewhere, or if `CHROMIUM_PATH` names one, an installed Chrome is used. The microphone is a fake one that
 * every page may use.
 */
export async function launchChromium(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH;
  const packaged = own || process.platform !== 'linux' || process.arch !== 'x64' ? undefined : await unpack();
  const executablePath = own ?? packaged?.path;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : { channel: 'chrome' }),
    args: chromiumArguments,
    env: { ...process.env, ...packaged?.env },
  });
  browser.on('context', (context) => context.setDefaultTimeout(patienceMs));
  return browser;
}

interface Unpacked {
  path: string;
  env: Record<string, string>;
}

/**
 * The package's browser, unpacked once a version (two seconds, 200 MB) under the temporary folder. The package unpacks to
 * fixed names there, so two test runs at once would read each other's half files: a process of its own with its own
 * TMPDIR unpacks beside, and the finished folder is renamed.
 */
async function unpack(): Promise<Unpacked> {
  const index = resolve('@sparticuz/chromium');
  const root = join(dirname(index), '..');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `visitation-line-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (!existsSync(join(folder, 'chromium'))) {
    const beside = `${folder}.${randomUUID()}`;
    await mkdir(beside, { recursive: true });
    const script = `import chromium, { inflate } from ${JSON.stringify(index)};
      await chromium.executablePath(); await inflate(${JSON.stringify(join(root, 'bin', 'al2023.tar.br'))});`;
    await run(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TMPDIR: beside } });
    await writeFile(join(beside, 'fonts', 'fonts.conf'), fontsOf(folder));
    await rename(beside, folder).catch(async (error) => {
      // Somebody else was first.
      await rm(beside, { recursive: true, force: true });
      if (!existsSync(join(folder, 'chromium'))) throw error;
    });
  }
  const path = join(folder, 'chromium');
  const env: Record<string, string> = { FONTCONFIG_PATH: join(folder, 'fonts') };
  const libraries = join(folder, 'al2023', 'lib');
  // The package brings the few libraries a bare system lacks (NSS, expat); a system that has its own uses those.
  if ((await missing(path)).length > 0) env.LD_LIBRARY_PATH = libraries;
  const lacking = await missing(path, env);
  if (lacking.length > 0) throw new Error(`Chromium cannot start: this system lacks ${lacking.join(', ')}.`);
  return { path, env };
}

/** Shared libraries the loader does not find; none where `ldd` itself is not there to ask. */
async function missing(path: string, env: Record<string, string> = {}): Promise<string[]> {
  const listed = await run('ldd', [path], { env: { ...process.env, ...env } }).catch(() => ({ stdout: '' }));
  return [...listed.stdout.matchAll(/^\s*(\S+) => not found/gm)].map((found) => found[1] as string);
}

/** The package's own fonts first (a bare system has none), then the system's. */
function fontsOf(folder: string) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
