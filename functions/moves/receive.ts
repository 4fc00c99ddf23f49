import { localDayOf, plus } from '../../flows/calendar/local-time.ts';
import { isOpen } from '../../flows/calendar/opening-hours.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { endQueuedCallback, isQueuedCallback } from '../../flows/callback/promise.ts';
import { draftChange } from '../../flows/change.ts';
import { isDanishNumber } from '../../flows/line/hear.ts';
import { inboundCallId, receiveCall, SILENT_LEG } from '../../flows/line/receive.ts';
import { isAlive } from '../../flows/routing/presence.ts';
import type { Call, CallerNumber } from '../../schemas/call.ts';
import { callSid } from '../../schemas/ids.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { Sealing } from '../adapters/sealing.ts';
import type { MoveDeps } from './deps.ts';
import { freeTimes } from './free-slot.ts';

interface Deps extends MoveDeps {
  sealing: Sealing;
}

/** Free times read for a caller: three pages of three (interfaces.md §2). */
export const OFFERS = 9;
/** What the carrier shows of the caller (twilio.md §1.1: withheld may be any text). */
const callerOf = (from: string): CallerNumber =>
  isDanishNumber(from) ? 'danish' : /^\+\d{6,15}$/.test(from) ? 'foreign' : 'withheld';

const knownCaller = async ({ store, sealing }: Deps, unit: Unit, from: string) => {
  const ids = await store.lookUp(unit.unitId, 'phone', await sealing.hash('phone', from, unit.unitId));
  const [applicantId, ...others] = ids;
  // A telephone shared by several applicants says nothing: the code decides.
  if (applicantId === undefined || others.length > 0) return undefined;
  const applicant = await store.applicant(applicantId);
  if (applicant === undefined) return undefined;
  const visit = await store.visit(applicant.visitId);
  return visit === undefined ? undefined : { applicant, visit };
};

/** Is somebody at a desk who could take a call now, whatever the hour? */
const anybodyFree = async ({ store }: Deps, unit: Unit, now: string): Promise<boolean> => {
  const policy = policyOn(unit, localDayOf(now));
  for (const { staffId } of await store.available(unit.unitId, 3)) {
    const consultant = await store.consultant(unit.unitId, staffId);
    if (consultant !== undefined && isAlive(consultant, now, policy)) return true;
  }
  return false;
};

/** A call comes in. The same webhook twice finds the call the first one made. Returns nothing for a number nobody owns. */
export const receive = async (
  deps: Deps,
  form: Record<string, string>,
  tries = 3,
): Promise<{ call: Call; unit: Unit; first: boolean } | undefined> => {
  const sid = callSid.parse(form.CallSid);
  const stored = await deps.store.call(inboundCallId(sid));
  if (stored !== undefined) return { call: stored, unit: await deps.unit(stored.unitId), first: false };
  const unitId = await deps.store.unitIdOfNumber(form.To ?? '');
  if (unitId === undefined) return undefined;
  const unit = await deps.unit(unitId);
  const now = deps.now();
  const policy = policyOn(unit, localDayOf(now));
  const from = form.From ?? '';
  const caller = callerOf(from);
  const [offers, known, callerSealed] = await Promise.all([
    freeTimes(deps.store, unit, now, OFFERS),
    caller === 'withheld' ? undefined : knownCaller(deps, unit, from),
    caller === 'withheld' ? undefined : deps.sealing.seal(from, unit.unitId),
  ]);
  const open = isOpen(now, policy.openingHours) || (await anybodyFree(deps, unit, now));
  const draft = draftChange(unit.unitId, now, inboundCallId(sid));
  const earlier = known?.visit.activeCallId === undefined ? undefined : await deps.store.call(known.visit.activeCallId);
  if (earlier !== undefined && isQueuedCallback(earlier)) endQueuedCallback(draft, earlier);
  const call = receiveCall(draft, {
    unit,
    sid,
    caller,
    callerSealed,
    known,
    offers,
    open,
    checkAt: plus(now, SILENT_LEG),
  });
  const committed = await deps.store.commit(draft.finish());
  if (committed.done) return { call, unit, first: true };
  const raced = await deps.store.call(inboundCallId(sid));
  if (raced !== undefined) return { call: raced, unit, first: false };
  if (tries <= 1) throw new Error('The case changed again and again');
  // The case changed under us: once more with what stands now.
  return receive(deps, form, tries - 1);
};
