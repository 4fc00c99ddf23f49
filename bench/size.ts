import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { functionNames } from '../infra/function-names.ts';
import { bundle, root } from '../scripts/bundle.ts';
import { said } from './budgets.ts';
import type { Measured } from './figures.ts';

const most = 10;

/** Bytes of each function's bundle, and what `voice` is made of. Exact: the same on every machine. */
export async function size(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const entries = Object.fromEntries(functionNames.map((name) => [name, join(root, 'functions', name, 'index.ts')]));
    const { outputs } = await bundle({ entries, outdir: join(folder, 'functions'), mapdir: join(folder, 'maps') });
    const bytes = (name: string) => statSync(join(folder, 'functions', name, 'index.mjs')).size;
    const voice = Object.entries(outputs).find(([file]) => file.endsWith('voice/index.mjs'))?.[1];
    const parts = new Map<string, number>();
    for (const [file, { bytesInOutput }] of Object.entries(voice?.inputs ?? {})) {
      const part = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? 'ours';
      parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
    }
    const largest = [...parts].toSorted(([, a], [, b]) => b - a).slice(0, most);
    return {
      name: 'bundle size, minified, source map apart',
      budget: said('voiceBundle'),
      figures: { voiceBundle: bytes('voice') / 1000 },
      lines: [
        ...functionNames.map((name) => `${name}: ${(bytes(name) / 1000).toFixed(1)} kB`),
        `voice is made of ${largest.map(([part, of]) => `${part} ${(of / 1000).toFixed(0)}`).join(', ')} kB`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
