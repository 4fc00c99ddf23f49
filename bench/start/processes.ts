import { readdirSync, readFileSync } from 'node:fs';

/** A process with what it holds of the machine's memory, MB. */
export interface Held {
  command: string;
  /** What it shares with others counted in part, so that several add up to what they hold together. */
  proportional: number;
  /** What it shares counted in full. */
  resident: number;
}

/** Every process below one, itself left out. Linux tells it; elsewhere there are none. */
export function below(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...below(child)]);
}

function childrenOf(pid: number): number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const lists = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'));
    return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
  } catch {
    // Gone while we looked.
    return [];
  }
}

/** What a process holds; nothing of one that is gone. */
export function heldBy(pid: number): Held[] {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1]) / 1024;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return [{ command, proportional: megabytes('Pss'), resident: megabytes('Rss') }];
  } catch {
    return [];
  }
}
