import { isForwarded, isHeld, legOf } from '../../flows/routing/legs.ts';
import type { Call } from '../../schemas/call.ts';
import type { EffectOutcome } from '../../schemas/event.ts';
import type { CallSid } from '../../schemas/ids.ts';
import { type CarrierResult, notFound } from '../adapters/carrier.ts';
import type { EffectDeps } from './deps.ts';
import type { LegEffect } from './make-leg.ts';
import { insist, outcomeOf, superseded } from './outcome.ts';

/** Hold and resume may be pressed again while a request is under way: so often is looked whether it still says what was asked. */
const mostChanges = 5;

/** Puts the citizen's leg on hold, or takes it off, as the call's state now says. A leg that is not in the talk is left as it is. */
export async function holdCitizen(
  deps: EffectDeps,
  { callId, leg: number, tries, anew }: LegEffect & { anew?: true | undefined },
): Promise<EffectOutcome> {
  let outcome = superseded;
  let was: boolean | undefined;
  for (let changes = 0; changes < mostChanges; changes += 1) {
    const call = await deps.store.get('call', callId);
    const leg = call && legOf(call, number);
    const isThere = call?.state.at === 'connected' || (call !== undefined && isForwarded(call));
    if (!isThere || leg?.sid === undefined || leg.endedAt !== undefined) return superseded;
    const held = isHeld(call);
    if (held === was) return outcome;
    was = held;
    outcome = outcomeOf(deps, await ask(deps, { call, sid: leg.sid, held, anew: anew === true }), tries);
  }
  return outcome;
}

interface Asked {
  call: Call;
  sid: CallSid;
  held: boolean;
  /** Whether the carrier begins anew for who is on hold is written nowhere: they are taken off it first. */
  anew: boolean;
}

async function ask(deps: EffectDeps, { call, sid, held, anew }: Asked): Promise<CarrierResult<true>> {
  const url = `${deps.publicUrl}/voice/hold/${call.callId}`;
  return insist(deps, async () => {
    if (held && anew) await deps.carrier.hold({ conference: call.callId, sid });
    const result = await deps.carrier.hold({ conference: call.callId, sid, ...(held && { url }) });
    // The talk has begun here before the carrier has let the citizen in.
    return !result.ok && result.code === notFound ? { ...result, retry: true } : result;
  });
}
