import type { Call } from '../../schemas/call.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Visit } from '../../schemas/visit.ts';
import { bookedOf, bookVisitMeeting, rescheduleMeeting } from '../booking/book.ts';
import { chairBy, freeChairAt } from '../booking/times.ts';
import { isReachable } from '../callback/promise.ts';
import { refuse, type Work } from '../case/work.ts';
import { callableNumber } from '../visit/open-contact.ts';
import { ask, choose, decideFor, isQueued, offerTimes, wait } from './ask.ts';
import { hearArranged } from './own-arrangement.ts';
import { particularsOf } from './particulars.ts';

/** The time behind the key. Somebody may have taken it meanwhile: then another chair at that hour, or fresh times, but never "none" while one is free. */
export function chooseTime(work: Work, call: Call, index: number): void {
  const offered = call.state.at === 'prompt' ? call.state.times?.page[index] : undefined;
  if (offered === undefined) refuse('unknownSlot');
  const visit = work.demand('visit', call.visitId);
  const moved = movedMeeting(work, call, visit);
  // The time that is theirs already: nothing changes, and nothing is taken.
  if (visit.meeting?.startAt === offered.startAt) return ask(work, call, 'booked', 'first');
  const chair = work.attempt === 0 ? chairBy(work.unit, offered.slotId) : freeChairAt(work, offered.startAt);
  if (chair === undefined || chair.startAt <= work.now) return offerTimes(work, call, 'slotTaken');
  if (moved !== undefined) {
    work.put({ ...visit, meeting: bookedOf(rescheduleMeeting(work, visit, moved, chair)) });
    return ask(work, call, 'booked', 'moved');
  }
  const chosen = choose(work, call, 'physical');
  bookVisitMeeting(work, reachable(work, call, work.demand('visit', chosen.visitId)), chair);
  ask(work, chosen, 'booked', 'first');
}

/** Where no number is known at all, an SMS about the meeting goes to the one in hand; a known one is never replaced by it. */
function reachable(work: Work, call: Call, contact: Visit): Visit {
  const shown = callableNumber(call);
  if (shown === undefined || isReachable(work, contact)) return contact;
  return { ...contact, callNumber: shown.sealed, dialHash: shown.hash };
}

/** The meeting that gets another time, if it still stands: the old time is free in the same write. */
function movedMeeting(work: Work, { state }: Call, { meeting }: Visit): Meeting | undefined {
  if (state.at !== 'prompt' || state.moves !== 'meeting' || meeting === undefined) return undefined;
  const standing = work.item('meeting', meeting.meetingId);
  return standing?.state === 'booked' ? standing : undefined;
}

/** The times after the last that was read. */
export function moreTimes(work: Work, call: Call): void {
  const last = call.state.at === 'prompt' ? call.state.times?.page.at(-1)?.startAt : undefined;
  offerTimes(work, call, 'first', last === undefined ? {} : { after: last });
}

/** Out of the times: a meeting that was to be moved stays, who has waited waits on, and for everybody else the line decides. */
export function leaveTimes(work: Work, call: Call): void {
  if (call.state.at === 'prompt' && call.state.moves === 'meeting') return hearArranged(work, call, true);
  return isQueued(call) ? wait(work, call, 'decided') : decideFor(work, call, 'decided');
}

/** Back to what the times were asked for from. */
export function goBack(work: Work, call: Call): void {
  if (call.state.at !== 'prompt') return;
  if (call.state.prompt === 'callbackTimes') return ask(work, call, 'callbackTime', 'first', particularsOf(call));
  if (call.state.moves === 'meeting') return hearArranged(work, call, true);
  ask(work, call, 'menu', 'first');
}
