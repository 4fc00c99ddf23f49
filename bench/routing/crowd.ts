import { localDayOf } from '../../flows/calendar/local-time.ts';
import { createStore } from '../../functions/adapters/store.ts';
import type { Effect } from '../../schemas/effect.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { Event } from '../../schemas/event.ts';
import type { CallId, EventId } from '../../schemas/ids.ts';
import { caseUnit as unitId } from '../../tests/fixtures/case.ts';
import { startEngine } from '../../tests/fixtures/engine.ts';
import { freePort } from '../../tests/year/free-port.ts';
import { randomFrom } from '../../tests/year/random.ts';
import { said } from '../budgets.ts';
import type { Measured } from '../figures.ts';
import type { Deed, Done } from './claimer.ts';
import { startClaimers } from './claimers.ts';
import { type CrowdCounts, countCrowd } from './crowd-counts.ts';
import { callWaiting, consultantIdle, putAll, rowsOf, unitNamed } from './standing.ts';

/** Of each; whoever comes asks for a claim, so that a thousand are asked for. */
const pairs = 500;
const processes = 8;
const seed = 1;
/** The store's port, beside those of a line. */
const storeOffset = 70;

/** Callers and consultants come all at once, and eight processes of `dispatch` bring them together. */
export async function crowd(): Promise<Measured> {
  const engine = await startEngine((await freePort()) + storeOffset);
  const claimers = await startClaimers(engine, processes);
  try {
    await putAll(engine.table(), rowsOf([unitNamed(unitId)]));
    const at = new Date().toISOString();
    const { deeds, calls } = everybody(at);
    const began = performance.now();
    const done = await claimers.carryOut(deeds);
    const seconds = (performance.now() - began) / 1000;
    const onSetAside = (key: string) => {
      throw new Error(`${key} cannot be read`);
    };
    const store = createStore(engine.table(), { now: () => new Date().toISOString(), onSetAside });
    return measuredOf(await countCrowd(store, { unitId, calls, day: localDayOf(at) }), done, seconds);
  } finally {
    await claimers.close();
    await engine.close();
  }
}

/** Callers and consultants in an order of chance. */
function everybody(at: string): { deeds: Deed[]; calls: CallId[] } {
  const where = { unitId, of: '', at };
  const numbers = Array.from({ length: pairs }, (_, index) => index);
  const callers = numbers.map((index) => deedOf(callWaiting(where, index), `event_call${index}`, at));
  const consultants = numbers.map((index) => deedOf([consultantIdle(where, index)], `event_idle${index}`, at));
  const deeds = randomFrom(seed).shuffled([...callers, ...consultants]);
  return { deeds, calls: numbers.map((index): CallId => `call_${index}`) };
}

/** What stands in the table from then on, and an event as `callWaiting` and `presenceChanged` are: by it the two lists are matched. */
function deedOf(items: readonly Entity[], eventId: EventId, at: string): Deed {
  const effects: Effect[] = [{ kind: 'match', unitId }];
  const event: Event = {
    entity: 'event',
    eventId,
    unitId,
    at,
    day: localDayOf(at),
    by: 'system',
    payload: { type: 'callWaiting', direction: 'inbound', place: at },
    effects,
    hasEffects: true,
  };
  return { rows: rowsOf(items), event };
}

function measuredOf({ pairs: made, double, lost, left }: CrowdCounts, done: Done[], seconds: number): Measured {
  const [givenBack, givenUp] = [
    done.reduce((sum, one) => sum + one.givenBack, 0),
    done.reduce((sum, one) => sum + one.givenUp, 0),
  ];
  const counts = { 'given twice': double, lost, 'still waiting though somebody is free': left };
  return {
    name: `routing: ${2 * pairs} claims at once, by ${pairs} callers and ${pairs} consultants who come, in ${processes} processes`,
    budget: said('doubleClaims'),
    figures: { doubleClaims: double + lost },
    lines: [
      `pairs ${made} of ${pairs}; given twice ${double}; lost ${lost}; still waiting though somebody is free ${left}`,
      `${seconds.toFixed(1)} s at the local engine; events given back to the stream and taken again: ${givenBack}, given up: ${givenUp}`,
    ],
    broken: Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [] : [`${what}: ${count}`])),
  };
}
