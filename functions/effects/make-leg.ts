import type { LegEnd } from '../../flows/routing/leg-ended.ts';
import type { Call } from '../../schemas/call.ts';
import type { CallId, CallSid } from '../../schemas/ids.ts';
import type { CarrierResult } from '../adapters/carrier.ts';
import { changeCase } from '../case/change-case.ts';
import type { EffectDeps } from './deps.ts';
import { insist } from './outcome.ts';

/** Which leg an effect is about, and since when it may have been sent: an earlier run that was cut off may have done its work. */
export interface LegEffect {
  callId: CallId;
  leg: number;
  /** From when on an earlier run may have asked for the leg. */
  since?: string | undefined;
  tries: number;
}

/** The newest calls of the unit: more than can be live at once. */
const mostCalls = 200;

export interface Dial {
  to: string;
  from: string;
  url: string;
  /** Seconds. */
  timeout: number;
}

/** Makes the leg and tells the call its CallSid; one that nobody wants any more by then is hung up. */
export async function make(
  deps: EffectDeps,
  effect: LegEffect & { call: Call },
  dial: Dial,
): Promise<CarrierResult<CallSid>> {
  const made = await ask(deps, effect, dial);
  if (made.ok) await name(deps, effect, made.value);
  return made;
}

/**
 * Tells the call the CallSid of a leg that an earlier run made before it was cut off, and makes none; false where there is none.
 * @param others calls that have the same number, read as they stand: the list of all may be a moment old
 */
export async function nameMade(
  deps: EffectDeps,
  effect: LegEffect & { call: Call },
  { to, from, others }: Pick<Dial, 'to' | 'from'> & { others: readonly Call[] },
): Promise<boolean> {
  const { since } = effect;
  if (since === undefined) return false;
  const own = await insist(deps, () => findOwn(deps, effect, { to, from, since, others }));
  if (!own.ok || own.value === undefined) return false;
  await name(deps, effect, own.value);
  return true;
}

async function name(deps: EffectDeps, effect: LegEffect & { call: Call }, sid: CallSid): Promise<void> {
  const { callId, leg } = effect;
  const named = await changeCase(deps, { type: 'nameLeg', callId, leg, sid }, 'system', [effect.call]);
  if (named.done && named.made.isUnwanted !== true) return;
  await insist(deps, () => deps.carrier.hangUp(sid));
  await end(deps, effect, 'canceled', sid);
}

/** Asks for a leg. An answer that was lost may have left one behind: it is found rather than made twice. */
async function ask(deps: EffectDeps, effect: LegEffect & { call: Call }, dial: Dial): Promise<CarrierResult<CallSid>> {
  const statusCallback = `${deps.publicUrl}/carrier-status/leg/${effect.callId}/${effect.leg}`;
  let { since } = effect;
  const find = async () =>
    since === undefined ? undefined : findOwn(deps, effect, { to: dial.to, from: dial.from, since });
  const made = await insist(deps, async () => {
    const own = await find();
    if (own?.ok === true && own.value !== undefined) return { ok: true, value: own.value };
    if (own?.ok === false) return own;
    since ??= deps.now();
    return deps.carrier.ring({ ...dial, statusCallback });
  });
  if (made.ok || !made.retry) return made;
  // Before it is said that nobody was rung: the last answer may have been lost as well.
  const own = await find();
  return own?.ok === true && own.value !== undefined ? { ok: true, value: own.value } : made;
}

/** The leg of a request whose answer was lost. One telephone may be rung for two calls: a leg that is known as another is not ours. */
async function findOwn(
  { carrier, store }: EffectDeps,
  { call, leg }: LegEffect & { call: Call },
  { others = [], ...wanted }: { to: string; from: string; since: string; others?: readonly Call[] },
): Promise<CarrierResult<CallSid | undefined>> {
  const found = await carrier.findLeg(wanted);
  if (!found.ok || found.value === undefined) return found;
  const calls = await store.list(call.unitId, 'call', ['call'], { limit: mostCalls, descending: true });
  const isOthers = [...others, ...calls].some(({ callId, legs }) =>
    Object.entries(legs).some(
      ([number, { sid }]) => sid === found.value && !(callId === call.callId && number === String(leg)),
    ),
  );
  return isOthers ? { ok: true, value: undefined } : found;
}

/** Tells the call that a leg has ended, or never came to be. */
export async function end(deps: EffectDeps, { callId, leg }: LegEffect, how: LegEnd, sid?: CallSid): Promise<void> {
  await changeCase(deps, { type: 'endLeg', callId, leg, how, sid }, 'system');
}
