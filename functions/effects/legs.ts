import { localDayOf, secondsOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { isToBeDialled } from '../../flows/routing/first.ts';
import { isDialWanted, isRingWanted } from '../../flows/routing/still-wanted.ts';
import type { Call } from '../../schemas/call.ts';
import type { EffectOutcome } from '../../schemas/event.ts';
import { changeCase } from '../case/change-case.ts';
import type { EffectDeps } from './deps.ts';
import { endEarlier } from './earlier-legs.ts';
import { look } from './live-legs.ts';
import { end, type LegEffect, make, nameMade } from './make-leg.ts';
import { isAllowed, mayNotDial } from './may-dial.ts';
import { dialledNumberOf } from './number-of.ts';
import { done, superseded } from './outcome.ts';

/** Why a telephone is not rung that may ring already. */
const numberBusy = 'numberBusy';

/** Rings a consultant's softphone, if the call still wants it. */
export async function ringConsultant(deps: EffectDeps, effect: LegEffect): Promise<EffectOutcome> {
  const { call, leg, unit } = await look(deps, effect);
  if (call === undefined || leg?.user === undefined || unit === undefined || !isRingWanted(call, effect.leg)) {
    // The citizen left before the softphone could ring: only the consultant is still held.
    if (leg !== undefined && leg.sid === undefined) await end(deps, effect, 'canceled');
    return superseded;
  }
  if (leg.sid !== undefined) return done;
  const { ringTimeout } = policyOn(unit, localDayOf(deps.now())).routing;
  const result = await make(
    deps,
    { ...effect, call },
    {
      to: `client:${leg.user}`,
      from: unit.number,
      url: `${deps.publicUrl}/voice/consultant/${call.unitId}/${leg.staffId}/${call.callId}/${effect.leg}`,
      timeout: secondsOf(ringTimeout),
    },
  );
  if (result.ok) return done;
  // Whatever the reason: somebody else is tried at once rather than this one later.
  await end(deps, effect, 'failed');
  return { result: 'refused', code: result.code };
}

/** Calls the citizen for a consultant who has accepted, or before one is rung. */
export async function dialCitizen(deps: EffectDeps, effect: LegEffect): Promise<EffectOutcome> {
  const { call, leg, unit } = await look(deps, effect);
  if (call === undefined || leg === undefined || unit === undefined) return superseded;
  if (leg.sid !== undefined || leg.endedAt !== undefined) return done;
  if (!isToBeDialled(call, effect.leg)) return superseded;
  const visit = await deps.store.get('visit', call.visitId);
  if (visit === undefined || !isDialWanted(call, visit, deps.now()))
    return giveUp(deps, effect, { code: 'superseded', again: true });
  const number = await dialledNumberOf(deps, visit);
  if (number === undefined) return giveUp(deps, effect, { code: 'noNumber', again: false });
  if (!(await isAllowed(deps, number, unit))) return giveUp(deps, effect, { code: mayNotDial, again: false });
  // Another case may stand behind the same telephone: one of them rings it at a time.
  const hash = await deps.sealing.hash('phone', number, call.unitId);
  const taken = await changeCase(deps, { type: 'takeNumber', callId: call.callId, leg: effect.leg, hash }, 'system', [
    call,
    visit,
  ]);
  const dial = {
    to: number,
    // The line's own number is shown, never a hidden one.
    from: unit.number,
    url: `${deps.publicUrl}/voice/citizen/${call.callId}/${call.visitId}`,
    timeout: secondsOf(policyOn(unit, localDayOf(deps.now())).callback.ringTimeout),
  };
  if (!taken.done) {
    // A leg that a run made before it was cut off rings already: it is named, and hung up where nobody wants it. None is made.
    const others = await othersWith(deps, call, hash);
    const isNamed = await nameMade(deps, { ...effect, call }, { ...dial, others });
    return isNamed ? done : giveUp(deps, effect, { code: taken.refused.code, again: true });
  }
  if (!(await endEarlier(deps, { call, leg: effect.leg }, dial)))
    return giveUp(deps, effect, { code: numberBusy, again: true });
  const ours = taken.file.item('call', call.callId) ?? call;
  const result = await make(deps, { ...effect, call: ours }, dial);
  return result.ok ? done : giveUp(deps, effect, { code: result.code, again: result.retry });
}

/** The other calls that have the telephone on the line, or ring it. */
async function othersWith({ store }: EffectDeps, { callId, unitId }: Call, hash: string): Promise<Call[]> {
  const users = await store.numberUsers(unitId, hash);
  const calls = await Promise.all(users.filter((user) => user !== callId).map((user) => store.get('call', user)));
  return calls.filter((other) => other !== undefined);
}

async function giveUp(
  deps: EffectDeps,
  effect: LegEffect,
  refused: { code: string; again: boolean },
): Promise<EffectOutcome> {
  const { callId, leg } = effect;
  await changeCase(deps, { type: 'endLeg', callId, leg, how: 'failed', refused }, 'system');
  return { result: 'refused', code: refused.code };
}
