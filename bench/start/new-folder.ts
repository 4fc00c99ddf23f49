import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '../../tests/line/line-process.ts';

/** What a fresh clone does not have. */
const ours = ['node_modules', 'dist', '.git', '.local', '.stryker-tmp'];

/** A folder as it is right after `npm ci`: nothing built, nothing started. What is installed is shared with this one. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'new-'));
  cpSync(root, folder, { recursive: true, filter: (source) => source === root || !ours.includes(basename(source)) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
