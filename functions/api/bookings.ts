import type { OldBooking } from '../../flows/booking/book.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps } from './deps.ts';

/** The booked meeting of a visit with its slot, if it can still be given up. */
export const oldBookingOf = async ({ store }: Deps, visit: Visit): Promise<OldBooking | undefined> => {
  if (visit.meeting === undefined) return undefined;
  const [meeting, slot] = await Promise.all([
    store.meeting(visit.meeting.meetingId),
    store.slot(visit.unitId, visit.meeting.slotId),
  ]);
  return meeting === undefined || slot === undefined || meeting.state !== 'booked' ? undefined : { meeting, slot };
};
