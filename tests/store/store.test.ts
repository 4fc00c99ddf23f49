import { type DynamoDBClient, TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookVisitMeeting } from '../../flows/booking/book.ts';
import { draftChange } from '../../flows/change.ts';
import { moveConsultant } from '../../flows/routing/presence.ts';
import { enqueue, reserve } from '../../flows/routing/reservation.ts';
import { createRollUps } from '../../functions/adapters/roll-ups.ts';
import { createSealing } from '../../functions/adapters/sealing.ts';
import { createStore, type Store } from '../../functions/adapters/store.ts';
import type { Table } from '../../functions/adapters/table.ts';
import { match } from '../../functions/moves/match.ts';
import { startCallback } from '../../functions/moves/start-callback.ts';
import type { Call } from '../../schemas/call.ts';
import type { Consultant } from '../../schemas/staff.ts';
import { callOf, consultantOf, NOW, promiseOf, slotAt, unit, visitOf } from '../fixtures/case.ts';
import { type Engine, startEngine } from '../fixtures/engine.ts';

let engine: Engine;
let table: Table;
let store: Store;

beforeAll(async () => {
  engine = await startEngine(5700);
  table = engine.table();
  store = createStore(table);
});
afterAll(() => engine?.close());

/** Cases of one test stand in a unit of its own. */
let units = 0;
const newUnit = () => {
  units += 1;
  return `unit-${units}`;
};

const saveVisit = async (id: string, unitId: string, more = {}) => {
  const visit = visitOf({ visitId: `visit_${id}`, unitId, ...more });
  expect(await store.save(visit)).toEqual({ done: true });
  return { ...visit, version: 1 };
};

describe('a change', () => {
  test('is refused whole when the stored version is another, and names what was in the way', async () => {
    const unitId = newUnit();
    const visit = await saveVisit('stale', unitId);
    const slot = { ...slotAt(0), unitId };
    const book = () => {
      const draft = draftChange(unitId, NOW, 'book');
      draft.visit(visit, bookVisitMeeting(draft, visit, slot));
      return store.commit(draft.finish());
    };
    const withdraw = draftChange(unitId, NOW, 'withdraw');
    withdraw.visit(visit, { ...visit, ended: { at: NOW, reason: 'withdrawn' } });
    withdraw.tell({ type: 'visitEnded', reason: 'withdrawn' }, { visitId: visit.visitId });
    expect(await store.commit(withdraw.finish())).toEqual({ done: true });
    expect(await book()).toEqual({ done: false, conflict: ['visit'] });
    expect(await store.slot(unitId, slot.slotId)).toBeUndefined();
    expect((await store.events(unitId, '2021-01-04')).map(({ told }) => told.type)).toEqual(['visitEnded']);
  });

  test('whose events stand already is refused: the same cause is never told twice', async () => {
    const unitId = newUnit();
    const visit = await saveVisit('twice', unitId);
    const again = () => {
      const draft = draftChange(unitId, NOW, 'same');
      draft.tell({ type: 'choiceMade', choice: 'callback' }, { visitId: visit.visitId });
      return store.commit(draft.finish());
    };
    expect([await again(), await again()]).toEqual([{ done: true }, { done: false, conflict: ['event'] }]);
    expect(await store.events(unitId, '2021-01-04')).toHaveLength(1);
  });

  test('that meets another transaction is tried again until it is through', async () => {
    const unitId = newUnit();
    const visit = await saveVisit('conflict', unitId);
    const conflicts = failing(engine, 3);
    const shaky = createStore(engine.table(() => conflicts.client));
    const draft = draftChange(unitId, NOW, 'conflict');
    draft.visit(visit, { ...visit, promise: promiseOf() });
    draft.tell({ type: 'choiceMade', choice: 'callback' }, { visitId: visit.visitId });
    expect(await shaky.commit(draft.finish())).toEqual({ done: true });
    expect(conflicts.met()).toBe(3);
    expect((await store.visit(visit.visitId))?.version).toBe(2);
  });

  test('that never gets through says so instead of trying for ever', async () => {
    const conflicts = failing(engine, Number.POSITIVE_INFINITY);
    const shaky = createStore(engine.table(() => conflicts.client));
    const draft = draftChange(newUnit(), NOW, 'never');
    draft.put(callOf());
    draft.tell({ type: 'callWaiting' }, {});
    await expect(shaky.commit(draft.finish())).rejects.toThrow(TransactionCanceledException);
    expect(conflicts.met()).toBe(8);
  });
});

/** The engine never reports that two transactions met; here the first ones do. */
const failing = ({ client }: Engine, times: number) => {
  let met = 0;
  const send = (command: Parameters<DynamoDBClient['send']>[0]) => {
    if (!(command instanceof TransactWriteItemsCommand) || met >= times) return client.send(command as never);
    met += 1;
    const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
    return Promise.reject(new TransactionCanceledException({ message: 'met', $metadata: {}, CancellationReasons }));
  };
  return { client: { send } as unknown as DynamoDBClient, met: () => met };
};

describe('claims', () => {
  const waitingCall = async (id: string, unitId: string): Promise<Call> => {
    const draft = draftChange(unitId, NOW, id);
    const visit = visitOf({ visitId: `visit_${id}`, unitId, activeCallId: `call_${id}` });
    const { placeAt: _none, ...call } = callOf({ callId: `call_${id}`, unitId, visit, routing: 'none' });
    draft.visit(undefined, visit);
    draft.tell({ type: 'visitOpened', by: 'call' }, { visitId: visit.visitId });
    draft.put(enqueue(draft, call));
    expect(await store.commit(draft.finish())).toEqual({ done: true });
    return (await store.call(call.callId)) as Call;
  };
  const freeConsultant = async (id: string, unitId: string): Promise<Consultant> => {
    const draft = draftChange(unitId, NOW, `free.${id}`);
    moveConsultant(draft, consultantOf({ staffId: id, unitId, state: 'off' }), 'available');
    expect(await store.commit(draft.finish())).toEqual({ done: true });
    return (await store.consultant(unitId, id)) as Consultant;
  };
  const claim = (call: Call, consultant: Consultant) => {
    const draft = draftChange(call.unitId, NOW, `${call.callId}.${call.version}.${consultant.staffId}`);
    reserve(draft, call, consultant);
    return store.commit(draft.finish());
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
        const consultants = [
          await freeConsultant(`${id}a`, unitId),
          ...(forConsultant ? [] : [await freeConsultant(`${id}b`, unitId)]),
        ];
        const claims = calls.flatMap((call) => consultants.map((consultant) => claim(call, consultant)));
        return (await Promise.all(claims)).filter(({ done }) => done).length;
      });
      outcomes.push(...(await Promise.all(pairs)));
    }
    expect(outcomes).toHaveLength(200);
    expect(new Set(outcomes)).toEqual(new Set([1]));
  }, 60_000);

  test('made by many matches at once give every consultant one call and every call one consultant', async () => {
    const unitId = newUnit();
    const deps = { store, unit: async () => ({ ...unit, unitId }), now: () => NOW };
    for (let index = 0; index < 6; index += 1) await waitingCall(`m${index}`, unitId);
    for (let index = 0; index < 4; index += 1) await freeConsultant(`m${index}`, unitId);
    await Promise.all(Array.from({ length: 12 }, () => match(deps, unitId)));
    const consultants = await store.consultants(unitId);
    expect(consultants.map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => 'reserved'));
    expect(new Set(consultants.map(({ callId }) => callId)).size).toBe(4);
    expect(await store.waiting(unitId)).toHaveLength(2);
    expect(await store.available(unitId, 10)).toEqual([]);
  });
});

test('a slot is sold once to fifty who want it at once, and to nobody of them in part', async () => {
  const unitId = newUnit();
  const slot = { ...slotAt(0), unitId };
  await store.save(slot);
  const stored = { ...slot, version: 1 };
  const bookings = Array.from({ length: 50 }, async (_, index) => {
    const visit = await saveVisit(`slot${index}`, unitId);
    const draft = draftChange(unitId, NOW, `slot${index}`);
    draft.visit(visit, bookVisitMeeting(draft, visit, stored));
    return store.commit(draft.finish());
  });
  const results = await Promise.all(bookings);
  expect(results.filter(({ done }) => done)).toHaveLength(1);
  expect(results.filter((result) => !result.done && !result.conflict.includes('slot'))).toEqual([]);
  const booked = await Promise.all(Array.from({ length: 50 }, (_, index) => store.visit(`visit_slot${index}`)));
  expect(booked.filter((visit) => visit?.meeting !== undefined)).toHaveLength(1);
});

describe('an index that is behind', () => {
  test('brings nobody a call that is no longer promised: what is due is read again', async () => {
    const unitId = newUnit();
    const visit = await saveVisit('behind', unitId, { promise: promiseOf() });
    const [seen] = (await store.due(NOW, 100)).filter((due) => due.entity === 'visit' && due.visitId === visit.visitId);
    expect(seen).toBeDefined();
    const { promise: _kept, ...rest } = visit;
    expect(await store.save(rest)).toEqual({ done: true });
    // The index still shows the promise; the duty is taken up from it.
    await startCallback({ store, unit: async () => unit, now: () => NOW }, visit.visitId);
    expect(await store.waiting(unitId)).toEqual([]);
    expect((await store.visit(visit.visitId))?.activeCallId).toBeUndefined();
  });

  test('taken up twice calls once', async () => {
    const unitId = newUnit();
    const visit = await saveVisit('due', unitId, { promise: promiseOf() });
    const deps = { store, unit: async () => unit, now: () => NOW };
    await Promise.all([startCallback(deps, visit.visitId), startCallback(deps, visit.visitId)]);
    await startCallback(deps, visit.visitId);
    expect(await store.waiting(unitId)).toHaveLength(1);
    expect((await store.events(unitId, '2021-01-04')).map(({ told }) => told.type)).toEqual(['callWaiting']);
  });
});

test('an event is counted once, however often it is delivered', async () => {
  const unitId = newUnit();
  const rollUps = createRollUps(table, () => Date.parse(NOW));
  const additions = [
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
  const keysOf = (byte: number) => ({
    lookup: Buffer.alloc(32, byte).toString('base64'),
    sealing: Buffer.alloc(32, byte + 1).toString('base64'),
  });
  const sealing = createSealing(async () => keysOf(1));

  test('opens only for its own unit and under its own key', async () => {
    const sealed = await sealing.seal('Åse Æbelø', 'favrskov');
    expect(await sealing.open(sealed, 'favrskov')).toBe('Åse Æbelø');
    expect(Buffer.from(sealed.slice(3), 'base64').includes('Åse')).toBe(false);
    await expect(sealing.open(sealed, 'skanderborg')).rejects.toThrow();
    await expect(createSealing(async () => keysOf(7)).open(sealed, 'favrskov')).rejects.toThrow();
    await expect(sealing.open('Åse Æbelø', 'favrskov')).rejects.toThrow('Not a sealed text');
  });

  test('never writes the same text twice alike, but finds it again by its hash within the unit and kind', async () => {
    expect(await sealing.seal('+4520123456', 'favrskov')).not.toBe(await sealing.seal('+4520123456', 'favrskov'));
    const hash = await sealing.hash('phone', '+4520123456', 'favrskov');
    expect(await sealing.hash('phone', '+4520123456', 'favrskov')).toBe(hash);
    expect(await sealing.hash('phone', '+4520123456', 'skanderborg')).not.toBe(hash);
    expect(await sealing.hash('code', '+4520123456', 'favrskov')).not.toBe(hash);
  });
});
