import type { Call, Reason } from '../../schemas/call.ts';
import type { Visit } from '../../schemas/visit.ts';
import { bookVisitMeeting } from '../booking/book.ts';
import { chairBy, freeChairAt } from '../booking/times.ts';
import { plus } from '../calendar/local-time.ts';
import { offersTelephone } from '../calendar/policy.ts';
import { isReachable } from '../callback/promise.ts';
import { leaveCalled, notThere, takeCall } from '../callback/take-call.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { freeSeat } from '../routing/seats.ts';
import { isTalkPossible } from '../routing/talk.ts';
import { callableNumber, inOpenContact } from '../visit/open-contact.ts';
import {
  ask,
  callBack,
  choose,
  decideFor,
  isQueued,
  offerTimes,
  placeOf,
  silentLeg,
  wait,
  wantMeeting,
} from './ask.ts';
import type { Said } from './citizen-says.ts';
import { tryCode } from './code-limits.ts';
import { type Heard, type Move, moveAt, uncounted } from './dialogue.ts';
import { hear } from './hear.ts';

/** A key, a code, a number or silence at a prompt. */
export function promptSays(work: Work, call: Call, { digits, isAtFallback }: Said): void {
  if (call.state.at !== 'prompt') return;
  const { prompt, wrong, silent, times, part } = call.state;
  if (isAtFallback === true) return fallbackSays(work, call);
  const heard = hear(prompt, digits, { policy: work.policy, ownNumber: work.unit.number, part });
  const tried = heard.heard === 'code' ? tryCode(work, call, heard.code) : undefined;
  if (tried?.was === 'found') return;
  if (tried?.was === 'notTaken') return ask(work, call, 'menu', 'codeNotTaken');
  const understood: Heard = heard.heard === 'code' ? { heard: 'unknownCode' } : heard;
  const move = offered(work, moveAt(prompt, understood, { wrong, silent, page: times?.page.length ?? 0 }));
  make(work, tried?.call ?? call, move, understood);
}

/** The static document has keys of its own, whatever was asked last: 1 be called back, 0 a meeting. */
function fallbackSays(work: Work, call: Call): void {
  if (call.fallbackKey === '0') return wantMeeting(work, call, 'first');
  return call.callable ? callBack(work, call, 'first') : ask(work, call, 'keyNumber', 'first');
}

/** Where the telephone is not offered, whoever asks for it hears the times of meetings. */
function offered(work: Work, move: Move): Move {
  const isByTelephone = move.move === 'askNumber' || move.move === 'talkNow';
  return isByTelephone && !offersTelephone(work.policy) ? { move: 'times' } : move;
}

function make(work: Work, call: Call, move: Move, heard: Heard): void {
  switch (move.move) {
    case 'ask':
      return ask(work, call, move.prompt, move.reason);
    case 'again':
      return askAgain(work, call, move, heard);
    case 'askNumber':
      return ask(work, call, call.caller === 'danish' ? 'callbackNumber' : 'keyNumber', 'first');
    case 'callback':
      return callBack(work, call, 'first');
    case 'otherNumber':
      return ask(work, call, 'keyNumber', 'first', purposeOf(call));
    case 'readBack':
      return readBack(work, call, heard);
    case 'confirm':
      return takeNumber(work, call, heard.heard === 'key' ? 'first' : 'decided');
    case 'times':
      return wantMeeting(work, leaveCalled(work, call), 'first');
    case 'takeCall':
      return takeCall(work, call);
    case 'notThere':
      return notThere(work, call);
    case 'moreTimes':
      return offerTimes(work, call, 'first', lastRead(call));
    case 'book':
      return book(work, call, move.index);
    case 'talkNow':
      return talkNow(work, call);
    case 'decide':
      return decideFor(work, call, 'decided');
    case 'leaveTimes':
      return isQueued(call) ? wait(work, call, 'decided') : decideFor(work, call, 'decided');
  }
}

/** What the number is asked for stays with the question about it. */
function purposeOf({ state }: Call): { numberFor?: 'meeting' } {
  return state.at === 'prompt' && state.numberFor !== undefined ? { numberFor: state.numberFor } : {};
}

/** A number is promised nothing before the caller has heard which one was understood. */
function readBack(work: Work, call: Call, heard: Heard): void {
  if (heard.heard !== 'number') return;
  const keyed = work.answer({ need: 'sealedNumber', unitId: work.unitId, number: heard.number });
  ask(work, call, 'readBack', 'first', { ...purposeOf(call), keyed });
}

/** The number that was read back is the one to call: now for a call-back, or about the meeting whose time is chosen next. */
function takeNumber(work: Work, asked: Call, reason: Reason): void {
  if (asked.state.at !== 'prompt' || asked.state.keyed === undefined) return;
  const { keyed, numberFor } = asked.state;
  if (numberFor === undefined) return callBack(work, asked, reason, keyed);
  const call = { ...inOpenContact(work, asked), callable: true };
  work.put({ ...work.demand('visit', call.visitId), callNumber: keyed.sealed, dialHash: keyed.hash });
  offerTimes(work, call, 'first');
}

function lastRead({ state }: Call): { after?: string } {
  const last = state.at === 'prompt' ? state.times?.page.at(-1)?.startAt : undefined;
  return last === undefined ? {} : { after: last };
}

/** The same prompt once more; a wrong key or a silence is counted, a wish to hear it again is not. */
function askAgain(work: Work, call: Call, { reason }: Extract<Move, { move: 'again' }>, heard: Heard): void {
  if (call.state.at !== 'prompt') return;
  const { wrong, silent } = call.state;
  const slip = heard.heard === 'silence' ? { silent: silent + 1 } : { wrong: wrong + 1 };
  const counted = uncounted.includes(reason) ? {} : slip;
  // A code that is none is keyed anew from the first digit.
  const state = heard.heard === 'unknownCode' ? omit(call.state, 'part') : call.state;
  const part = heard.heard === 'partOfCode' ? { part: heard.digits } : {};
  work.put({
    ...call,
    state: { ...state, ...counted, ...part },
    reason,
    step: call.step + 1,
    checkAt: plus(work.now, silentLeg),
  });
}

/** A talk now, where somebody is there to talk with; else the call-back is offered. */
function talkNow(work: Work, call: Call): void {
  if (!isTalkPossible(work))
    return ask(work, call, call.caller === 'danish' ? 'callbackNumber' : 'keyNumber', 'closed');
  if (isQueued(call)) return wait(work, choose(work, call, 'talkNow'), 'first');
  const seat = freeSeat(work);
  if (seat === undefined) return offerCall(work, call);
  wait(work, { ...choose(work, call, 'talkNow'), seat }, 'first');
}

/** As many wait as the rules let in: a call is promised, and the place is the one that waiting would have had. */
function offerCall(work: Work, call: Call): void {
  const { visitId, callId } = call;
  work.record({ type: 'queueFull', most: work.policy.routing.queueMost }, { visitId, callId });
  const placed = { ...call, placeAt: placeOf(work, call) };
  ask(work, placed, call.caller === 'danish' ? 'callbackNumber' : 'keyNumber', 'queueFull');
}

/** The time behind the key. Somebody may have taken it meanwhile: then another chair at that hour, or fresh times, but never "none" while one is free. */
function book(work: Work, call: Call, index: number): void {
  const offered = call.state.at === 'prompt' ? call.state.times?.page[index] : undefined;
  if (offered === undefined) refuse('unknownSlot');
  const visit = work.demand('visit', call.visitId);
  // The time that is theirs already: nothing changes, and nothing is taken.
  if (visit.meeting?.startAt === offered.startAt) return ask(work, call, 'booked', 'first');
  const chair = work.attempt === 0 ? chairBy(work.unit, offered.slotId) : freeChairAt(work, offered.startAt);
  if (chair === undefined || chair.startAt <= work.now) return offerTimes(work, call, 'slotTaken');
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
