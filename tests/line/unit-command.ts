import { execFile } from 'node:child_process';
import { nodePath, root } from './line-process.ts';

export interface Said {
  /** 0: done; 2: refused, and nothing written. */
  code: number;
  out: string;
  err: string;
}

/** `npm run unit -- …` on the table of a line of ours. */
export function unitCommand(dataDir: string): (...args: string[]) => Promise<Said> {
  return (...args) =>
    new Promise((done) => {
      execFile(nodePath, ['scripts/unit.ts', ...args, '--data', dataDir], { cwd: root }, (error, out, err) =>
        done({ code: error === null ? 0 : Number(error.code), out, err }),
      );
    });
}
