// What cdk.json names as its app: `npx cdk ls`, `synth`, `diff` and `deploy` come here, with nothing run before. Plain JavaScript: it
// runs on whatever Node the machine has, and finds the one the project wants.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, newEnoughNode, root } from './prepare-node.mjs';

ensureInstalled();
const { status, error } = spawnSync(newEnoughNode(), [join(root, 'scripts/synth.ts')], { cwd: root, stdio: 'inherit' });
if (error) console.error(`The app could not be started: ${error.message}`);
process.exit(status ?? 1);
