import { eventsOf, written } from '../step.ts';
import type { Rules } from './rule.ts';

/** What must be told of meetings, tasks and consultants, and how often. */
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

  'a task is told when it is opened': (step) =>
    written(step, 'task').some(
      ({ was, is }) =>
        eventsOf(step, 'taskOpened').filter(({ payload }) => payload.taskId === is.taskId).length !==
        (was === undefined ? 1 : 0),
    ),

  'a presence that changes is told with what it was': (step) =>
    written(step, 'consultant').some(({ was, is }) => {
      const told = eventsOf(step, 'presenceChanged').filter(({ payload }) => payload.staffId === is.staffId);
      // A consultant who comes back to a talk was busy all the time.
      if (was === undefined || was.state === is.state) return told.some(({ payload }) => payload.state !== payload.was);
      return told.length !== 1 || told[0]?.payload.was !== was.state || told[0]?.payload.state !== is.state;
    }),
};
