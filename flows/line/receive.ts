import type { Applicant } from '../../schemas/applicant.ts';
import type { Call, CallerNumber } from '../../schemas/call.ts';
import type { CallSid } from '../../schemas/ids.ts';
import type { Slot } from '../../schemas/meeting.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import type { Draft } from '../change.ts';
import { isOpenContact } from '../visit/contact.ts';
import type { LineContext } from './machine.ts';

/** How long we go without a word from the carrier about a live leg before `sweep` asks; a wait round is about 30 s. */
export const SILENT_LEG = 'PT2M';

export interface Incoming {
  unit: Unit;
  sid: CallSid;
  caller: CallerNumber;
  callerSealed: string | undefined;
  /** The one applicant behind the number that is shown, and the case. */
  known: { applicant: Applicant; visit: Visit } | undefined;
  /** An unidentified caller's open contact from an earlier call with the same number cannot be known: numbers are not looked up without an applicant. */
  offers: Slot[];
  /** Within opening hours, or a consultant is free at this moment. */
  open: boolean;
  checkAt: string;
}

/** The id of an inbound call is made of the carrier's, so that the same webhook twice meets the same call. */
export const inboundCallId = (sid: CallSid): Call['callId'] => `call_${sid}`;

/** Opens a contact that no registration stands behind yet. */
const openContact = (
  draft: Draft,
  unit: Unit,
  sid: CallSid,
  applicant: Applicant | undefined,
  number: string | undefined,
): Visit => ({
  entity: 'visit',
  visitId: `visit_${sid}`,
  unitId: unit.unitId,
  version: 0,
  ...(applicant !== undefined && { applicantId: applicant.applicantId }),
  // The telephone in hand is where a promise or an SMS about this contact goes.
  ...(number !== undefined && { callNumber: number }),
  openedBy: 'call',
  openedAt: draft.now,
  contactDay: localDayOf(draft.now),
});

/** A call comes in: it joins the open contact behind the number, or is a contact of its own. */
export const receiveCall = (
  draft: Draft,
  { unit, sid, caller, callerSealed, known, offers, open, checkAt }: Incoming,
): Call => {
  const callId = inboundCallId(sid);
  const joins = known !== undefined && isOpenContact(known.visit);
  const before = joins ? known.visit : undefined;
  const visit =
    before ?? openContact(draft, unit, sid, known?.applicant, caller === 'danish' ? callerSealed : undefined);
  const after: Visit = { ...visit, activeCallId: callId, waitingSince: visit.waitingSince ?? draft.now };
  const context: LineContext = {
    shown: caller === 'danish',
    callable: caller === 'danish' || known?.applicant.phone !== undefined,
    open,
    offers: offers.length,
    page: 0,
    wrong: 0,
    silent: 0,
    taken: 0,
    queued: false,
    reason: 'first',
  };
  const call: Call = {
    entity: 'call',
    callId,
    unitId: unit.unitId,
    version: 0,
    direction: 'inbound',
    startedAt: draft.now,
    line: { value: known === undefined ? 'code' : 'menu', context: { ...context }, step: 0 },
    routing: 'none',
    caller,
    ...(callerSealed !== undefined && { callerSealed }),
    citizenSid: sid,
    reservations: 0,
    offers,
    visit: after,
    checkAt,
  };
  draft.put(call);
  draft.visit(before, after);
  if (known !== undefined && before === undefined) draft.put({ ...known.applicant, visitId: after.visitId });
  if (before === undefined) draft.tell({ type: 'visitOpened', by: 'call' }, { visitId: after.visitId, callId });
  draft.tell({ type: 'callReceived', caller, known: known !== undefined, open }, { visitId: after.visitId, callId });
  return call;
};
