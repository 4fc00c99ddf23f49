import { type DynamoDBClient, TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companionsOf } from '../../flows/case/companions.ts';
import { createPatientTable } from '../../functions/adapters/patient-table.ts';
import { createRollUps } from '../../functions/adapters/roll-ups.ts';
import { createSealing } from '../../functions/adapters/sealing.ts';
import { createStore, type Store } from '../../functions/adapters/store.ts';
import { type Table, TableBusy } from '../../functions/adapters/table.ts';
import { type CaseDeps, changeCase, type Outcome } from '../../functions/case/change-case.ts';
import { match } from '../../functions/case/match.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { Event } from '../../schemas/event.ts';
import type { Visit } from '../../schemas/visit.ts';
import { callbackOf, callOf, caseNow, consultantOf, unit, visitOf } from '../fixtures/case.ts';
import { type Engine, startEngine } from '../fixtures/engine.ts';

let engine: Engine;
let table: Table;
let store: Store;

beforeAll(async () => {
  engine = await startEngine(5700);
  table = patient(engine.table());
  store = storeOver(table);
});
afterAll(() => engine?.close());

/** Asks the engine again at once while it is busy. */
function patient(over: Table): Table {
  return createPatientTable(over, { pause: async () => undefined, random: () => 0 });
}
function storeOver(over: Table): Store {
  return createStore(over, { now: () => caseNow, onSetAside: () => undefined });
}

function keysOf(byte: number) {
  return {
    lookup: Buffer.alloc(32, byte).toString('base64'),
    sealing: Buffer.alloc(32, byte + 1).toString('base64'),
  };
}

const sealing = createSealing(async () => keysOf(1));
let ids = 0;

function depsOver(over: Store): CaseDeps {
  return {
    store: over,
    sealing,
    unit: async (unitId) => ({ ...unit, unitId }),
    unitIdOf: async () => undefined,
    now: () => caseNow,
    newId: () => {
      ids += 1;
      return `id${ids}x`;
    },
  };
}

/** Cases of one test stand in a unit of its own. */
let units = 0;

function newUnit() {
  units += 1;
  return `unit-${units}`;
}

/** Cases come with what stands beside them. */
async function create(...items: Entity[]) {
  const all = items.flatMap((item) => (item.entity === 'visit' ? [item, ...companionsOf(item)] : [item]));
  const puts = all.map((item) => ('version' in item ? { ...item, version: 0 } : item));
  expect(await store.commit({ puts, removals: [], events: [] })).toEqual({ done: true });
}

function eventOf(unitId: string, eventId: Event['eventId']): Event {
  return {
    entity: 'event',
    eventId,
    unitId,
    at: caseNow,
    day: '2021-01-04',
    by: 'system',
    payload: { type: 'visitEnded', reason: 'withdrawn' },
    effects: [],
    hasEffects: false,
  };
}

describe('a change', () => {
  test('is refused whole when the stored version is another, and names what was in the way', async () => {
    const unitId = newUnit();
    const visit = visitOf({ visitId: 'visit_stale', unitId });
    await create(visit);
    const slot = {
      entity: 'slot',
      unitId,
      slotId: '20210105T080000Z-1',
      startAt: caseNow,
      meetingId: 'meeting_1',
    } as const;
    const change = { puts: [{ ...visit, version: 2 }, slot], removals: [], events: [eventOf(unitId, 'event_stale')] };
    expect(await store.commit(change)).toEqual({ done: false, conflict: ['visit'], doubtful: false });
    expect(await store.get('slot', slot.slotId, unitId)).toBeUndefined();
    expect(await store.events(unitId, '2021-01-04')).toEqual([]);
  });

  test('whose events stand already is refused: the same is never said twice', async () => {
    const unitId = newUnit();
    const again = () => store.commit({ puts: [], removals: [], events: [eventOf(unitId, 'event_same')] });
    expect([await again(), await again()]).toEqual([
      { done: true },
      { done: false, conflict: ['event'], doubtful: false },
    ]);
    expect(await store.events(unitId, '2021-01-04')).toHaveLength(1);
  });

  test('that meets another transaction is tried again until it is through', async () => {
    const unitId = newUnit();
    const conflicts = failing(engine, 3);
    const shaky = storeOver(patient(engine.table(() => conflicts.client)));
    await create(visitOf({ visitId: 'visit_conflict', unitId, callback: callbackOf() }));
    const withdraw = { type: 'withdraw', unitId, visitId: 'visit_conflict' } as const;
    expect(await changeCase(depsOver(shaky), withdraw, 'staff_1')).toMatchObject({ done: true });
    expect(conflicts.met()).toBe(3);
    expect(await store.get('visit', 'visit_conflict')).toMatchObject({ version: 2, ended: { reason: 'withdrawn' } });
  });

  test('that never gets through says so instead of trying for ever', async () => {
    const unitId = newUnit();
    const conflicts = failing(engine, Number.POSITIVE_INFINITY);
    const shaky = storeOver(patient(engine.table(() => conflicts.client)));
    await create(visitOf({ visitId: 'visit_never', unitId, callback: callbackOf() }));
    const withdraw = { type: 'withdraw', unitId, visitId: 'visit_never' } as const;
    await expect(changeCase(depsOver(shaky), withdraw, 'staff_1')).rejects.toThrow(TableBusy);
    expect(conflicts.met()).toBe(8);
    expect((await store.get('visit', 'visit_never'))?.version).toBe(1);
  });
});

/** The engine never reports that two transactions met; here the first ones do. */
function failing({ client }: Engine, times: number) {
  let met = 0;
  const send = (command: Parameters<DynamoDBClient['send']>[0]) => {
    if (!(command instanceof TransactWriteItemsCommand) || met >= times) return client.send(command as never);
    met += 1;
    const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
    return Promise.reject(new TransactionCanceledException({ message: 'met', $metadata: {}, CancellationReasons }));
  };
  return { client: { send } as unknown as DynamoDBClient, met: () => met };
}

describe('claims', () => {
  const waitingCall = async (id: string, unitId: string) => {
    await create(
      visitOf({ visitId: `visit_${id}`, unitId, activeCallId: `call_${id}` }),
      callOf({ callId: `call_${id}`, unitId, visitId: `visit_${id}` }),
      { entity: 'queueEntry', unitId, placeAt: caseNow, callId: `call_${id}`, direction: 'inbound' },
    );
    return `call_${id}` as const;
  };
  const freeConsultant = async (id: string, unitId: string) => {
    await create(consultantOf({ staffId: `staff_${id}`, unitId, user: `user${id}` }), {
      entity: 'availability',
      unitId,
      staffId: `staff_${id}`,
      idleFrom: caseNow,
    });
    return `staff_${id}` as const;
  };

  test('of one consultant for two calls, or one call for two consultants, give one of 200 pairs each time', async () => {
    const unitId = newUnit();
    const outcomes: number[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      const pairs = Array.from({ length: 20 }, async (_, index) => {
        const id = `${batch}x${index}`;
        const forConsultant = index % 2 === 0;
        const calls = [
          await waitingCall(`${id}a`, unitId),
          ...(forConsultant ? [await waitingCall(`${id}b`, unitId)] : []),
        ];
        const people = [
          await freeConsultant(`${id}a`, unitId),
          ...(forConsultant ? [] : [await freeConsultant(`${id}b`, unitId)]),
        ];
        const claims = calls.flatMap((callId) =>
          people.map((staffId) => changeCase(depsOver(store), { type: 'claim', unitId, callId, staffId }, 'system')),
        );
        return (await Promise.all(claims)).filter(({ done }) => done).length;
      });
      outcomes.push(...(await Promise.all(pairs)));
    }
    expect(outcomes).toHaveLength(200);
    expect(new Set(outcomes)).toEqual(new Set([1]));
  });

  test('made by many matches at once give every consultant one call and every call one consultant', async () => {
    const unitId = newUnit();
    for (let index = 0; index < 6; index += 1) await waitingCall(`m${index}`, unitId);
    for (let index = 0; index < 4; index += 1) await freeConsultant(`m${index}`, unitId);
    const made = await Promise.all(Array.from({ length: 12 }, () => match(depsOver(store), unitId)));
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(4);
    const consultants = await store.consultants(unitId);
    expect(consultants.map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => 'reserved'));
    expect(new Set(consultants.map(({ callId }) => callId)).size).toBe(4);
    expect(await store.waiting(unitId)).toHaveLength(2);
    expect(await store.available(unitId, 10)).toEqual([]);
  });
});

describe('fifty who want a meeting at once', () => {
  const fifty = Array.from({ length: 50 }, (_, index) => index);
  const whyNot = (outcome: Outcome) => (outcome.done ? 'booked' : outcome.refused.code);

  test('at the same chair: it is sold once, and all the others are told so', async () => {
    const unitId = newUnit();
    const visitIds = fifty.map((index) => `visit_chair${index}` as const);
    for (const visitId of visitIds) await create(visitOf({ visitId, unitId }));
    const slotId = '20210105T080000Z-1';
    const outcomes = await Promise.all(
      visitIds.map((visitId) =>
        changeCase(depsOver(store), { type: 'bookMeeting', unitId, visitId, slotId }, 'staff_1'),
      ),
    );
    expect(outcomes.map(whyNot).toSorted()).toEqual(['booked', ...fifty.slice(1).map(() => 'slotTaken')]);
    const booked = await Promise.all(visitIds.map((visitId) => store.get('visit', visitId)));
    expect(booked.filter((visit) => visit?.meeting !== undefined)).toHaveLength(1);
    expect(await store.sold(unitId, '2021', '2022')).toHaveLength(1);
  });

  test('at any time: each gets one of their own', async () => {
    const unitId = newUnit();
    const outcomes = await Promise.all(
      fifty.map((index) => {
        const registration = {
          sealed: { name: 's', referenceCode: 's' },
          hashes: { name: [], code: `any${index}` },
          choice: 'physical',
          knownBefore: false,
          protectedAddress: false,
          language: 'dansk',
        } as const;
        return changeCase(depsOver(store), { type: 'register', unitId, ...registration }, 'staff_1').catch(String);
      }),
    );
    expect(outcomes.filter((outcome) => typeof outcome === 'string' || !outcome.done)).toEqual([]);
    const sold = await store.sold(unitId, '2021', '2022');
    expect(new Set(sold.map(({ slotId }) => slotId)).size).toBe(50);
  });
});

describe('an index that is behind', () => {
  const fallDue = (unitId: string, visitId: string) =>
    changeCase(depsOver(store), { type: 'fallDue', unitId, ref: { entity: 'visit', id: visitId } }, 'system');

  test('brings nobody a call that is no longer promised: what is due is read again', async () => {
    const unitId = newUnit();
    const step: Visit['step'] = {
      what: 'ring',
      owner: { role: 'consultant' },
      dueAt: caseNow,
      lateAt: caseNow,
      dutyAt: caseNow,
    };
    const visit = visitOf({ visitId: 'visit_behind', unitId, callback: callbackOf(), step });
    await create(visit);
    const [seen] = (await store.due(unitId, caseNow, 100)).filter(
      (due) => due.entity === 'visit' && due.visitId === visit.visitId,
    );
    expect(seen).toBeDefined();
    const { callback: _kept, step: _next, ...rest } = visit;
    expect(await store.commit({ puts: [rest], removals: [], events: [] })).toEqual({ done: true });
    // The index still shows the promise; the duty is taken up from it.
    await fallDue(unitId, visit.visitId);
    expect(await store.waiting(unitId)).toEqual([]);
    expect((await store.get('visit', visit.visitId))?.activeCallId).toBeUndefined();
  });

  test('taken up twice calls once', async () => {
    const unitId = newUnit();
    await create(visitOf({ visitId: 'visit_due', unitId, callback: callbackOf() }));
    await Promise.all([fallDue(unitId, 'visit_due'), fallDue(unitId, 'visit_due')]);
    await fallDue(unitId, 'visit_due');
    expect(await store.waiting(unitId)).toHaveLength(1);
    expect((await store.events(unitId, '2021-01-04')).map(({ payload }) => payload.type)).toEqual(['callWaiting']);
  });
});

test('an event is counted once, however often it is delivered', async () => {
  const unitId = newUnit();
  const rollUps = createRollUps(table, () => Date.parse(caseNow));
  const additions: Parameters<typeof rollUps.apply>[2] = [
    { day: '2021-01-04', counter: 'contactsIn', by: 1 },
    { day: '2021-01-04', counter: 'waiting', by: 1 },
    { day: '2021-01-05', counter: 'calls', by: 1 },
  ];
  const applied = await Promise.all(Array.from({ length: 10 }, () => rollUps.apply(unitId, 'event_once', additions)));
  expect(applied.filter(Boolean)).toHaveLength(1);
  expect(await rollUps.apply(unitId, 'event_other', additions)).toBe(true);
  const days = await rollUps.between(unitId, '2021-01-01', '2021-01-31');
  expect(days.map(({ day, counts }) => [day, counts])).toEqual([
    ['2021-01-04', { contactsIn: 2, waiting: 2 }],
    ['2021-01-05', { calls: 2 }],
  ]);
});

describe('sealing', () => {
  test('opens only for its own unit and under its own key', async () => {
    const sealed = await sealing.seal('Åse Æbelø', 'favrskov');
    expect(await sealing.open(sealed, 'favrskov')).toBe('Åse Æbelø');
    expect(sealed.startsWith('s1.')).toBe(true);
    expect(Buffer.from(sealed.slice(3), 'base64').includes('Åse')).toBe(false);
    await expect(sealing.open(sealed, 'skanderborg')).rejects.toThrow();
    await expect(createSealing(async () => keysOf(7)).open(sealed, 'favrskov')).rejects.toThrow();
    await expect(sealing.open('Åse Æbelø', 'favrskov')).rejects.toThrow('Not a sealed text');
  });

  test('never writes the same text twice alike, but finds it again by its hash within the unit and kind', async () => {
    expect(await sealing.seal('+4520123456', 'favrskov')).not.toBe(await sealing.seal('+4520123456', 'favrskov'));
    const hash = await sealing.hash('phone', '+4520123456', 'favrskov');
    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(await sealing.hash('phone', '+4520123456', 'favrskov')).toBe(hash);
    expect(await sealing.hash('phone', '+4520123456', 'skanderborg')).not.toBe(hash);
    expect(await sealing.hash('code', '+4520123456', 'favrskov')).not.toBe(hash);
    expect(await createSealing(async () => keysOf(7)).hash('phone', '+4520123456', 'favrskov')).not.toBe(hash);
  });
});
