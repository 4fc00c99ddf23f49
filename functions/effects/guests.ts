import { localDayOf, secondsOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { legOf } from '../../flows/routing/legs.ts';
import type { Leg } from '../../schemas/call.ts';
import type { EffectOutcome } from '../../schemas/event.ts';
import type { Unit } from '../../schemas/unit.ts';
import { gone, notFound } from '../adapters/carrier.ts';
import type { EffectDeps } from './deps.ts';
import { end, type LegEffect, make } from './make-leg.ts';
import { isAllowed, mayNotDial } from './may-dial.ts';
import { done, insist, outcomeOf, superseded } from './outcome.ts';

/** Calls a third party into the talk, if it still goes on. */
export async function dialGuest(deps: EffectDeps, effect: LegEffect): Promise<EffectOutcome> {
  const call = await deps.store.get('call', effect.callId);
  const leg = call && legOf(call, effect.leg);
  if (call === undefined || leg?.party !== 'guest') return superseded;
  if (leg.sid !== undefined || leg.endedAt !== undefined) return done;
  if (call.state.at === 'ended') return superseded;
  const unit = await deps.unit(call.unitId);
  const number = await numberOf(deps, leg, unit);
  if (number === undefined || !(await isAllowed(deps, number, unit))) return giveUp(deps, effect, mayNotDial);
  const { ringTimeout } = policyOn(unit, localDayOf(deps.now())).callback;
  const dial = { to: number, from: unit.number, url: urlOf(deps, effect), timeout: secondsOf(ringTimeout) };
  const made = await make(deps, { ...effect, call }, dial);
  return made.ok ? done : giveUp(deps, effect, made.code);
}

/** That of an office stands in the rules of the day. */
async function numberOf(
  { sealing, now }: EffectDeps,
  { number, forward }: Leg,
  unit: Unit,
): Promise<string | undefined> {
  if (forward === undefined) return number === undefined ? undefined : sealing.open(number, unit.unitId);
  return policyOn(unit, localDayOf(now())).offices?.find(({ id }) => id === forward.to)?.number;
}

/** Fetches a third party into the talk, or out of a conference in which they would be alone. */
export async function redirectGuest(deps: EffectDeps, effect: LegEffect): Promise<EffectOutcome> {
  const call = await deps.store.get('call', effect.callId);
  const leg = call && legOf(call, effect.leg);
  if (leg?.sid === undefined || leg.endedAt !== undefined) return superseded;
  const { sid } = leg;
  const result = await insist(deps, () => deps.carrier.redirect(sid, urlOf(deps, effect)));
  if (result.ok || (result.code !== gone && result.code !== notFound)) return outcomeOf(deps, result, effect.tries);
  await end(deps, effect, 'completed', sid);
  return { result: 'refused', code: result.code };
}

function urlOf({ publicUrl }: EffectDeps, { callId, leg }: LegEffect): string {
  return `${publicUrl}/voice/guest/${callId}/${leg}`;
}

async function giveUp(deps: EffectDeps, effect: LegEffect, code: string): Promise<EffectOutcome> {
  await end(deps, effect, 'failed');
  return { result: 'refused', code };
}
