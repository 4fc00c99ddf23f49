import { createSealing } from '../../functions/adapters/sealing.ts';
import type { Table } from '../../functions/adapters/table.ts';
import type { Credentials } from '../credentials.ts';
import { type SeedOptions, seed, unitOf } from '../seed/seed.ts';
import { keepPast } from './past/keep.ts';
import { playPast } from './past/play-past.ts';

export interface DemoOptions extends SeedOptions {
  table: Table;
  /** When the demo begins, epoch ms: its past ends here. */
  now: number;
  keys: Credentials['keys'];
}

/** Fills an empty table with two years and a week of a line's life, each of them decided by the line's own flows. */
export async function fillDemo(options: DemoOptions): Promise<void> {
  const { now, keys, table } = options;
  const sealing = createSealing(async () => keys);
  const line = await playPast({ unit: { ...unitOf(options), version: 1 }, sealing, now });
  await seed(options);
  await keepPast(table, line, sealing);
}
