import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runsAs } from 'lambda-local/store';

/** Where everything is: what whoever drives the line from outside reads. */
export interface LineFile {
  line: string;
  carrier: string;
  store: string;
  identity: string;
  accountSid: string;
  authToken: string;
  pid: number;
  numbers: Record<string, string>;
}

function fileOf(dataDir: string) {
  return join(dataDir, 'line.json');
}

/** @throws when another line lives in this data folder, ready or still starting; clears what a killed one left. */
export function claimDataDir(dataDir: string): void {
  const claim = join(dataDir, 'main.pid');
  if (existsSync(claim)) {
    const pid = Number(readFileSync(claim, 'utf8'));
    if (pid !== process.pid && runsAs(pid, 'local/main')) {
      throw new Error(
        `A line already runs on ${dataDir} (process ${pid}). Stop it, or use another folder with --data DIR.`,
      );
    }
  }
  writeFileSync(claim, String(process.pid));
  rmSync(fileOf(dataDir), { force: true });
}

/** Appears whole or not at all: its presence means ready. */
export function writeLineFile(dataDir: string, content: LineFile): void {
  const temporary = `${fileOf(dataDir)}.new`;
  writeFileSync(temporary, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(temporary, fileOf(dataDir));
}

export function removeLineFile(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}
