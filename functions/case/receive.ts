import { callSid } from '../../schemas/ids.ts';
import { callerNumberOf, e164Of } from '../../schemas/phone-number.ts';
import { type CaseDeps, changeCase, type Outcome } from './change-case.ts';
import { sealNumber } from './load.ts';

/** A call comes in, or its end tells of one we never heard begin. Nothing for a number that is not ours. */
export async function receive(deps: CaseDeps, form: Record<string, string>): Promise<Outcome | undefined> {
  const sid = callSid.parse(form.CallSid);
  const unitId = await deps.unitIdOf(e164Of(form.To ?? ''));
  if (unitId === undefined) return undefined;
  const from = e164Of(form.From ?? '');
  const caller = callerNumberOf(from);
  const { sealing } = deps;
  const [sidHash, number] = await Promise.all([
    sealing.hash('leg', sid, unitId),
    caller === 'withheld' ? undefined : sealNumber(sealing, from, unitId),
  ]);
  return changeCase(deps, { type: 'receiveCall', unitId, sid, sidHash, caller, number }, 'citizen');
}
