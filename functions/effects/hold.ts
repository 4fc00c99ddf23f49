import { isHeld, isInConference, legOf } from '../../flows/routing/legs.ts';
import type { EffectOutcome } from '../../schemas/event.ts';
import type { CallSid } from '../../schemas/ids.ts';
import type { CarrierResult } from '../adapters/carrier.ts';
import type { EffectDeps } from './deps.ts';
import { askInTalk } from './in-talk.ts';
import type { LegEffect } from './make-leg.ts';
import { outcomeOf, superseded } from './outcome.ts';

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
    if (call === undefined || !isInConference(call) || leg?.sid === undefined || leg.endedAt !== undefined)
      return superseded;
    const held = isHeld(call);
    if (held === was) return outcome;
    was = held;
    const asks = (sid: CallSid) => ask(deps, { conference: callId, sid, held, anew: anew === true });
    outcome = outcomeOf(deps, await askInTalk(deps, { callId, leg: number, call }, asks), tries);
  }
  return outcome;
}

interface Asked {
  conference: string;
  sid: CallSid;
  held: boolean;
  /** Whether the carrier begins anew for who is on hold is written nowhere: they are taken off it first. */
  anew: boolean;
}

async function ask(deps: EffectDeps, { conference, sid, held, anew }: Asked): Promise<CarrierResult<true>> {
  if (held && anew) await deps.carrier.hold({ conference, sid });
  const url = `${deps.publicUrl}/voice/hold/${conference}`;
  return deps.carrier.hold({ conference, sid, ...(held && { url }) });
}
