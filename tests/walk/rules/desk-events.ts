import { eventsOf, written } from '../step.ts';
import type { Rules } from './rule.ts';

/** What must be told of meetings, the desk and consultants, and how often. */
export const deskEvents: Rules = {
  'a meeting is told when it is booked, cancelled or over': (step) =>
    written(step, 'meeting').some(({ was, is }) => {
      const told = (type: 'meetingBooked' | 'meetingCancelled' | 'meetingEnded') =>
        eventsOf(step, type).filter(({ payload }) => payload.meetingId === is.meetingId).length;
      const isOver = is.state === 'held' || is.state === 'noShow';
      return (
        told('meetingBooked') !== (was === undefined ? 1 : 0) ||
        told('meetingCancelled') !== (was?.state === 'booked' && is.state === 'cancelled' ? 1 : 0) ||
        told('meetingEnded') !== (was?.state === 'booked' && isOver ? 1 : 0)
      );
    }),

  'what the desk is asked is told when it is asked': (step) =>
    written(step, 'visit').some(({ was, is }) => {
      const told = eventsOf(step, 'deskAsked').some(({ visitId }) => visitId === is.visitId);
      const isAsked = is.desk !== undefined && is.desk.since === step.after.now && is.desk.since !== was?.desk?.since;
      return isAsked && !told;
    }),

  'a presence that changes is told with what it was': (step) =>
    written(step, 'consultant').some(({ was, is }) => {
      const told = eventsOf(step, 'presenceChanged').filter(({ payload }) => payload.staffId === is.staffId);
      // A consultant who comes back to a talk was busy all the time.
      if (was === undefined || was.state === is.state) return told.some(({ payload }) => payload.state !== payload.was);
      return told.length !== 1 || told[0]?.payload.was !== was.state || told[0]?.payload.state !== is.state;
    }),
};
