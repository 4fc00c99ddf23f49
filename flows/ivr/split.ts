import type { Call } from '../../schemas/call.ts';
import type { CallId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { bookedOf, sell } from '../booking/book.ts';
import { chairBy } from '../booking/times.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { isOpenContact } from '../visit/contact.ts';
import { askDesk } from '../visit/desk.ts';
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
  return isAnswered || !isOpenContact(joined) ? 'cannotSplit' : undefined;
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
  work.record({ type: 'callSplit' }, { visitId: joined.visitId, callId });
  restore(work, call, joined);
  const alone: Call = { ...omit(call, 'before'), visitId: own.visitId, through: 'own', identified: false };
  work.put(alone);
  return alone;
}

/** What came of the call, as a contact of its own. */
function ownContact(work: Work, call: Call, joined: Visit): Visit {
  const { before } = call;
  const visitId = `visit_${work.newId()}` as const;
  const isNewMeeting = joined.meeting !== undefined && joined.meeting.meetingId !== before?.meeting?.meetingId;
  if (isNewMeeting && joined.meeting !== undefined)
    work.put({ ...work.demand('meeting', joined.meeting.meetingId), visitId });
  const isNewCallback = joined.callback !== undefined && joined.callback.madeAt >= call.startedAt;
  const isNewTalk = joined.talkedAt !== undefined && joined.talkedAt >= call.startedAt;
  const isNewlySilent = joined.noMessages !== undefined && joined.noMessages >= call.startedAt;
  const isDanish = call.caller === 'danish';
  return {
    ...contactByCall(work, visitId, { person: undefined, number: shownNumber(call), isDanish }),
    openedAt: call.startedAt,
    contactDay: localDayOf(call.startedAt),
    ...keyedNumber(call, joined),
    ...(call.endedAt === undefined && { activeCallId: call.callId }),
    ...(isNewCallback && { callback: joined.callback, waitingSince: call.startedAt }),
    ...(isNewMeeting && { meeting: joined.meeting }),
    ...(isNewlySilent && { noMessages: joined.noMessages }),
    ...(isNewTalk && { talkedAt: joined.talkedAt, talkedBy: joined.talkedBy, talkedForm: joined.talkedForm }),
  };
}

/** The number that was keyed in this call, to be called back at, goes with it. */
function keyedNumber({ before }: Call, { callNumber, dialHash }: Visit): Pick<Visit, 'callNumber' | 'dialHash'> {
  if (callNumber === undefined || callNumber === before?.callNumber) return {};
  return { callNumber, ...(dialHash !== undefined && { dialHash }) };
}

/** What the call may have changed of the case that it joined: gone, where it was not there before. */
const givenBack = [
  'callback',
  'meeting',
  'desk',
  'choice',
  'waitingSince',
  'talkedAt',
  'talkedBy',
  'talkedForm',
  'callNumber',
  'dialHash',
] as const satisfies readonly (keyof NonNullable<Call['before']>)[];

/** The case as it stood before the call; a meeting that was given up for the caller's is booked again, or the desk finds another time. */
function restore(work: Work, call: Call, joined: Visit): void {
  const { before = {} } = call;
  const kept: Visit = {
    ...omit(joined, 'activeCallId', ...givenBack),
    ...before,
  };
  const isLost = before.meeting !== undefined && before.meeting.meetingId !== joined.meeting?.meetingId;
  if (!isLost || before.meeting === undefined) return work.put(kept);
  const chair = chairBy(work.unit, before.meeting.slotId);
  const isFree = chair !== undefined && chair.startAt > work.now && work.item('slot', chair.slotId) === undefined;
  const bare = omit(kept, 'meeting');
  if (!isFree) return void askDesk(work, bare, 'findTime');
  const again = sell(work, bare, chair, { purpose: 'visit', sms: 'meetingBooked' });
  work.put({ ...bare, meeting: bookedOf(again) });
}
