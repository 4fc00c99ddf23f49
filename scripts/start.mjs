// npm start: installs if need be, then runs the line with Node 24. Plain JavaScript: it runs on Node 20 as well.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, newEnoughNode, root } from './prepare-node.mjs';

ensureInstalled();
const node = newEnoughNode();

// The whole line is to fit in 400 MB, and most of it waits for somebody to call: memory before speed. It saves a fifth.
const small = ['--optimize-for-size', '--max-semi-space-size=2'];

// The channel lets the line notice when this process is gone, however it went. Functions live in UTC, as in the cloud.
const line = spawn(
  node,
  [...small, '--disable-warning=ExperimentalWarning', join(root, 'local/main.ts'), ...process.argv.slice(2)],
  {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Fewer allocation arenas: with a thread per worker they hold 100 MB that nobody uses.
    env: { MALLOC_ARENA_MAX: '2', ...process.env, TZ: 'UTC' },
  },
);
line.on('error', (error) => {
  console.error(`The line could not be started: ${error.message}`);
  process.exit(1);
});
line.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
// Ctrl-C reaches the line itself, being of the same group; a signal sent to this process alone is handed on.
process.on('SIGINT', () => line.kill('SIGINT'));
process.on('SIGTERM', () => line.kill('SIGTERM'));
process.on('SIGHUP', () => line.kill('SIGTERM'));
