import { offersFrom } from '../../flows/booking/slots.ts';
import { localDayOf, plus } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import type { Slot } from '../../schemas/meeting.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { Store } from '../adapters/store.ts';

/** How far ahead free times are looked for, and how many slots are read for it. */
const HORIZON = 'P21D';
const SLOTS_READ = 120;

/** Free times from the earliest possible moment, each time once, earliest first. */
export const freeTimes = async (store: Store, unit: Unit, now: string, most: number): Promise<Slot[]> => {
  const policy = policyOn(unit, localDayOf(now));
  const slots = await store.slots(unit.unitId, plus(now, policy.meetings.lead), plus(now, HORIZON), SLOTS_READ);
  return offersFrom(
    slots.filter((slot) => slot.meetingId === undefined),
    most,
  );
};

export const firstFreeSlot = async (store: Store, unit: Unit, now: string): Promise<Slot | undefined> =>
  (await freeTimes(store, unit, now, 1))[0];
