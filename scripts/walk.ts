/** Walks the line by the rules of a shipped policy: `npm run walk -- --policy NAME`. Exit 1 where a sentence of the walk is broken. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { policies } from '../local/seed/policies/policies.ts';
import { root } from './bundle.ts';

const { values } = parseArgs({ options: { policy: { type: 'string', default: 'favrskov-2021' } } });
if (policies[values.policy] === undefined) {
  console.error(`There is no policy ${values.policy}: ${Object.keys(policies).join(', ')}`);
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'tests/walk', '--disable-console-intercept'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, WALK_POLICY: values.policy } },
);
process.exit(status ?? 1);
