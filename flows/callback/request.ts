import type { Call } from '../../schemas/call.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Callback, Visit } from '../../schemas/visit.ts';
import type { SealedNumber } from '../case/need.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { askDesk } from '../visit/desk.ts';
import { lateFrom, openDeadline } from '../visit/first-talk.ts';
import { mayRing } from '../visit/safe-contact.ts';
import { ownerOf } from './owner.ts';
import { recordReplaced } from './replace.ts';
import { Room, windowWithRoom } from './room.ts';
import { callbackWindow, isSameWindow, type Window } from './window.ts';

export interface Wish {
  kind: Callback['kind'];
  /** The place earned by waiting, which is kept. */
  placeAt?: Instant | undefined;
  number?: SealedNumber | undefined;
  /** Not before this moment; without it as soon as possible. */
  after?: Instant | undefined;
  /** The window that staff agreed on, or that the citizen chose; else the next one by the rules. */
  agreed?: Window | undefined;
  /** Whose call it is, where it is one consultant's. */
  owner?: StaffId | undefined;
  chosen?: Window | undefined;
  /** It was asked for in an SMS, which is answered whatever they knew. */
  isAnswer?: boolean;
}

/**
 * Promises to call back; one that was open is replaced, never doubled. Whoever asked to be written to is not rung for having called: only
 * because a call is asked for again.
 */
export function promiseCallback(work: Work, visit: Visit, wish: Wish): Visit {
  const { kind, placeAt, number, after: earliest, agreed, chosen, owner, isAnswer = false } = wish;
  if (kind === 'missed' && visit.inWriting !== undefined) return askDesk(work, visit, 'write');
  const { from, until } = agreed ?? chosen ?? soonest(work, visit, { kind, earliest });
  const isTold = kind === 'callback' && (isAnswer || !isKnown(work, visit, { from, until, number }));
  recordReplaced(work, visit);
  const toldAt = isTold ? work.now : visit.callback?.toldAt;
  const owned = owner !== undefined && { owner };
  work.record({ type: 'callbackPromised', kind, ...owned, from, until, isTold }, { visitId: visit.visitId });
  const after: Visit = {
    // What the desk was asked is answered by the promise.
    ...omit(visit, 'desk', 'inWriting'),
    callback: {
      kind,
      ...(agreed !== undefined && { agreed: true as const }),
      ...owned,
      madeAt: work.now,
      from,
      until,
      ...(toldAt !== undefined && { toldAt }),
      // An agreed time is kept before those who have come in since.
      placeAt: placeAt ?? (agreed === undefined ? from : work.now),
      attempts: 0,
      nextAt: from,
      // Who asks again after a broken promise is not put off for longer than by the first.
      ...(visit.callback?.broken !== undefined && { broken: visit.callback.broken }),
    },
    waitingSince: visit.waitingSince ?? work.now,
    ...(number !== undefined && { callNumber: number.sealed, dialHash: number.hash }),
  };
  work.put(after);
  return after;
}

/** Who hung up is called as soon as a consultant is free, and was told nothing; who asks for a call hears a window that can be kept. */
function soonest(
  work: Work,
  visit: Visit,
  { kind, earliest: asked }: Pick<Wish, 'kind'> & { earliest: Instant | undefined },
) {
  const earliest = asked ?? work.now;
  if (kind === 'missed') return callbackWindow(earliest, work.unit);
  return windowWithRoom(work.unit, earliest, { room: roomFor(work, visit), before: openDeadline(work, visit) });
}

/** What can be promised to this citizen beside what others have been. */
export function roomFor(work: Work, { visitId }: Visit): Room {
  const promised = work.answer({ need: 'promised', unitId: work.unitId });
  return new Room(
    work.unit,
    work.now,
    promised.filter((one) => one.visitId !== visitId),
  );
}

/**
 * Was the citizen told of this very window already, at the number that is called? Also of one that this decision has given up, when it
 * joined two contacts: nobody has been told of that.
 */
function isKnown(work: Work, visit: Visit, { from, until, number }: Window & Pick<Wish, 'number'>): boolean {
  const told = visit.callback === undefined ? (work.before('visit', visit.visitId) ?? visit) : visit;
  const { callback } = told;
  if (callback?.kind !== 'callback' || !isSameWindow(callback, { from, until })) return false;
  return (number?.hash ?? dialledHash(work, visit)) === dialledHash(work, told);
}

function dialledHash(work: Work, { dialHash, personId }: Visit): string | undefined {
  return dialHash ?? (personId === undefined ? undefined : work.item('person', personId)?.hashes.phone);
}

/** Is it time to call, and is nobody talking with the citizen already? */
export function isDue(visit: Visit, now: Instant): boolean {
  return (
    visit.callback !== undefined &&
    visit.callback.nextAt <= now &&
    visit.activeCallId === undefined &&
    visit.ended === undefined &&
    mayRing(visit, now)
  );
}

/** Puts a due call-back in the queue as a call of its own, at the place it has kept; the consultant is rung first. */
export function queueCallback(work: Work, visit: Visit): void {
  if (visit.callback === undefined) throw new Error(`No call-back to make for ${visit.visitId}`);
  const placeAt = urgentPlace(work, visit, visit.callback.placeAt);
  const call: Call = { ...newCallback(work, visit, placeAt), ...ownerOf(work, visit.callback, visit) };
  work.put(call);
  work.put({ ...visit, activeCallId: call.callId });
  work.record(
    { type: 'callWaiting', direction: 'callback', place: placeAt },
    { visitId: visit.visitId, callId: call.callId },
  );
}

/** A call of ours, before anybody is rung for it. */
export function newCallback(work: Work, visit: Visit, placeAt: Instant): Call {
  return {
    entity: 'call',
    callId: `call_${work.newId()}`,
    unitId: visit.unitId,
    visitId: visit.visitId,
    version: 0,
    direction: 'callback',
    startedAt: work.now,
    state: { at: 'waiting' },
    reason: 'first',
    step: 0,
    caller: 'danish',
    callable: true,
    through: 'own',
    identified: visit.personId !== undefined,
    legs: {},
    placeAt,
  };
}

/** Whose week is running out goes before those who came in later: the place is then the day the person asked for help. */
export function urgentPlace(work: Work, visit: Visit, placeAt: Instant): Instant {
  const week = lateFrom(visit, work.unit);
  return week !== undefined && week <= work.now && visit.openedAt < placeAt ? visit.openedAt : placeAt;
}

/** A call-back that is due follows at once on the end of another call. */
export function queueIfDue(work: Work, visit: Visit): void {
  if (isDue(visit, work.now)) queueCallback(work, visit);
}

/** Nobody has been called yet: the call-back waits for a consultant, or rings at a desk. */
export function isQueuedCallback(call: Call): boolean {
  return (
    call.direction === 'callback' &&
    call.citizenLeg === undefined &&
    (call.state.at === 'waiting' || call.state.at === 'reserved')
  );
}
