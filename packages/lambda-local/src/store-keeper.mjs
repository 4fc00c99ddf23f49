// Plain JavaScript on purpose: what must strip types first takes 20 MB more for as long as the line runs.
import { spawn } from 'node:child_process';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// Runs as a process of its own: `store-keeper.mjs <pid file> <command> <argument>…`. Its input is a pipe held by who started it; when
// that is gone, however it went, the pipe closes and the store is ended. A store that falls over is started again.

const [pidFile, command, ...rest] = process.argv.slice(2);
if (!pidFile || !command) throw new Error('Usage: store-keeper.mjs <pid file> <command> <argument>…');

/** Restarts before the store is taken to be unable to run at all. */
const mostRestarts = 20;
let restarts = 0;
let ending = false;
mkdirSync(join(dirname(pidFile), 'log'), { recursive: true });
const log = openSync(join(dirname(pidFile), 'log', 'store.log'), 'a');
let child = start(command);

/** @param {string} program */
function start(program) {
  const started = spawn(program, rest, { stdio: ['ignore', log, log] });
  writeFileSync(String(pidFile), JSON.stringify({ keeper: process.pid, store: started.pid }));
  started.on('exit', (code) => {
    if (ending) process.exit(0);
    if (restarts++ >= mostRestarts) process.exit(code || 1);
    setTimeout(() => {
      if (!ending) child = start(program);
    }, 200);
  });
  started.on('error', (error) => {
    process.stderr.write(`store: ${error.message}\n`);
    process.exit(1);
  });
  return started;
}

function end() {
  if (ending) return;
  ending = true;
  if (child.exitCode !== null || child.signalCode !== null) process.exit(0);
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 2000).unref();
  setTimeout(() => process.exit(0), 3000).unref();
}

process.stdin.on('end', end).on('close', end).on('error', end).resume();
process.on('SIGTERM', end);
// Ctrl-C reaches the whole group; who started it decides when the store goes.
process.on('SIGINT', () => undefined);
