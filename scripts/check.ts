// npm run check: style, layers, cycles, types and unused code, each by the tool that knows it. Every check runs, whatever the others say.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './bundle.ts';

interface Check {
  /** What it guards, in the words of the failure line. */
  name: string;
  /** Path below node_modules, then arguments. */
  command: [string, ...string[]];
}

/** The checks in the order in which they run; cheap ones do not hide dear ones, since none stops the next. */
export const checks: Check[] = [
  { name: 'lint, format, layers, cycles', command: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings'] },
  { name: 'types', command: ['typescript/bin/tsc', '-p', 'tsconfig.json'] },
  { name: 'unused code and dependencies', command: ['knip/bin/knip.js', '--no-progress', '--no-config-hints'] },
];

/** Runs one check in a folder laid out like this project; `output` is shown only when it fails. */
export const runCheck = ({ command: [program, ...args] }: Check, cwd: string): { passed: boolean; output: string } => {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', program), ...args],
    { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return { passed: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` };
};

if (import.meta.main) {
  const failed = checks.filter((check) => {
    const started = performance.now();
    const { passed, output } = runCheck(check, root);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)`);
    if (!passed) console.log(output);
    return !passed;
  });
  process.exit(failed.length === 0 ? 0 : 1);
}
