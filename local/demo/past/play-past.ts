import type { Sealing } from '../../../functions/adapters/sealing.ts';
import type { Unit } from '../../../schemas/unit.ts';
import { stories } from '../stories/stories.ts';
import { daysAround } from './days.ts';
import { Past } from './past.ts';
import type { PureLine } from './pure-line.ts';
import { twoYears } from './two-years.ts';

const dayMs = 24 * 3600 * 1000;
/** Longer than the two years that are played. */
const longestDays = 740;

/** Plays two years of ordinary days and the stories of the last ones, up to a moment (epoch ms). */
export async function playPast({
  unit,
  sealing,
  now,
}: {
  unit: Unit;
  sealing: Sealing;
  now: number;
}): Promise<PureLine> {
  const past = new Past(unit, sealing);
  past.line.now = now - longestDays * dayMs;
  twoYears(past, now);
  for (const story of stories) story({ past, days: daysAround(unit, now), now });
  await past.agenda.runUntil(now);
  return past.line;
}
