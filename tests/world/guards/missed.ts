import type { Guard } from './guard.ts';

/** How it was seen that a guard is missed. */
export interface Missed {
  /** Histories that were played until the invariant was broken. */
  histories: number;
  /** Acts that are left of the one that broke it, made smaller. */
  acts: number;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/**
 * What a run without the guard says of it: the invariant that the guard names is broken, and there is a smaller history that shows it
 * again. Nothing for a run that failed in any other way.
 */
export function missedIn(said: string, { name, breaks }: Pick<Guard, 'name' | 'breaks'>): Missed | undefined {
  const isBroken = new RegExp(`^VIOLATED in \\d+: ${escaped(breaks)} \\(`, 'm').test(said);
  const without = escaped(`npm run histories -- --without "${name}" --seed `);
  const replayed = new RegExp(`^ *${without}\\d+ --only \\d+ --acts (\\S+) --faults "`, 'm').exec(said);
  const played = /^(\d+) histories, \d+ turns/m.exec(said);
  if (!isBroken || replayed === null || played === null) return undefined;
  return { histories: Number(played[1]), acts: String(replayed[1]).split(',').length };
}

/** A line of the table of guards. */
export function rowOf({ name, breaks }: Pick<Guard, 'name' | 'breaks'>, missed: Missed | undefined): string {
  const found = missed === undefined ? ['-', '-'] : [missed.histories, missed.acts].map(String);
  return [name.padEnd(22), breaks.padEnd(24), ...found.map((one) => one.padStart(10))].join(' ');
}

export const heading = [
  'guard'.padEnd(22),
  'invariant'.padEnd(24),
  'histories'.padStart(10),
  'acts left'.padStart(10),
].join(' ');
