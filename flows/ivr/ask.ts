import type { Call } from '../../schemas/call.ts';
import type { OfferedWindow, PromptName, Reason } from '../../schemas/prompt.ts';
import type { AskedBy } from '../../schemas/visit.ts';
import { replaceMeeting } from '../booking/book.ts';
import { type Chair, freeTimesNow } from '../booking/times.ts';
import { plus } from '../calendar/local-time.ts';
import { firstFor, ownConsultant } from '../callback/owner.ts';
import { promiseCallback, urgentPlace } from '../callback/request.ts';
import type { SealedNumber } from '../case/need.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { silentLeg } from '../routing/legs.ts';
import { enqueue, movedTo } from '../routing/queue.ts';
import { isTalkPossible } from '../routing/talk.ts';
import { isPromised } from '../visit/contact.ts';
import { askDesk } from '../visit/desk.ts';
import { openDeadline } from '../visit/first-talk.ts';
import { offerChoice, recordChoice } from '../visit/offer.ts';
import { callableNumber, inOpenContact } from '../visit/open-contact.ts';
import { isSafeContact } from '../visit/safe-contact.ts';
import { beginsWithMeeting } from './default-channel.ts';
import { readAtOnce } from './dialogue.ts';
import { leaveEarly } from './leave-line.ts';

/** Has the caller waited for a consultant, and goes back there if nothing else comes of it? */
export function isQueued({ state }: Call): boolean {
  return state.at === 'prompt' ? state.queued : state.at === 'waiting' || state.at === 'reserved';
}

const done: readonly PromptName[] = ['promised', 'booked', 'cancelled', 'farewell'];

/** Asks the caller something, with fresh counters. */
export function ask(work: Work, call: Call, prompt: PromptName, reason: Reason, more: AtPrompt = {}): void {
  const { queued = isQueued(call), ...particular } = more;
  // Whose wish is settled, or who is told goodbye, no longer stands in the queue.
  const isDone = done.includes(prompt);
  if (prompt === 'menu')
    offerChoice(work, work.demand('visit', call.visitId), { through: 'line', callId: call.callId });
  const counted = { wrong: 0, silent: 0, queued: queued && !isDone };
  const state = { at: 'prompt', prompt, ...counted, ...particular } as const;
  const seated = state.queued ? call : omit(call, 'seat');
  work.put(movedTo(seated, state, { reason, step: call.step + 1, checkAt: plus(work.now, silentLeg) }));
}

/** What is particular to one prompt. */
export type AtPrompt = Partial<
  Pick<
    Extract<Call['state'], { at: 'prompt' }>,
    'queued' | 'times' | 'numberFor' | 'keyed' | 'windows' | 'about' | 'next' | 'moves'
  >
>;

/** A meeting for somebody whom nobody knows and nobody could reach would be a time kept for no one: who withholds the number keys one first. */
export function wantMeeting(work: Work, call: Call, reason: Reason, queued: boolean = isQueued(call)): void {
  const isReachable = call.callable || call.identified || call.callerSealed !== undefined;
  if (isReachable) return offerTimes(work, call, reason, { queued });
  ask(work, call, 'keyNumber', 'needsNumber', { queued, numberFor: 'meeting' });
}

/** Reads out free times as they are now, from the first or from the one after the last that was read. */
export function offerTimes(
  work: Work,
  call: Call,
  reason: Reason,
  more: { queued?: boolean; after?: string; moves?: AtPrompt['moves'] } = {},
): void {
  const { after, queued = isQueued(call), moves = movesOf(call) } = more;
  const { free, isLate } = timesToRead(work, call, after);
  // After the last page the first one is read again.
  if (free.length === 0 && after !== undefined) return offerTimes(work, call, reason, { queued });
  if (free.length === 0 && moves === 'meeting' && hasMeeting(work, call))
    return ask(work, call, 'booked', 'noOtherTimes');
  if (free.length === 0) return haveNoTimes(work, call, queued);
  const page = free.slice(0, readAtOnce).map(({ slotId, startAt }) => ({ slotId, startAt }));
  const hasMore = free.length > readAtOnce || after !== undefined;
  // No time after the week of § 31 is offered without saying so: once, before the first of them.
  const late = isLate && after === undefined && { late: true };
  const moved = moves === 'meeting' && { moves };
  ask(work, call, 'meetingTimes', reason, { queued, times: { page, more: hasMore, ...late }, ...moved });
}

function hasMeeting(work: Work, { visitId }: Call): boolean {
  return work.demand('visit', visitId).meeting !== undefined;
}

function movesOf({ state }: Call): AtPrompt['moves'] {
  return state.at === 'prompt' && state.prompt === 'meetingTimes' ? state.moves : undefined;
}

/** Free times within the week of § 31, and later ones only where it has none: then those after one of them are late too. */
function timesToRead(work: Work, call: Call, after: string | undefined): { free: Chair[]; isLate: boolean } {
  const most = readAtOnce + 1;
  const before = openDeadline(work, work.demand('visit', call.visitId));
  if (before === undefined) return { free: freeTimesNow(work, { after, most }), isLate: false };
  if (after !== undefined && after > before) return { free: freeTimesNow(work, { after, most }), isLate: true };
  const inTime = freeTimesNow(work, { after, before, most });
  if (inTime.length > 0 || after !== undefined) return { free: inTime, isLate: false };
  return { free: freeTimesNow(work, { most }), isLate: true };
}

/** Nothing is free: a task for the desk, and the caller is still helped. */
function haveNoTimes(work: Work, call: Call, queued: boolean): void {
  askDesk(work, work.demand('visit', call.visitId), 'findTime');
  if (queued) return wait(work, call, 'noTimes');
  if (mayPromise(work, call)) return callBack(work, call, 'noTimes');
  if (isTalkPossible(work, call)) return wait(work, call, 'noTimes');
  ask(work, call, 'farewell', 'noTimes');
}

/** The caller's place in the queue: given once, and kept whatever comes of it. */
export function placeOf(work: Work, { placeAt, visitId }: Call): string {
  return placeAt ?? urgentPlace(work, work.demand('visit', visitId), work.now);
}

/** The caller waits for a consultant: for a short while for the one they know, then for anybody. */
export function wait(work: Work, call: Call, reason: Reason): void {
  const placeAt = placeOf(work, call);
  const owner = call.placeAt === undefined ? firstFor(work, work.demand('visit', call.visitId)) : {};
  enqueue(work, { ...call, ...owner, placeAt }, { reason, step: call.step + 1, checkAt: plus(work.now, silentLeg) });
}

interface CallingBack {
  /** That was keyed; else the one in hand is called. */
  number?: SealedNumber | undefined;
  /** The window that was chosen; else the next one. */
  chosen?: OfferedWindow | undefined;
  /** What was promised gets another time, and is called where it would have been. */
  isMoved?: boolean;
}

/** Promises a call-back. */
export function callBack(work: Work, asked: Call, reason: Reason, { number, chosen, isMoved }: CallingBack = {}): void {
  const askedBy = reason === 'first' || number !== undefined ? 'citizen' : 'rule';
  // Withdrawn, or cancelled by somebody else, while the caller chose: then it is another promise, in a case that is open.
  const moves = isMoved === true && isPromised(work.demand('visit', asked.visitId));
  const call = moves ? asked : choose(work, asked, 'callback', askedBy);
  const before = work.demand('visit', call.visitId);
  // Who would rather not wait for a talk has said nothing of the meeting.
  const isInstead = askedBy === 'citizen' && !moves && !isQueued(asked);
  const visit = isInstead ? replaceMeeting(work, before) : before;
  promiseCallback(work, visit, {
    kind: 'callback',
    placeAt: call.placeAt,
    number: moves ? undefined : (number ?? callableNumber(call)),
    chosen,
    owner: ownConsultant(work.policy, visit),
  });
  ask(work, number === undefined ? call : { ...call, callable: true }, 'promised', reason);
}

type ByTelephone = 'callback' | 'physical' | 'talkNow';

/** The citizen has chosen, or the rules have for who did not. Whoever does so before the menu was offered the choice by the prompt where they did. Returns the call, in the contact that the choice is about. */
export function choose(work: Work, asked: Call, choice: ByTelephone, askedBy: AskedBy = 'citizen'): Call {
  const call = inOpenContact(work, asked);
  const { callId, visitId, connectedAt } = call;
  const offered = offerChoice(work, work.demand('visit', visitId), { through: 'line', callId });
  // Who chooses is on the line, though a talk that has just ended may have been the call of the contact.
  const visit = { ...offered, activeCallId: offered.activeCallId ?? callId };
  recordChoice(work, visit, {
    choice,
    stage: connectedAt === undefined ? 'beforeTalk' : 'duringTalk',
    callId,
    askedBy,
  });
  return call;
}

/** May the line promise by itself to call? There must be a number, and in safe contact or in writing it is the citizen who asks for it. */
function mayPromise(work: Work, { callable, visitId }: Call): boolean {
  const visit = work.demand('visit', visitId);
  return callable && !isSafeContact(visit) && visit.inWriting === undefined;
}

/**
 * The caller could not or would not choose. Where the rules begin with a meeting the times are read out, and whoever leaves those too is
 * helped as under all rules: a call-back where there is a number, else a person, else a farewell that says when to call.
 */
export function decideFor(work: Work, call: Call, reason: Reason): void {
  if (beginsWithMeeting(work.policy, call)) return wantMeeting(work, call, 'first');
  if (mayPromise(work, call)) return callBack(work, call, reason);
  if (isTalkPossible(work, call)) return wait(work, call, reason);
  leaveEarly(work, call);
  ask(work, call, 'farewell', reason);
}
