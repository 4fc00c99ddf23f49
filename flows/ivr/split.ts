import { type Call, type Standing, talkFields, wishFields } from '../../schemas/call.ts';
import type { CallId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Visit } from '../../schemas/visit.ts';
import { bookedOf, sell } from '../booking/book.ts';
import { chairBy } from '../booking/times.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { leaveCall } from '../routing/talk.ts';
import { isOpenContact } from '../visit/contact.ts';
import { askDesk } from '../visit/desk.ts';
import { holdFirstTalk } from '../visit/first-talk.ts';
import { withConsultant } from '../visit/met.ts';
import { contactByCall, shownNumber } from '../visit/open-contact.ts';

/**
 * "Det er en anden person": a call that had joined a case by its number alone gets a contact of its own, in one write, with everything
 * that came of it; the case it had joined stands as it stood before the call.
 */
export function splitCall(work: Work, callId: CallId): void {
  const call = work.demand('call', callId);
  if (call.unitId !== work.unitId) refuse('notFound');
  const why = whyNotSplit(work, call);
  if (why !== undefined) refuse(why);
  work.made.visitId = split(work, call).visitId;
}

/** Why a call cannot be taken out of its case; nothing when it can. */
export function whyNotSplit(work: Work, call: Call): 'notProvisional' | 'cannotSplit' | undefined {
  if (call.through !== 'number' || call.before === undefined) return 'notProvisional';
  const joined = work.demand('visit', call.visitId);
  const checklist = work.item('checklist', joined.visitId);
  // A conclusion or answers of either person cannot be told apart any more.
  const isAnswered = checklist !== undefined && checklist.savedAt >= call.startedAt;
  return isAnswered || !isOpenContact(joined) || isGoneOn(work, call, joined) ? 'cannotSplit' : undefined;
}

/** Has the case gone on without the call: a talk that was not this one, or a promise or a meeting after its end? Those are not the caller's, and stay. */
function isGoneOn(work: Work, call: Call, joined: Visit): boolean {
  const { before, endedAt } = call;
  if (joined.talkedAt !== before?.talkedAt && !isTalkOf(call, joined)) return true;
  if (endedAt === undefined) return false;
  const { callback } = joined;
  const isPromisedAfter = isNewCallback(call, joined) && callback !== undefined && callback.madeAt > endedAt;
  return isPromisedAfter || (bookedAfter(work, call, joined) ?? '') > endedAt;
}

/** When the meeting was booked that the case did not have before the call. */
function bookedAfter(work: Work, call: Call, { meeting }: Visit): Instant | undefined {
  if (meeting === undefined || meeting.meetingId === call.before?.meeting?.meetingId) return undefined;
  return work.demand('meeting', meeting.meetingId).bookedAt;
}

/** Is the last talk of the case the one that was held in this call? */
function isTalkOf({ connectedAt, endedAt }: Call, { talkedAt }: Visit): boolean {
  return connectedAt !== undefined && endedAt !== undefined && talkedAt === endedAt;
}

function isNewCallback({ before }: Call, { callback }: Visit): boolean {
  return callback !== undefined && callback.madeAt !== before?.callback?.madeAt;
}

/** Takes a call out of the case that it had joined by its number; the call, in its own contact. */
export function split(work: Work, call: Call): Call {
  const { callId } = call;
  const joined = work.demand('visit', call.visitId);
  const own = ownContact(work, call, joined);
  work.record({ type: 'visitOpened', openedBy: 'call' }, { visitId: own.visitId, callId });
  // Whoever was told of the other's meeting or promise has none: the desk asks what is wished.
  if (own.callback === undefined && own.meeting === undefined && own.talkedAt === undefined)
    askDesk(work, own, 'choose');
  else work.put(own);
  holdOwnTalk(work, call, own);
  work.record({ type: 'callSplit' }, { visitId: joined.visitId, callId });
  restore(work, call, joined);
  const alone: Call = { ...omit(call, 'before'), visitId: own.visitId, through: 'own', identified: false };
  work.put(alone);
  return alone;
}

/** A talk that was none of the case's first is the caller's own first one, and is told as that. */
function holdOwnTalk(work: Work, { connectedAt }: Call, own: Visit): void {
  if (connectedAt === undefined || own.talkedAt === undefined) return;
  holdFirstTalk(work, own, { form: 'phone', at: connectedAt, staffId: own.talkedBy });
}

/** What came of the call, as a contact of its own. */
function ownContact(work: Work, call: Call, joined: Visit): Visit {
  const { before } = call;
  const visitId = `visit_${work.newId()}` as const;
  const isNewMeeting = joined.meeting !== undefined && joined.meeting.meetingId !== before?.meeting?.meetingId;
  if (isNewMeeting && joined.meeting !== undefined)
    work.put({ ...work.demand('meeting', joined.meeting.meetingId), visitId });
  const isNewlySilent = joined.noMessages !== undefined && joined.noMessages >= call.startedAt;
  const isDanish = call.caller === 'danish';
  return {
    ...contactByCall(work, visitId, { person: undefined, number: shownNumber(call), isDanish }),
    openedAt: call.startedAt,
    contactDay: localDayOf(call.startedAt),
    ...keyedNumber(call, joined),
    ...(call.endedAt === undefined && { activeCallId: call.callId }),
    ...(isNewCallback(call, joined) && { callback: joined.callback, waitingSince: call.startedAt }),
    ...(isNewMeeting && { meeting: joined.meeting }),
    ...(joined.offer !== undefined && joined.offer.at !== before?.offer?.at && { offer: joined.offer }),
    ...(joined.choice !== undefined && joined.choice !== before?.choice && { choice: joined.choice }),
    ...(isNewlySilent && { noMessages: joined.noMessages }),
    ...(call.connectedAt !== undefined && talkNotes(call, joined)),
  };
}

/** What was noted of the talk that this call was. */
function talkNotes(call: Call, joined: Visit): Partial<Visit> {
  const { before = {} } = call;
  const { talkedAt, talkedBy, talkedForm, firstTalkAt, cutOff, conversationType } = joined;
  const isNewType = conversationType !== undefined && conversationType !== before.conversationType;
  const followed = Object.entries(joined.procedures ?? {}).filter(([flag]) => before.procedures?.[flag] === undefined);
  return {
    ...(isTalkOf(call, joined) && { talkedAt, talkedBy, talkedForm, ...(cutOff !== undefined && { cutOff }) }),
    ...(isTalkOf(call, joined) && withConsultant({}, talkedBy)),
    ...(before.firstTalkAt === undefined && firstTalkAt !== undefined && { firstTalkAt }),
    ...(isNewType && { conversationType }),
    ...(followed.length > 0 && { procedures: Object.fromEntries(followed) }),
    ...countedIn(before, joined),
  };
}

/** Of what is counted, the part that the call added. */
function countedIn(before: Standing, joined: Visit): Pick<Visit, 'talks' | 'drops'> {
  const talks = (joined.talks ?? 0) - (before.talks ?? 0);
  // Who had been cut off did not call again: a stranger did.
  const drops = (joined.drops ?? 0) - (before.drops ?? 0) - (before.cutOff === true ? 1 : 0);
  return { ...(talks > 0 && { talks }), ...(drops > 0 && { drops }) };
}

/** The number that was keyed in this call, to be called back at, goes with it. */
function keyedNumber({ before }: Call, { callNumber, dialHash }: Visit): Pick<Visit, 'callNumber' | 'dialHash'> {
  if (callNumber === undefined || callNumber === before?.callNumber) return {};
  return { callNumber, ...(dialHash !== undefined && { dialHash }) };
}

/** The case as it stood before the call; a meeting that was given up for the caller's is booked again, or the desk finds another time. */
function restore(work: Work, call: Call, joined: Visit): void {
  const { before = {} } = call;
  const kept = stillWaits(work, joined, stoodBefore(call, leaveCall(work, call)));
  const isLost = before.meeting !== undefined && before.meeting.meetingId !== joined.meeting?.meetingId;
  if (!isLost || before.meeting === undefined) return work.put(kept);
  const chair = chairBy(work.unit, before.meeting.slotId);
  const isFree = chair !== undefined && chair.startAt > work.now && work.item('slot', chair.slotId) === undefined;
  const bare = omit(kept, 'meeting');
  if (!isFree) return void askDesk(work, bare, 'findTime');
  const again = sell(work, bare, chair, { purpose: 'visit', sms: 'meetingBooked' });
  work.put({ ...bare, meeting: bookedOf(again) });
}

/** The case without what the call changed; what was called or tried since on a promise that had been made before stays so. */
function stoodBefore(call: Call, joined: Visit): Visit {
  const { before = {} } = call;
  const isTalk = call.connectedAt !== undefined;
  const fields = isTalk ? { ...wishFields, ...talkFields } : wishFields;
  const given = isTalk ? before : omit(before, ...namesOf(talkFields));
  const isSamePromise = before.callback !== undefined && joined.callback?.madeAt === before.callback.madeAt;
  return {
    ...omit(joined, ...namesOf(fields)),
    ...given,
    ...(isSamePromise && { callback: joined.callback }),
  };
}

/** Who waits in another call of the case waits on. */
function stillWaits(work: Work, joined: Visit, kept: Visit): Visit {
  const other = kept.activeCallId === undefined ? undefined : work.item('call', kept.activeCallId);
  if (other === undefined || joined.waitingSince === undefined) return kept;
  return { ...kept, waitingSince: kept.waitingSince ?? other.startedAt };
}

function namesOf<Fields extends object>(fields: Fields): (keyof Fields)[] {
  return Object.keys(fields) as (keyof Fields)[];
}
