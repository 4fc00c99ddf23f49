// Plain JavaScript on purpose: this runs on whatever node the machine has (20 or newer) before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Installs what the lockfile says unless that has been done. Ends the process with npm's own words when it fails. */
export function ensureInstalled() {
  const lockfile = join(root, 'package-lock.json');
  const marker = join(root, 'node_modules', '.installed-lock');
  const hash = createHash('sha256').update(readFileSync(lockfile)).digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return;
  // npm's own record: newer than the lockfile when somebody has just run npm ci.
  const record = statSync(join(root, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  if (!record || record.mtimeMs < statSync(lockfile).mtimeMs) {
    console.log('installing dependencies (npm ci) …');
    const [command, first] = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
    const shell = command === 'npm' && process.platform === 'win32';
    const { status } = spawnSync(command, [...first, 'ci'], { cwd: root, stdio: 'inherit', shell });
    if (status !== 0) {
      console.error('npm ci failed; its reason stands above.');
      process.exit(status ?? 1);
    }
  }
  writeFileSync(marker, hash);
}

/** The node to run with: the one installed with the project, else this one when it is new enough; else stops. */
export function newEnoughNode() {
  const installed = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(
    `Node 24 or newer is needed; this is ${process.version}, and the package that brings Node 24 exists for Linux on x64 only. ` +
      'Install Node 24 (nodejs.org) and try again.',
  );
  process.exit(1);
}
