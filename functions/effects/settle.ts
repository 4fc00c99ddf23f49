import type { Effect } from '../../schemas/effect.ts';
import { idOf } from '../../schemas/entity.ts';
import type { EffectOutcome, Event } from '../../schemas/event.ts';
import { isFinal } from '../adapters/indexes.ts';
import { match } from '../case/match.ts';
import { logCodes } from '../log-codes.ts';
import type { EffectDeps } from './deps.ts';
import { dialGuest, redirectGuest } from './guests.ts';
import { holdCitizen } from './hold.ts';
import { dialCitizen, ringConsultant } from './legs.ts';
import { endConference, hangUp, redirectCitizen } from './live-legs.ts';
import { done } from './outcome.ts';
import { sendSms } from './send-sms.ts';
import { announce, superviseTalk } from './supervise.ts';

/** Sent twice, these would be heard or read twice: they are marked before they are sent. */
const once: readonly Effect['kind'][] = ['ringConsultant', 'dialCitizen', 'dialGuest', 'announce', 'sms'];
/** Whoever began an effect this long ago is no longer at it: a function lives a minute at most. */
const atItMs = 60_000;

/**
 * Carries out the effects of an event that have no final outcome yet, and writes down what became of each. Every outcome is written on
 * what stood there before, so a stream record that is delivered twice does nothing twice; what another run has begun and may still be
 * at is left to it.
 */
export async function settle(deps: EffectDeps, event: Event): Promise<void> {
  const marked: Event = { ...event, outcomes: { ...event.outcomes } };
  const changed: Record<string, EffectOutcome> = {};
  for (const [index, effect] of event.effects.entries()) {
    const outcome = await settleOne(deps, marked, { place: String(index), effect });
    // A match is made again by every round of waiting and every sweep: its outcome is nobody's duty.
    if (outcome !== undefined && effect.kind !== 'match') changed[String(index)] = outcome;
  }
  if (Object.keys(changed).length > 0) await deps.store.writeOutcomes(marked, changed);
}

/** The same for an event that was seen on an index, which may be behind: it is read first. */
export async function settleAgain(deps: EffectDeps, seen: Event): Promise<void> {
  const event = await deps.store.get('event', idOf(seen), seen.unitId);
  if (event !== undefined) await settle(deps, event);
}

async function settleOne(
  deps: EffectDeps,
  event: Event,
  { place, effect }: { place: string; effect: Effect },
): Promise<EffectOutcome | undefined> {
  const { eventId, outcomes } = event;
  const earlier = outcomes?.[place];
  if (isFinal(earlier) || isBeingDone(deps, earlier)) return undefined;
  const before = {
    id: `${eventId}-${place}`,
    tries: earlier !== undefined && 'tries' in earlier ? earlier.tries : 0,
    since: earlier !== undefined && 'since' in earlier ? earlier.since : undefined,
  };
  if (!once.includes(effect.kind)) return report(deps, { eventId, effect }, await carryOut(deps, effect, before));
  const at = deps.now();
  const since = before.since ?? at;
  const begun: EffectOutcome = { result: 'begun', at, since, tries: before.tries + 1 };
  if (!(await deps.store.writeOutcomes(event, { [place]: begun }))) return undefined;
  Object.assign(outcomes ?? {}, { [place]: begun });
  const outcome = await carryOut(deps, effect, before);
  return report(deps, { eventId, effect }, outcome.result === 'retry' ? { ...outcome, since } : outcome);
}

/** Another run has begun this effect and may still be at it. */
function isBeingDone({ now }: EffectDeps, earlier: EffectOutcome | undefined): boolean {
  return earlier?.result === 'begun' && Date.parse(now()) - Date.parse(earlier.at) < atItMs;
}

/** Carries out one effect. Never throws for a refusal: what the carrier refused is an outcome, and the case goes on without it. */
async function carryOut(
  deps: EffectDeps,
  effect: Effect,
  before: { id: string; tries: number; since: string | undefined },
): Promise<EffectOutcome> {
  switch (effect.kind) {
    case 'match':
      await match(deps, effect.unitId);
      return done;
    case 'ringConsultant':
      return ringConsultant(deps, { ...effect, ...before });
    case 'dialCitizen':
      return dialCitizen(deps, { ...effect, ...before });
    case 'redirectCitizen':
      return redirectCitizen(deps, { ...effect, ...before });
    case 'dialGuest':
      return dialGuest(deps, { ...effect, ...before });
    case 'redirectGuest':
      return redirectGuest(deps, { ...effect, ...before });
    case 'holdCitizen':
      return holdCitizen(deps, { ...effect, ...before });
    case 'announce':
      return announce(deps, { ...effect, ...before });
    case 'supervise':
      return superviseTalk(deps, { ...effect, ...before });
    case 'hangUp':
      return hangUp(deps, { ...effect, ...before });
    case 'endConference':
      return endConference(deps, effect.callId, before.tries);
    case 'sms':
      return sendSms(deps, effect, before);
  }
}

function report(
  { log }: EffectDeps,
  { eventId, effect: { kind: effect } }: { eventId: string; effect: Effect },
  outcome: EffectOutcome,
): EffectOutcome {
  if (outcome.result === 'refused') log.info(logCodes.effectRefused, { eventId, effect, code: outcome.code });
  if (outcome.result === 'retry') log.warn(logCodes.effectRetry, { eventId, effect, tries: outcome.tries });
  return outcome;
}
