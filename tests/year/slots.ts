import { dayOf } from './calendar.ts';
import type { World } from './world.ts';

/** So many working days are looked through for a free time. */
const mostDays = 5;

/** The first free time so many working days ahead, or on a later one. */
export async function freeSlot({ line, now, rules: { calendar } }: World, workingDaysAhead: number) {
  let day = calendar.workingDayAfter(dayOf(now()), workingDaysAhead);
  for (let tried = 0; tried < mostDays; tried += 1) {
    const [slot] = await line.staff('konsulent1').freeSlots(day);
    if (slot !== undefined) return slot;
    day = calendar.workingDayAfter(day);
  }
  throw new Error('No free time for a follow-up within a week');
}
