import type { UnitId } from '../../schemas/ids.ts';
import type { Slot } from '../../schemas/meeting.ts';
import type { Instant, LocalDay } from '../../schemas/time.ts';
import type { Policy } from '../../schemas/unit.ts';
import { atLocal, localDayOf, plus } from '../calendar/local-time.ts';
import { hoursOf, workingDayAfter } from '../calendar/opening-hours.ts';

const compact = (at: Instant): string => `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** The slots of one working day by the policy; none on a closed day. */
export const slotsOfDay = (unitId: UnitId, day: LocalDay, policy: Policy): Slot[] => {
  if (hoursOf(day, policy.openingHours) === undefined) return [];
  return policy.meetings.startTimes.flatMap((time) => {
    const startAt = atLocal(day, time);
    return Array.from(
      { length: policy.meetings.parallel },
      (_, index): Slot => ({
        entity: 'slot',
        unitId,
        slotId: `${compact(startAt)}-${index + 1}`,
        version: 0,
        startAt,
        endAt: plus(startAt, policy.meetings.length),
      }),
    );
  });
};

/** The working days that should have slots now, today included. */
export const daysWithSlots = (now: Instant, policy: Policy): LocalDay[] => {
  const days = [localDayOf(now)];
  for (let count = 0; count < policy.meetings.workingDaysAhead; count += 1) {
    days.push(workingDayAfter(days.at(-1) ?? localDayOf(now), policy.openingHours));
  }
  return days;
};

/** Different times among the free slots, earliest first: two chairs at the same hour are one choice. */
export const offersFrom = (free: Slot[], most: number): Slot[] => {
  const byStart = new Map<Instant, Slot>();
  for (const slot of free.toSorted((a, b) => (a.slotId < b.slotId ? -1 : 1)))
    if (!byStart.has(slot.startAt)) byStart.set(slot.startAt, slot);
  return [...byStart.values()].slice(0, most);
};
