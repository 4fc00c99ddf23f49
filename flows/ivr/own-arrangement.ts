import type { Call } from '../../schemas/call.ts';
import type { Arrangement } from '../../schemas/prompt.ts';
import type { Visit } from '../../schemas/visit.ts';
import { giveUpMeeting } from '../booking/book.ts';
import { minus } from '../calendar/local-time.ts';
import { cancelCallback } from '../callback/cancel.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { hasPromise } from '../visit/arrangements.ts';
import { isOpenContact } from '../visit/contact.ts';
import { askToChoose } from '../visit/desk.ts';
import { recordChoice, stageOf } from '../visit/offer.ts';
import { isSafeContact } from '../visit/safe-contact.ts';
import { ask, offerTimes } from './ask.ts';
import { askTime } from './choose-window.ts';

/** Who asks again within this time has the message already. */
const sentOnceIn = 'PT1H';

/** What stands and lies ahead, the nearest first: a promise to call, and a meeting. */
function standingIn(work: Work, visit: Visit): Arrangement[] {
  const { callback } = visit;
  const isPromised = callback?.kind === 'callback' && hasPromise(work, visit);
  const meeting = visit.meeting === undefined ? undefined : work.item('meeting', visit.meeting.meetingId);
  const standing = [
    ...(isPromised ? [{ what: 'callback' as const, at: callback.nextAt }] : []),
    ...(meeting?.state === 'booked' && meeting.startAt > work.now
      ? [{ what: 'meeting' as const, at: meeting.startAt }]
      : []),
  ];
  return standing.toSorted((one, other) => (one.at < other.at ? -1 : 1)).map(({ what }) => what);
}

function standing(work: Work, { visitId }: Call): Arrangement[] {
  return standingIn(work, work.demand('visit', visitId));
}

/** Who has keyed the code hears what is arranged before anything else; `isAsked`: it is what they wish to hear of. */
export function hearArranged(work: Work, call: Call, isAsked: boolean): void {
  const [about, next] = standing(work, call);
  if (about === undefined) return ask(work, call, 'menu', isAsked ? 'nothingArranged' : 'codeFound');
  ask(work, call, 'arranged', 'first', { about, ...(next !== undefined && { next }) });
}

/** "Do you have an arrangement already?" Whoever has not keyed the code is asked for it. */
export function askOwn(work: Work, call: Call): void {
  if (call.through === 'code') return hearArranged(work, call, true);
  ask(work, call, 'ownCode', 'first');
}

/**
 * Without the code all hear the same, and what exists goes to the registered telephone: whoever has only got hold of a number hears nothing
 * of whose it is. Not to who is in safe contact, and not again within the hour.
 */
export function tellBySms(work: Work, call: Call): void {
  const visit = work.demand('visit', call.visitId);
  const { arrangedSentAt, visitId } = visit;
  const isSent = arrangedSentAt !== undefined && arrangedSentAt > minus(work.now, sentOnceIn);
  if (!isSent && !isSafeContact(visit) && isOpenContact(visit) && standingIn(work, visit).length > 0) {
    work.put({ ...visit, arrangedSentAt: work.now });
    work.record({ type: 'arrangementsAsked' }, { visitId, callId: call.callId });
  }
  ask(work, call, 'menu', 'ownBySms');
}

/** What is asked about, if it still stands, and what is asked about after it. */
function askedAbout(work: Work, call: Call): { about?: Arrangement; next?: Arrangement } {
  if (call.state.at !== 'prompt') return {};
  const { about, next } = call.state;
  const stands = standing(work, call);
  return {
    ...(about !== undefined && stands.includes(about) && { about }),
    ...(next !== undefined && stands.includes(next) && { next }),
  };
}

/** It stays as it is: the next one is asked about, or what comes now is said once more. */
export function keepArrangement(work: Work, call: Call): void {
  const { about, next } = askedAbout(work, call);
  // It is gone meanwhile.
  if (about === undefined) return hearArranged(work, call, true);
  if (next !== undefined) return ask(work, call, 'arranged', 'kept', { about: next });
  ask(work, call, about === 'meeting' ? 'booked' : 'promised', 'kept');
}

/** Another time: of a meeting one that is free, of a promise the window that is chosen. */
export function changeArrangement(work: Work, call: Call): void {
  const { about } = askedAbout(work, call);
  if (about === undefined) return hearArranged(work, call, true);
  if (about === 'meeting') return offerTimes(work, call, 'first', { moves: 'meeting' });
  askTime(work, call, { moves: 'callback' });
}

/** It is given up: where nothing else stands, the desk asks what is wished. */
export function cancelArrangement(work: Work, call: Call): void {
  const { about, next } = askedAbout(work, call);
  if (about === undefined) return hearArranged(work, call, true);
  const visit = work.demand('visit', call.visitId);
  const [rest] = standingIn(work, about === 'meeting' ? withoutMeeting(work, visit) : cancelCallback(work, visit));
  chooseInstead(work, call, rest);
  const reason = about === 'meeting' ? 'meetingCancelled' : 'callbackCancelled';
  if (next !== undefined) return ask(work, call, 'arranged', reason, { about: next });
  if (rest === undefined) askToChoose(work, work.demand('visit', call.visitId));
  ask(work, call, 'cancelled', reason);
}

function withoutMeeting(work: Work, visit: Visit): Visit {
  giveUpMeeting(work, visit, true);
  const rest = omit(visit, 'meeting');
  work.put(rest);
  return rest;
}

/** What is left is what the citizen has chosen, or nothing. */
function chooseInstead(work: Work, { visitId, callId }: Call, rest: Arrangement | undefined): void {
  const visit = work.demand('visit', visitId);
  const choice = rest === undefined ? 'none' : rest === 'meeting' ? 'physical' : 'callback';
  if (visit.choice !== choice) recordChoice(work, visit, { choice, stage: stageOf(work, visit), callId });
}
