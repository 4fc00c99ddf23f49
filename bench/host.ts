import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { nodePath } from '../tests/line/line-process.ts';

/** What reference/warm-host.mjs tells of each event. */
export interface Told {
  answer: { statusCode: number; body: string } | undefined;
  cpuMs: number;
  /** Of that, what the thread that answers took itself. */
  threadMs: number;
  ms: number;
  loaded: { cpuMs: number; sinceStartMs: number };
  sinceStart: { cpuMs: number; ms: number };
  peakMb: number;
}

export interface Host {
  ask(event: object): Promise<Told>;
  end(): Promise<void>;
}

const program = fileURLToPath(new URL('./reference/warm-host.mjs', import.meta.url));

export interface HostOptions {
  /** The bundle. */
  file: string;
  env: Record<string, string>;
  /** What the function takes for the present. */
  now: string;
}

/** Starts a process for one bundled function; what is asked meanwhile waits until it has loaded. */
export function startHost({ file, env, now }: HostOptions): Host {
  const child = spawn(nodePath, [program, file, now], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waiting: { resolve(told: Told): void; reject(error: Error): void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    // A function may log.
    if (line.startsWith('{"answer"') || line.startsWith('{"cpuMs"')) waiting.shift()?.resolve(JSON.parse(line) as Told);
  });
  void gone.then(() => {
    for (const { reject } of waiting) reject(new Error(`${file} ended before it answered`));
  });
  return {
    ask: (event) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(event)}\n`);
      }),
    end: async () => {
      child.stdin.end();
      await gone;
    },
  };
}
