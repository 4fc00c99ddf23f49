// npm run check: style, limits, layers, cycles, types of each layer and unused code, each by the tool that knows it. Every check runs,
// whatever the others say, two at a time.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './bundle.ts';

interface Check {
  /** What it guards, in the words of the failure line. */
  name: string;
  /** The program, as a path from the root, and its arguments. */
  command: [string, ...string[]];
}

/** As many checks as run at once: the compiler and Biome have threads of their own, and a compiler needs up to 1 GB. */
const atOnce = 2;

/** The layers by their names: the projects tsconfig.json refers to, so that an editor and this command read the same list. */
const layers: string[] = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).references.map(
  ({ path }: { path: string }) => basename(path, '.json'),
);

/** The compiler on one layer; what it learned is kept in dist/types, and files that have not changed since are not checked again. */
function typesOf(layer: string): Check {
  return { name: `types of ${layer}`, command: ['node_modules/typescript/bin/tsc', '-p', `tsconfig/${layer}.json`] };
}

/** All checks, those that take longest first. */
export const checks: readonly Check[] = [
  // The limits, and the files that do not keep one yet, stand in biome.limits.json.
  {
    name: 'lint, format, limits, cycles',
    command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  },
  ...layers.toReversed().map(typesOf),
  {
    name: 'unused code and dependencies',
    command: ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'],
  },
  { name: 'who imports whom', command: ['scripts/layers.ts'] },
];

/** Runs one check in a folder laid out like this project; `output` is what the tool said. */
export async function runCheck({ command }: Check, cwd: string): Promise<{ passed: boolean; output: string }> {
  const [program, ...args] = command;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, program), ...args],
      { cwd, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) =>
        resolve({ passed: error === null, output: `${out}${err}${out || err ? '' : (error?.message ?? '')}` }),
    );
  });
}

/** Runs `waiting` one after the other and says how each went; returns the names of those that failed. */
async function runAll(waiting: Check[]): Promise<string[]> {
  const failed: string[] = [];
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const started = performance.now();
    const { passed, output } = await runCheck(check, root);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)`);
    if (passed) continue;
    console.log(output);
    failed.push(check.name);
  }
  return failed;
}

if (import.meta.main) {
  const waiting = [...checks];
  const failed = (await Promise.all(Array.from({ length: atOnce }, () => runAll(waiting)))).flat();
  if (failed.length > 0) console.log([`${failed.length} of ${checks.length} checks failed:`, ...failed].join('\n  '));
  process.exit(failed.length === 0 ? 0 : 1);
}
