import type { FollowUp } from '../../schemas/follow-up.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Visit } from '../../schemas/visit.ts';
import { cancelMeeting } from '../booking/book.ts';
import { cancelCallback } from '../callback/cancel.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { askToChoose } from '../visit/desk.ts';
import { missMeeting } from '../visit/doubt.ts';
import type { Taken } from './incoming.ts';

/** What is arranged with the citizen and still lies ahead. */
interface Standing {
  promise: Visit['callback'];
  meeting: Meeting | undefined;
  /** With the doubt that it is for. */
  ofDoubt: { meeting: Meeting; doubt: FollowUp } | undefined;
}

/**
 * The citizen cancels what stands: the call, the meeting, or the one that settles a doubt, which stays open. Where several stand nobody can
 * know which one is meant: it is said so, and somebody asks. An open contact keeps a next step.
 */
export function cancelStanding(work: Work, visit: Visit): Taken {
  const { promise, meeting, ofDoubt } = standingOf(work, visit);
  const several = [promise, meeting, ofDoubt].filter((one) => one !== undefined).length;
  if (several > 1) return { acted: false, says: 'severalStand' };
  if (promise !== undefined) askToChoose(work, cancelCallback(work, visit));
  else if (meeting !== undefined) cancelOwn(work, visit, meeting);
  else if (ofDoubt !== undefined) {
    cancelMeeting(work, ofDoubt.meeting, true);
    missMeeting(work, ofDoubt.doubt, 'declined');
  } else return { acted: false };
  return { acted: true };
}

function standingOf(work: Work, { callback, meeting, followUpId }: Visit): Standing {
  const doubt = followUpId === undefined ? undefined : work.item('followUp', followUpId);
  const carrying = doubt?.closed === undefined ? ahead(work, doubt?.meeting) : undefined;
  return {
    promise: callback,
    meeting: ahead(work, meeting),
    ofDoubt: doubt === undefined || carrying === undefined ? undefined : { meeting: carrying, doubt },
  };
}

/** A meeting that is booked and has not begun. */
function ahead(work: Work, booked: Visit['meeting']): Meeting | undefined {
  const meeting = booked === undefined ? undefined : work.item('meeting', booked.meetingId);
  return meeting?.state === 'booked' && meeting.startAt > work.now ? meeting : undefined;
}

function cancelOwn(work: Work, visit: Visit, meeting: Meeting): void {
  cancelMeeting(work, meeting, true);
  const rest = omit(visit, 'meeting');
  work.put(rest);
  askToChoose(work, rest);
}
