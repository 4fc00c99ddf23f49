import { isInConference, legOf } from '../../flows/routing/legs.ts';
import type { Call } from '../../schemas/call.ts';
import type { CallId, CallSid } from '../../schemas/ids.ts';
import { type CarrierResult, notFound } from '../adapters/carrier.ts';
import type { EffectDeps } from './deps.ts';
import { insist } from './outcome.ts';

interface LegInTalk {
  callId: CallId;
  leg: number | undefined;
  /** As it was just read; a further try reads it anew. */
  call?: Call;
}

const notInTalk: CarrierResult<true> = { ok: false, code: notFound, retry: false };

/**
 * Asks the carrier for something about a leg in a talk, and again while it has not let that leg in: a talk begins here before it does so
 * there. Who has left meanwhile is not waited for, since behind this a citizen may wait to be fetched out of the silence that they left.
 */
export async function askInTalk(
  deps: EffectDeps,
  { callId, leg: number, call: read }: LegInTalk,
  ask: (sid: CallSid) => Promise<CarrierResult<true>>,
): Promise<CarrierResult<true>> {
  let known = read;
  return insist(deps, async () => {
    const call = known ?? (await deps.store.get('call', callId));
    known = undefined;
    const leg = call && legOf(call, number);
    if (call === undefined || !isInConference(call) || leg?.sid === undefined || leg.endedAt !== undefined)
      return notInTalk;
    const result = await ask(leg.sid);
    return !result.ok && result.code === notFound ? { ...result, retry: true } : result;
  });
}
