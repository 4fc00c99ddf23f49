import { localDayOf, plus } from '../../../flows/calendar/local-time.ts';
import { policyOn } from '../../../flows/calendar/policy.ts';
import type { Unit } from '../../../schemas/unit.ts';
import type { Check, Complain } from './check.ts';
import type { CallFact, ConsultantFact, Fact } from './fact.ts';
import type { Mirror } from './mirror.ts';

/** Who rang somebody may have read the lists so long before: who came since, or was said to speak more, was not seen. */
const seenMs = 60_000;

interface SuitedOptions {
  mirror: Mirror;
  complain: Complain;
  now(): number;
  unit: Unit;
}

/** Speaks what is spoken, and takes one of the groups. */
function suitsWholly(
  { languages, groups }: ConsultantFact,
  { language, groups: of }: NonNullable<CallFact['suitedBy']>,
) {
  const speaks = language === undefined || languages.includes(language);
  return speaks && (of === undefined || groups.length === 0 || of.some((group) => groups.includes(group)));
}

/**
 * A call that stood in the queue is not rung, before its time is over, at somebody who suits it less while somebody who suits it wholly is on
 * duty and has been for a while; unless it waited for that very consultant, or its citizen wishes not to talk with the other.
 */
export function createSuitedCheck({ mirror, complain, now, unit }: SuitedOptions): Check {
  const steady = new Map<string, { as: string; aliveAt: string; since: number }>();
  const silentAt = (aliveAt: string) =>
    plus(aliveAt, policyOn(unit, localDayOf(new Date(now()).toISOString())).routing.presenceGrace);

  function remember(one: ConsultantFact): void {
    const { id, onDuty, aliveAt, languages, groups } = one;
    const known = steady.get(id);
    const as = JSON.stringify([onDuty, languages, groups]);
    const isSteady = known?.as === as && silentAt(known.aliveAt) >= aliveAt;
    steady.set(id, { as, aliveAt, since: isSteady ? known.since : now() });
  }

  function isThere({ id, onDuty, aliveAt }: ConsultantFact): boolean {
    const since = steady.get(id)?.since ?? now();
    return onDuty && since + seenMs < now() && silentAt(aliveAt) >= new Date(now()).toISOString();
  }

  function look(before: Fact | undefined, call: CallFact): void {
    const { staffId } = call;
    const isClaimed = before?.is === 'call' && before.stage === 'waiting' && call.stage === 'ringing';
    if (!isClaimed || before.waitsFor === staffId) return;
    // What its case has learnt since, the call says from now on only.
    const { suitedBy } = before;
    if (suitedBy?.until === undefined) return;
    if (suitedBy.until <= new Date(now()).toISOString()) return;
    const { notWith = [] } = mirror.one('person', mirror.one('contact', call.visitId)?.person) ?? {};
    const rung = mirror.one('consultant', staffId);
    if (rung === undefined || suitsWholly(rung, suitedBy)) return;
    const better = mirror
      .all('consultant')
      .filter((one) => isThere(one) && !notWith.includes(one.id) && suitsWholly(one, suitedBy));
    if (better.length > 0)
      complain('rung before its time', `${call.id}: ${staffId}, though ${better.map(({ id }) => id).join(', ')} suits`);
  }

  return ({ changes }) => {
    for (const { before, after } of changes) if (after?.is === 'call') look(before, after);
    for (const { after } of changes) if (after?.is === 'consultant') remember(after);
  };
}
