import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import type { CallerNumber } from '../../schemas/call.ts';
import { callSid } from '../../schemas/ids.ts';
import { whyNotDial } from '../../schemas/phone/may-dial.ts';
import { e164Of } from '../../schemas/phone/number.ts';
import type { Unit } from '../../schemas/unit.ts';
import { type CaseDeps, changeCase, type Outcome } from './change-case.ts';
import { sealNumber } from './load.ts';

/** A call comes in, or its end tells of one we never heard begin. Nothing for a number that is not ours. */
export async function receive(deps: CaseDeps, form: Record<string, string>): Promise<Outcome | undefined> {
  const sid = callSid.parse(form.CallSid);
  const to = e164Of(form.To ?? '', 'to');
  const unitId = to === undefined ? undefined : await deps.unitIdOf(to);
  if (unitId === undefined) return undefined;
  const { caller, e164 } = callerOf(form.From ?? '', await deps.unit(unitId), deps.now());
  const { sealing } = deps;
  const [sidHash, number] = await Promise.all([
    sealing.hash('leg', sid, unitId),
    e164 === undefined ? undefined : sealNumber(sealing, e164, unitId),
  ]);
  return changeCase(deps, { type: 'receiveCall', unitId, sid, sidHash, caller, number }, 'citizen');
}

/**
 * Whom the carrier shows. A number that nobody may ever call back (a satellite telephone, a premium number, a line of ours, what stands in
 * place of a withheld one) is as good as none, and is not kept.
 */
function callerOf(from: string, unit: Unit, now: string): { caller: CallerNumber; e164?: string } {
  const e164 = e164Of(from, 'from');
  if (e164 === undefined) return { caller: 'withheld' };
  const why = whyNotDial(e164, policyOn(unit, localDayOf(now)), [unit.number]);
  if (why === undefined) return { caller: 'danish', e164 };
  return why === 'country' ? { caller: 'foreign', e164 } : { caller: 'withheld' };
}
