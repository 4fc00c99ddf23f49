import type { Call } from '../../schemas/call.ts';
import type { EffectDeps } from './deps.ts';
import { hangUp } from './live-legs.ts';
import { type Dial, nameMade } from './make-leg.ts';

/**
 * Ends the legs to the citizen that this call has besides: a run that was cut off may have left one ringing, and the new one would ring
 * the same telephone beside it. False where one may still ring.
 */
export async function endEarlier(
  deps: EffectDeps,
  { call, leg: own }: { call: Call; leg: number },
  dial: Dial,
): Promise<boolean> {
  const { callId } = call;
  for (const [number, { party, sid, at, endedAt }] of Object.entries(call.legs)) {
    const leg = Number(number);
    if (party !== 'citizen' || leg === own || endedAt !== undefined) continue;
    // One that was asked for and never heard of is named, and with that hung up, where the carrier knows it.
    if (sid === undefined) await nameMade(deps, { call, callId, leg, since: at, tries: 0 }, { ...dial, others: [] });
    else if ((await hangUp(deps, { callId, leg, tries: 0 })).result !== 'done') return false;
  }
  return true;
}
