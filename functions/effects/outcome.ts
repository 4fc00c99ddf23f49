import { plus } from '../../flows/calendar/local-time.ts';
import type { EffectOutcome } from '../../schemas/event.ts';
import { type CarrierResult, gone } from '../adapters/carrier.ts';
import type { EffectDeps } from './deps.ts';

export const done: EffectOutcome = { result: 'done' };
export const superseded: EffectOutcome = { result: 'refused', code: 'superseded' };

/** A carrier that does not answer is asked again by `sweep`, this long after and this many times in all. */
const retryAfter = 'PT1M';
const mostTries = 10;
/** Within one run a busy carrier is asked again after these pauses: seconds in which a citizen waits, not minutes. */
const pausesMs = [500, 1000, 2000];

/** Asks the carrier, and again while it is busy or does not answer. Pauses are given in milliseconds. */
export async function insist<Value>(
  { pause }: Pick<EffectDeps, 'pause'>,
  ask: () => Promise<CarrierResult<Value>>,
): Promise<CarrierResult<Value>> {
  let result = await ask();
  for (const wait of pausesMs) {
    if (result.ok || !result.retry) return result;
    await pause(wait);
    result = await ask();
  }
  return result;
}

/** What became of an effect that may be asked for again without harm. */
export function outcomeOf(
  { now }: Pick<EffectDeps, 'now'>,
  result: CarrierResult<unknown>,
  tries: number,
): EffectOutcome {
  if (result.ok || result.code === gone) return done;
  if (result.retry && tries < mostTries) return { result: 'retry', retryAt: plus(now(), retryAfter), tries: tries + 1 };
  return { result: 'refused', code: result.code };
}
