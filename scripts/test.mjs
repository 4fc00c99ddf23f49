// npm test: installs if need be, then checks, builds and runs every test with Node 24. Plain JavaScript: it runs on Node 20 as well.
// `npm test -- flows/calendar` runs only the tests whose path contains that, and no checks.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureInstalled, newEnoughNode, root } from './prepare-node.mjs';

ensureInstalled();
const node = newEnoughNode();
const chosen = process.argv.slice(2);
const bin = join(root, 'node_modules', '.bin');
const results = join(root, 'dist', 'test-results.json');

/** Runs a program of the project in UTC, as the functions live in the cloud; true when it ended well. */
function run(...args) {
  const { status } = spawnSync(node, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TZ: 'UTC', PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  });
  return status === 0;
}

const checked = chosen.length > 0 || run(join(root, 'scripts/check.ts'));

mkdirSync(join(root, 'dist'), { recursive: true });
rmSync(results, { force: true });
const passedAll = run(
  join(root, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...chosen,
);

/** Tests by vitest's own count; a file that could not even be loaded counts as one that failed. */
function count() {
  if (!existsSync(results)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests };
}

const { passed, failed, skipped } = count();
if (!checked) console.log('The checks failed; their reasons stand above the tests (npm run check).');
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(checked && passedAll && failed === 0 ? 0 : 1);
