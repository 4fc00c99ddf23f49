import { offersFrom } from '../../flows/booking/slots.ts';
import { localDayOf, plus } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import type { Slot } from '../../schemas/meeting.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { Store } from '../adapters/store.ts';

/** How far ahead free times are looked for, and how many slots are read for it. */
const HORIZON = 'P21D';
const SLOTS_READ = 120;

/** More than a day's different times, so that the next day is always among them. */
const LOOKED_THROUGH = 30;

/** Free times from the earliest possible moment, each time once, earliest first. */
export const freeTimes = async (store: Store, unit: Unit, now: string, most: number): Promise<Slot[]> => {
  const policy = policyOn(unit, localDayOf(now));
  const slots = await store.slots(unit.unitId, plus(now, policy.meetings.lead), plus(now, HORIZON), SLOTS_READ);
  return offersFrom(
    slots.filter((slot) => slot.meetingId === undefined),
    most,
  );
};

/**
 * The time booked for a citizen we did not reach: not the same day, since a message must have time to be read. Falls back on any free
 * time when there is no other.
 */
export const firstFreeSlot = async (store: Store, unit: Unit, now: string): Promise<Slot | undefined> => {
  const free = await freeTimes(store, unit, now, LOOKED_THROUGH);
  return free.find((slot) => localDayOf(slot.startAt) > localDayOf(now)) ?? free[0];
};
