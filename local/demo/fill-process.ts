// Runs as a process of its own: `fill-process.ts <options as JSON>`; `fill.ts` starts it.
import { createSealing } from '../../functions/adapters/sealing.ts';
import { openCredentials } from '../credentials.ts';
import { openLineStore } from '../seed/line-store.ts';
import { peopleWith } from '../seed/people.ts';
import { seed, unitOf } from '../seed/seed.ts';
import type { DemoOptions } from './fill.ts';
import { keepPast } from './past/keep.ts';
import { playPast } from './past/play-past.ts';

async function fill({ dataDir, policy, unitNumber, consultants, now, ...place }: DemoOptions): Promise<void> {
  const sealing = createSealing(async () => openCredentials(dataDir).keys);
  const line = await playPast({ unit: { ...unitOf({ policy, unitNumber }), version: 1 }, sealing, now });
  const { store, table, close } = openLineStore(place);
  await seed({ policy, unitNumber, store, people: peopleWith(consultants) });
  await keepPast(table, line, sealing);
  close();
}

process.stdin.on('close', () => process.exit(1)).resume();
await fill(JSON.parse(process.argv[2] ?? '{}') as DemoOptions);
process.exit(0);
