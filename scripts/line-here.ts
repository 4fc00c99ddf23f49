import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runsAs } from 'lambda-local/store';
import type { LineFile } from '../local/line-file.ts';
import { root } from './bundle.ts';

/** The table of a line on one machine. */
export const localTable = 'visitation-line';

/** The folder of `--data`, wherever the command is given. */
export function dataFolder(dataDir: string): string {
  return resolve(root, dataDir);
}

/** The line that runs on a data folder, if one does; one that was killed has left its file behind. */
export function runningLine(dataDir: string): LineFile | undefined {
  const file = join(dataFolder(dataDir), 'line.json');
  const line = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as LineFile) : undefined;
  return line !== undefined && runsAs(line.pid, 'local/main') ? line : undefined;
}
