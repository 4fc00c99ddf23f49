import { isTalkOver, legOf, openLegs, outlivesTalk } from '../../flows/routing/legs.ts';
import type { Call, Leg } from '../../schemas/call.ts';
import type { EffectOutcome } from '../../schemas/event.ts';
import type { CallId } from '../../schemas/ids.ts';
import type { Unit } from '../../schemas/unit.ts';
import { gone, notFound } from '../adapters/carrier.ts';
import type { EffectDeps } from './deps.ts';
import { end, type LegEffect } from './make-leg.ts';
import { done, insist, outcomeOf, superseded } from './outcome.ts';

/** Fetches the citizen's live leg to what the call's state now says; never out of a talk that runs. */
export async function redirectCitizen(deps: EffectDeps, effect: LegEffect): Promise<EffectOutcome> {
  const { call, leg } = await look(deps, effect);
  if (call === undefined || leg?.sid === undefined || leg.endedAt !== undefined) return superseded;
  if (call.state.at === 'connected' || call.outOfForward === true) return done;
  const url = `${deps.publicUrl}/voice/citizen/${call.callId}/${call.visitId}`;
  // Only who is fetched into a talk is connected by coming: word of a lost one may come a second time, when it is found again.
  const to = call.state.at === 'accepted' ? url : `${url}/told`;
  const { sid } = leg;
  const result = await insist(deps, () => deps.carrier.redirect(sid, to));
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
  if ((result.ok || isGone(result.code)) && (!isTalkOver(call) || outlivesTalk(call, effect.leg)))
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

/** The call, the leg that an effect is about, and the unit. */
export async function look(
  { store, unit }: EffectDeps,
  { callId, leg }: LegEffect,
): Promise<{ call?: Call | undefined; leg?: Leg | undefined; unit?: Unit }> {
  const call = await store.get('call', callId);
  return call === undefined ? {} : { call, leg: legOf(call, leg), unit: await unit(call.unitId) };
}
