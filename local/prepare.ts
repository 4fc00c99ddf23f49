import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Part {
  name: string;
  /** What is built from: files and folders below the root. */
  inputs: string[];
  /** Must exist, else it is built whatever the inputs are. */
  outputs: string[];
  /** Arguments for node. */
  command: string[];
}

const built = 'dist/.built';

/** The bundles with the template, and the pages: what the line is made of, besides this process. */
export const parts = {
  template: {
    name: 'functions and template',
    inputs: ['functions', 'flows', 'schemas', 'infra', 'scripts/bundle.ts', 'scripts/synth.ts', 'package-lock.json'],
    outputs: ['dist/cdk.out/manifest.json'],
    command: ['scripts/synth.ts', '--unchecked'],
  },
  pages: {
    name: 'pages',
    inputs: ['web', 'flows', 'schemas', 'package-lock.json'],
    outputs: ['dist/web'],
    command: ['node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'],
  },
} satisfies Record<string, Part>;

function hashOf(root: string, inputs: string[]): string {
  const hash = createHash('sha256').update(process.version);
  const add = (path: string) => {
    const info = statSync(join(root, path), { throwIfNoEntry: false });
    if (!info) return;
    if (info.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) if (name !== 'node_modules') add(join(path, name));
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(root, path)));
    }
  };
  for (const input of inputs) add(input);
  return hash.digest('hex');
}

/** Builds a part unless its inputs are what they were when it was last built. True when it was built now. */
export async function prepare(root: string, part: Part, say: (line: string) => void): Promise<boolean> {
  const marker = join(root, built, part.name.replaceAll(' ', '-'));
  mkdirSync(join(root, built), { recursive: true });
  return locked(join(root, built, `${part.name.replaceAll(' ', '-')}.lock`), async () => {
    const hash = hashOf(root, part.inputs);
    const there = part.outputs.every((output) => existsSync(join(root, output)));
    if (there && existsSync(marker) && readFileSync(marker, 'utf8') === hash) return false;
    say(`building ${part.name}`);
    await run(root, part.command);
    writeFileSync(marker, hash);
    return true;
  });
}

/** Two lines may start in one folder at the same time; only one builds, the other then finds it built. */
async function locked<T>(lock: string, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      // Left behind by a start that was killed.
      if (Date.now() - since > 120_000 || tries > 3000) rmSync(lock, { recursive: true, force: true });
      else await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

async function run(root: string, command: string[]): Promise<void> {
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let trouble = '';
  child.stderr.on('data', (chunk: Buffer) => {
    trouble = (trouble + chunk.toString()).slice(-4000);
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`node ${command.join(' ')} failed:\n${trouble}`);
}
