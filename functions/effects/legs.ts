import { localDayOf, secondsOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { isToBeDialled } from '../../flows/routing/first.ts';
import { isTalkOver, legOf, openLegs } from '../../flows/routing/legs.ts';
import { isDialWanted, isRingWanted } from '../../flows/routing/still-wanted.ts';
import type { Call, Leg } from '../../schemas/call.ts';
import type { EffectOutcome } from '../../schemas/event.ts';
import type { CallId } from '../../schemas/ids.ts';
import type { Unit } from '../../schemas/unit.ts';
import { gone, notFound } from '../adapters/carrier.ts';
import { changeCase } from '../case/change-case.ts';
import type { EffectDeps } from './deps.ts';
import { end, type LegEffect, make, nameMade } from './make-leg.ts';
import { isAllowed, mayNotDial } from './may-dial.ts';
import { dialledNumberOf } from './number-of.ts';
import { done, insist, outcomeOf, superseded } from './outcome.ts';

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

/** Fetches the citizen's live leg to what the call's state now says; never out of a talk that runs. */
export async function redirectCitizen(deps: EffectDeps, effect: LegEffect): Promise<EffectOutcome> {
  const { call, leg } = await look(deps, effect);
  if (call === undefined || leg?.sid === undefined || leg.endedAt !== undefined) return superseded;
  if (call.state.at === 'connected' || call.outOfForward === true) return done;
  const url = `${deps.publicUrl}/voice/citizen/${call.callId}/${call.visitId}`;
  const { sid } = leg;
  const result = await insist(deps, () => deps.carrier.redirect(sid, url));
  if (!result.ok && isGone(result.code)) {
    await end(deps, effect, 'completed', sid);
    return { result: 'refused', code: result.code };
  }
  return outcomeOf(deps, result, effect.tries);
}

/** Hangs a leg up. A leg withdrawn before it was dialled never tells of its end, so that is written down here. */
export async function hangUp(deps: EffectDeps, effect: LegEffect): Promise<EffectOutcome> {
  const { call, leg } = await look(deps, effect);
  // Not made yet: who makes it finds that nobody wants it any more.
  if (call === undefined || leg?.sid === undefined || leg.endedAt !== undefined) return done;
  const { sid } = leg;
  const result = await insist(deps, () => deps.carrier.hangUp(sid));
  if ((result.ok || isGone(result.code)) && (!isTalkOver(call) || leg.party === 'colleague'))
    await end(deps, effect, 'canceled', sid);
  return outcomeOf(deps, result, effect.tries);
}

/** Ends the conference of a call, and where the carrier knows none, hangs up the legs that should have been in it. */
export async function endConference(deps: EffectDeps, callId: CallId, tries: number): Promise<EffectOutcome> {
  const result = await insist(deps, () => deps.carrier.endConference(callId));
  if (!result.ok || result.value > 0) return outcomeOf(deps, result, tries);
  const call = await deps.store.get('call', callId);
  let outcome = done;
  for (const leg of call === undefined ? [] : openLegs(call)) {
    const hungUp = await hangUp(deps, { callId, leg, tries });
    if (hungUp.result === 'retry') outcome = hungUp;
  }
  return outcome;
}

/** The leg is no longer there, whether the carrier remembers it or not. */
function isGone(code: string): boolean {
  return code === gone || code === notFound;
}

async function look(
  { store, unit }: EffectDeps,
  { callId, leg }: LegEffect,
): Promise<{ call?: Call | undefined; leg?: Leg | undefined; unit?: Unit }> {
  const call = await store.get('call', callId);
  return call === undefined ? {} : { call, leg: legOf(call, leg), unit: await unit(call.unitId) };
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
