import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface DemoOptions {
  /** Where the line's credentials lie. */
  dataDir: string;
  storeEndpoint: string;
  tableName: string;
  policy: string;
  unitNumber: string;
  consultants: number;
  /** When the demo begins, epoch ms: its past ends here. */
  now: number;
}

const program = fileURLToPath(new URL('./fill-process.ts', import.meta.url));

/**
 * Fills an empty table with two years and a week of a line's life, each of them decided by the line's own flows. In a process of its own:
 * what they take of memory, 100 MB, is given back with it.
 */
export async function fillDemo(options: DemoOptions): Promise<void> {
  // It ends when its input does, so that it never outlives the line.
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, JSON.stringify(options)], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The past of the demo could not be written. --empty leaves it out.');
}
