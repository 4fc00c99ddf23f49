import type { CarrierModel } from '../carrier/carrier-model.ts';
import type { Check, Complain } from './check.ts';
import type { CallFact, Fact } from './fact.ts';

/** What was asked for is done after so long, however often the carrier was busy. */
const doneMs = 3 * 60_000;

function isOnHold(fact: Fact | undefined): boolean {
  return fact?.is === 'call' && fact.onHold;
}

/** Nobody is left on hold, or talks on unheard while they should be: looked at when a talk ends, while all are still in it. */
export function createHoldCheck({ legs }: CarrierModel, complain: Complain, now: () => number): Check {
  /** Since when each call is on hold or off it. */
  const since = new Map<string, number>();
  function look({ id, citizenSid, onHold }: CallFact): void {
    const leg = citizenSid === undefined ? undefined : legs.get(citizenSid);
    const isSettled = now() - (since.get(id) ?? now()) > doneMs;
    if (leg?.conference === undefined || !isSettled || leg.held === onHold) return;
    complain(onHold ? 'not put on hold' : 'left on hold', `${id}: ${leg.name}`);
  }
  return ({ changes }) => {
    for (const { before, after } of changes) {
      if (before?.is === 'call' && before.stage === 'talking' && after?.is === 'call' && after.stage !== 'talking')
        look(before);
      if (after?.is === 'call' && isOnHold(before) !== after.onHold) since.set(after.id, now());
    }
  };
}
