import { consultantLegOf, joinedGuests, legOf, supervisorLeg } from '../../flows/routing/legs.ts';
import type { Call } from '../../schemas/call.ts';
import type { Effect } from '../../schemas/effect.ts';
import type { EffectOutcome } from '../../schemas/event.ts';
import type { CallSid } from '../../schemas/ids.ts';
import type { CarrierResult } from '../adapters/carrier.ts';
import { changeCase } from '../case/change-case.ts';
import type { EffectDeps } from './deps.ts';
import { askInTalk } from './in-talk.ts';
import type { LegEffect } from './make-leg.ts';
import { done, outcomeOf, superseded } from './outcome.ts';

type Announce = LegEffect & Pick<Extract<Effect, { kind: 'announce' }>, 'says'>;

/** The mode may be changed again while a request is under way: so often is looked whether it still says what was asked. */
const mostChanges = 5;

/**
 * Says into the talk how a coordinator takes part in it. Where the citizen cannot be told, nobody takes part; whether the others heard it
 * too decides nothing.
 */
export async function announce(deps: EffectDeps, effect: Announce): Promise<EffectOutcome> {
  const { callId, leg, says } = effect;
  const call = await deps.store.get('call', callId);
  if (call === undefined || !isToBeSaid(call, effect)) return superseded;
  const told = await say(deps, effect, { to: call.citizenLeg, call });
  if (!told.ok) {
    if (says !== 'over') await changeCase(deps, { type: 'citizenUntold', callId, leg, mode: says }, 'system');
    return { result: 'refused', code: told.code };
  }
  for (const to of [consultantLegOf(call), ...joinedGuests(call)]) await say(deps, effect, { to });
  return done;
}

/** What is over is said only where nobody else takes part by then. */
function isToBeSaid(call: Call, { leg, says }: Announce): boolean {
  if (call.state.at !== 'connected') return false;
  return says === 'over' ? supervisorLeg(call) === undefined : legOf(call, leg)?.supervision?.asked === says;
}

async function say(
  deps: EffectDeps,
  { callId, leg, says }: Announce,
  { to, call }: { to: number | undefined; call?: Call },
): Promise<CarrierResult<true>> {
  const url = `${deps.publicUrl}/voice/supervised/${callId}/${leg}/${says}/${to}`;
  const announces = (sid: CallSid) => deps.carrier.announce({ conference: callId, sid, url });
  return askInTalk(deps, { callId, leg: to, ...(call !== undefined && { call }) }, announces);
}

/** Lets the coordinator's leg take part as the call's state now says; one on its way into the talk is told by the document it gets there. */
export async function superviseTalk(
  deps: EffectDeps,
  { callId, leg: number, tries }: LegEffect,
): Promise<EffectOutcome> {
  let outcome = superseded;
  let was: string | undefined;
  for (let changes = 0; changes < mostChanges; changes += 1) {
    const call = await deps.store.get('call', callId);
    const leg = call && legOf(call, number);
    const { of, mode } = leg?.supervision ?? {};
    const coached = call && legOf(call, of)?.sid;
    if (call === undefined || leg?.sid === undefined || coached === undefined || mode === undefined) return outcome;
    if (leg.joinedAt === undefined || mode === was) return outcome;
    was = mode;
    const supervises = (sid: CallSid) => deps.carrier.supervise({ conference: callId, sid, mode, coached });
    outcome = outcomeOf(deps, await askInTalk(deps, { callId, leg: number, call }, supervises), tries);
  }
  return outcome;
}
