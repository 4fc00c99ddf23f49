import { spawn } from 'node:child_process';
import { nodePath } from '../tests/line/line-process.ts';
import { said } from './budgets.ts';
import type { Measured } from './figures.ts';
import { freshCopy } from './fresh-copy.ts';

/** `npm test` in a copy that has never been built. */
export async function test(): Promise<Measured> {
  const copy = freshCopy();
  try {
    const began = performance.now();
    const child = spawn(nodePath, ['scripts/test.mjs'], { cwd: copy.folder, stdio: ['ignore', 'pipe', 'ignore'] });
    let last = '';
    child.stdout.on('data', (chunk: Buffer) => {
      last = (last + chunk.toString()).slice(-500);
    });
    const status = await new Promise((resolve) => child.once('exit', resolve));
    const minutes = (performance.now() - began) / 60_000;
    const result = last.trim().split('\n').at(-1) ?? '';
    return {
      name: '`npm test`',
      budget: said('test'),
      figures: { test: minutes },
      lines: [`${minutes.toFixed(1)} minutes: ${result}`],
      broken: status === 0 ? [] : [`it failed: ${result}`],
    };
  } finally {
    copy.remove();
  }
}
