import type { Call } from '../../schemas/call.ts';
import type { Reason } from '../../schemas/prompt.ts';
import { plus } from '../calendar/local-time.ts';
import { offersTelephone } from '../calendar/policy.ts';
import { leaveCalled, notThere, takeCall } from '../callback/take-call.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { silentLeg } from '../routing/legs.ts';
import { freeSeat } from '../routing/seats.ts';
import { isTalkPossible } from '../routing/talk.ts';
import { inOpenContact } from '../visit/open-contact.ts';
import { ask, callBack, choose, decideFor, isQueued, offerTimes, placeOf, wait, wantMeeting } from './ask.ts';
import { changeLanguage, nextLanguage } from './change-language.ts';
import { chooseTime, goBack, leaveTimes, moreTimes } from './choose-time.ts';
import { askTime, callSoonest, chooseWindow, isOutdated, moreWindows, offerWindows } from './choose-window.ts';
import type { Said } from './citizen-says.ts';
import { tryCode } from './code-limits.ts';
import { type Heard, type Move, moveAt, uncounted } from './dialogue.ts';
import { hear } from './hear.ts';
import { askOwn, cancelArrangement, changeArrangement, keepArrangement, tellBySms } from './own-arrangement.ts';

/** A key, a code, a number or silence at a prompt. */
export function promptSays(work: Work, call: Call, { digits, isAtFallback }: Said): void {
  if (call.state.at !== 'prompt') return;
  const { prompt, wrong, silent, times, windows, part } = call.state;
  if (isAtFallback === true) return fallbackSays(work, call);
  const heard = hear(prompt, digits, { policy: work.policy, ownNumber: work.unit.number, part });
  const tried = heard.heard === 'code' ? tryCode(work, call, heard.code) : undefined;
  if (tried?.was === 'found') return;
  if (tried?.was === 'notTaken') return ask(work, call, 'menu', 'codeNotTaken');
  const understood: Heard = heard.heard === 'code' ? { heard: 'unknownCode' } : heard;
  const counts = { wrong, silent, page: (times ?? windows)?.page.length ?? 0 };
  const meant = offered(work, moveAt(prompt, understood, counts));
  // Where there is one language only the key is none.
  const isNone = meant.move === 'language' && nextLanguage(work, call) === undefined;
  const move = isNone ? moveAt(prompt, unknownKey, counts) : meant;
  make({ work, call: tried?.call ?? call, move, heard: understood });
}

const unknownKey: Heard = { heard: 'key', key: 'none' };

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

interface Making<Kind extends Move['move']> {
  work: Work;
  call: Call;
  move: Extract<Move, { move: Kind }>;
  heard: Heard;
}

/** What the line does for each move. */
const makes: { [Kind in Move['move']]: (making: Making<Kind>) => void } = {
  ask: ({ work, call, move }) => ask(work, call, move.prompt, move.reason),
  again: ({ work, call, move, heard }) => askAgain(work, call, move, heard),
  askNumber: ({ work, call }) => ask(work, call, call.caller === 'danish' ? 'callbackNumber' : 'keyNumber', 'first'),
  callback: ({ work, call }) => askTime(work, call),
  soonest: ({ work, call, heard }) => callSoonest(work, call, reasonOf(heard)),
  windows: ({ work, call }) => offerWindows(work, call, { reason: 'first' }),
  moreWindows: ({ work, call }) => moreWindows(work, call),
  window: ({ work, call, move }) => chooseWindow(work, call, move.index),
  otherNumber: ({ work, call }) => ask(work, call, 'keyNumber', 'first', purposeOf(call)),
  readBack: ({ work, call, heard }) => readBack(work, call, heard),
  confirm: ({ work, call, heard }) => takeNumber(work, call, heard),
  times: ({ work, call }) => wantMeeting(work, leaveCalled(work, call), 'first'),
  takeCall: ({ work, call }) => takeCall(work, call),
  notThere: ({ work, call }) => notThere(work, call),
  moreTimes: ({ work, call }) => moreTimes(work, call),
  book: ({ work, call, move }) => chooseTime(work, call, move.index),
  talkNow: ({ work, call }) => talkNow(work, call),
  language: ({ work, call }) => changeLanguage(work, call),
  own: ({ work, call }) => askOwn(work, call),
  tell: ({ work, call }) => tellBySms(work, call),
  keep: ({ work, call }) => keepArrangement(work, call),
  change: ({ work, call }) => changeArrangement(work, call),
  cancel: ({ work, call }) => cancelArrangement(work, call),
  decide: ({ work, call }) => decideFor(work, call, 'decided'),
  leaveTimes: ({ work, call }) => leaveTimes(work, call),
  back: ({ work, call }) => goBack(work, call),
};

function make<Kind extends Move['move']>(making: Making<Kind>): void {
  (makes[making.move.move] as (making: Making<Kind>) => void)(making);
}

/** Words after a key, and after nobody has pressed one. */
function reasonOf({ heard }: Heard): Reason {
  return heard === 'key' ? 'first' : 'decided';
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

/** The number that was read back is the one to call: for a call-back, or about the meeting whose time is chosen next. Who says nothing is not asked when. */
function takeNumber(work: Work, asked: Call, heard: Heard): void {
  if (asked.state.at !== 'prompt' || asked.state.keyed === undefined) return;
  const { keyed, numberFor } = asked.state;
  const isSaid = heard.heard === 'key' && heard.key === '1';
  if (numberFor === undefined && !isSaid) return callBack(work, asked, 'decided', { number: keyed });
  const call = { ...inOpenContact(work, asked), callable: true };
  work.put({ ...work.demand('visit', call.visitId), callNumber: keyed.sealed, dialHash: keyed.hash });
  if (numberFor === undefined) return askTime(work, call, { keyed });
  offerTimes(work, call, 'first');
}

/** The same prompt once more; a wrong key or a silence is counted, a wish to hear it again is not. */
function askAgain(work: Work, call: Call, { reason }: Extract<Move, { move: 'again' }>, heard: Heard): void {
  if (call.state.at !== 'prompt') return;
  if (isOutdated(call, work.now)) return offerWindows(work, call, { reason: 'windowGone' });
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
  if (!isTalkPossible(work, call))
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
