import type { Applicant } from '../../schemas/applicant.ts';
import type { Call, CallerNumber } from '../../schemas/call.ts';
import type { CallSid, UnitId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { plus } from '../calendar/local-time.ts';
import { isQueuedCallback } from '../callback/request.ts';
import { endQueuedCallback } from '../callback/take-back.ts';
import type { Work } from '../case/work.ts';
import { isInTalk } from '../routing/legs.ts';
import { isTalkPossible } from '../routing/talk.ts';
import { isOpenContact } from '../visit/contact.ts';
import { offerChoice } from '../visit/offer.ts';
import { contactByCall } from '../visit/open-contact.ts';
import { silentLeg } from './ask.ts';

export interface Incoming {
  unitId: UnitId;
  sid: CallSid;
  /** Keyed hash of the CallSid, by which the same webhook is known again. */
  sidHash: string;
  caller: CallerNumber;
  /** The number that was shown, sealed and as a keyed hash; absent when withheld. */
  number?: { sealed: string; hash: string } | undefined;
}

/** A call comes in: it joins the open contact behind the number, or is a contact of its own. The same webhook twice finds the call the first one made. */
export function receiveCall(work: Work, incoming: Incoming): void {
  work.enter(incoming.unitId);
  const earlier = work.item('legLookup', incoming.sidHash);
  if (earlier !== undefined) {
    work.made.callId = earlier.callId;
    work.made.visitId = earlier.visitId;
    return;
  }
  const known = knownCaller(work, incoming.number?.hash);
  const open = isTalkPossible(work);
  const callId = `call_${work.newId()}` as const;
  const about = { visitId: known?.visit?.visitId ?? (`visit_${work.newId()}` as const), callId };
  // The telephone in hand is where a promise or an SMS about this contact goes.
  const callNumber = incoming.caller === 'danish' ? incoming.number?.sealed : undefined;
  const applicant = known?.applicant;
  const visit = known?.visit ?? contactByCall(work, about.visitId, { applicant, callNumber });
  if (known?.visit === undefined) work.record({ type: 'visitOpened', openedBy: 'call' }, about);
  if (known !== undefined && known.visit === undefined) work.put({ ...known.applicant, visitId: visit.visitId });
  const besides = takeOver(work, visit);
  // A talk stays the call of the contact (its leg may be dead, and nobody has noticed yet), so that nobody is called during it.
  const activeCallId = besides !== undefined && isInTalk(besides) ? besides.callId : callId;
  work.put({ ...visit, activeCallId, waitingSince: visit.waitingSince ?? work.now });
  if (besides !== undefined) work.put({ ...besides, followedBy: callId });
  const call = newCall(work, incoming, applicant);
  work.put({ ...call, callId, visitId: visit.visitId, ...(besides !== undefined && { besides: besides.callId }) });
  work.put({ entity: 'legLookup', unitId: work.unitId, hash: incoming.sidHash, callId, visitId: visit.visitId });
  work.record({ type: 'callReceived', caller: incoming.caller, known: known !== undefined, open }, about);
  // Who is known hears the menu at once.
  if (known !== undefined) offerChoice(work, work.demand('visit', visit.visitId), { through: 'line', callId });
  Object.assign(work.made, { callId, visitId: visit.visitId });
}

/** The one applicant behind a number, with the case if it is open. A telephone shared by several says nothing: the code decides. */
function knownCaller(
  work: Work,
  hash: string | undefined,
): { applicant: Applicant; visit: Visit | undefined } | undefined {
  if (hash === undefined) return undefined;
  const [applicantId, ...others] = work.answer({ need: 'phoneOwners', unitId: work.unitId, hash });
  if (applicantId === undefined || others.length > 0) return undefined;
  const applicant = work.item('applicant', applicantId);
  if (applicant === undefined) return undefined;
  const visit = work.item('visit', applicant.visitId);
  return { applicant, visit: visit !== undefined && isOpenContact(visit) ? visit : undefined };
}

/**
 * The citizen calls us before we call: a call-back that waits or rings at a desk is taken back, the promise itself stands. Returns the
 * call of the contact that goes on.
 */
function takeOver(work: Work, visit: Visit): Call | undefined {
  const active = visit.activeCallId === undefined ? undefined : work.item('call', visit.activeCallId);
  if (active === undefined || active.state.at === 'ended') return undefined;
  if (!isQueuedCallback(active)) return active;
  endQueuedCallback(work, active);
  return undefined;
}

function newCall(
  work: Work,
  { sid, caller, number }: Incoming,
  applicant: Applicant | undefined,
): Omit<Call, 'callId' | 'visitId'> {
  return {
    entity: 'call',
    unitId: work.unitId,
    version: 0,
    direction: 'inbound',
    startedAt: work.now,
    state: { at: 'prompt', prompt: applicant === undefined ? 'code' : 'menu', wrong: 0, silent: 0, queued: false },
    reason: 'first',
    step: 0,
    caller,
    ...(number !== undefined && { callerSealed: number.sealed, holdsNumber: number.hash }),
    callable: caller === 'danish' || applicant?.phone !== undefined,
    identified: applicant !== undefined,
    legs: { 1: { party: 'citizen', sid, at: work.now } },
    citizenLeg: 1,
    checkAt: plus(work.now, silentLeg),
  };
}
