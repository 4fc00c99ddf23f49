import { beforeEach, describe, expect, test } from 'vitest';
import { type Entity, refOf } from '../../schemas/entity.ts';
import type { Event } from '../../schemas/event.ts';
import type { PersonId } from '../../schemas/ids.ts';
import type { LookupKind } from '../../schemas/person.ts';
import type { NextStep } from '../../schemas/step.ts';
import { at, callOf, caseNow, caseUnit, consultantOf, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createMemoryTable, type MemoryTable, type MemoryTableOptions } from '../../tests/world/memory-table.ts';
import { keptUnits } from '../case/deps.ts';
import { keyOf } from './entities.ts';
import { UnreadableItem } from './readable.ts';
import { createRollUps } from './roll-ups.ts';
import { createStore, type Store } from './store.ts';

let table: MemoryTable;
let store: Store;
let setAside: string[];
let faults: MemoryTableOptions['faults'];
beforeEach(() => {
  faults = undefined;
  table = createMemoryTable({ faults: (request) => faults?.(request) });
  setAside = [];
  store = createStore(table, { now: () => caseNow, onSetAside: (key) => void setAside.push(key) });
});

/** A next step that is late from one moment on, and that the line acts on at another. */
function stepAt(lateAt: string, dutyAt?: string): NextStep {
  const step = { what: 'ring', owner: { role: 'consultant' }, dueAt: caseNow, lateAt } as const;
  return dutyAt === undefined ? step : { ...step, dutyAt };
}

/** Written as new, so that it is stored with version 1. */
async function save(...items: Entity[]) {
  for (const item of items) await store.overwrite('version' in item ? { ...item, version: 0 } : item);
}

async function spoil(item: Entity, more: object = { shape: 99 }) {
  const key = keyOf(item.entity, refOf(item).id, caseUnit);
  await table.write([{ put: { ...(await table.get(key)), ...more } }]);
}

const event: Event = {
  entity: 'event',
  eventId: 'event_1',
  unitId: caseUnit,
  at: caseNow,
  day: '2021-01-04',
  by: 'system',
  payload: { type: 'personRegistered', openedAt: caseNow, offered: false, joined: false },
  effects: [
    { kind: 'hangUp', callId: 'call_1', leg: 1 },
    { kind: 'hangUp', callId: 'call_1', leg: 2 },
  ],
  hasEffects: true,
  outcomes: {},
};

describe('a change', () => {
  test('is written whole: new items, next versions, removals, events', async () => {
    await save(visitOf());
    const entry = {
      entity: 'queueEntry',
      unitId: caseUnit,
      placeAt: caseNow,
      callId: 'call_1',
      direction: 'inbound',
    } as const;
    await save(entry);
    const puts = [visitOf({ activeCallId: 'call_1' }), callOf({ version: 0 })];
    expect(await store.commit({ puts, removals: [entry], events: [event] })).toEqual({ done: true });
    expect(await store.get('visit', 'visit_1')).toEqual(visitOf({ version: 2, activeCallId: 'call_1' }));
    expect(await store.get('call', 'call_1')).toEqual(callOf());
    expect(await store.waiting(caseUnit)).toEqual([]);
    expect(await store.events(caseUnit, '2021-01-04')).toEqual([event]);
  });

  test.each<[string, Parameters<Store['commit']>[0], string[]]>([
    ['on another version', { puts: [visitOf({ version: 2 })], removals: [], events: [event] }, ['visit']],
    [
      'of something new that stands there already',
      { puts: [visitOf({ version: 0 })], removals: [], events: [] },
      ['visit'],
    ],
    [
      'that takes away what is not there',
      {
        puts: [],
        removals: [{ entity: 'availability', unitId: caseUnit, staffId: 'staff_1', idleFrom: caseNow }],
        events: [],
      },
      ['availability'],
    ],
    [
      'that meets more than one',
      {
        puts: [callOf({ version: 0 }), visitOf({ version: 7 })],
        removals: [{ entity: 'availability', unitId: caseUnit, staffId: 'staff_1', idleFrom: caseNow }],
        events: [],
      },
      ['visit', 'availability'],
    ],
  ])('%s is refused whole and says which kind was in the way', async (_what, change, conflict) => {
    await save(visitOf());
    const before = table.dump();
    expect(await store.commit(change)).toEqual({ done: false, conflict, doubtful: false });
    expect(table.dump()).toEqual(before);
  });

  test('of who has a CPR number meets the one who has it; a telephone and a name are shared', async () => {
    const lookups = (personId: PersonId, kinds: readonly LookupKind[]): Entity[] =>
      kinds.map((kind) => ({ entity: 'personLookup', unitId: caseUnit, kind, hash: 'h', personId }));
    const commit = (puts: Entity[]) => store.commit({ puts, removals: [], events: [] });
    expect(await commit(lookups('person_1', ['cpr', 'phone', 'name']))).toEqual({ done: true });
    expect(await commit(lookups('person_2', ['phone', 'name', 'cpr']))).toEqual({
      done: false,
      conflict: ['personLookup'],
      doubtful: false,
    });
    expect(await store.personsBy(caseUnit, 'name', 'h', 2)).toEqual(['person_1']);
    expect(await commit(lookups('person_2', ['phone', 'name']))).toEqual({ done: true });
    expect(await store.personsBy(caseUnit, 'cpr', 'h', 2)).toEqual(['person_1']);
    expect(await store.personsBy(caseUnit, 'name', 'h', 2)).toEqual(['person_1', 'person_2']);
    expect((await store.numberOwners(caseUnit, 'h')).persons).toEqual(['person_1', 'person_2']);
  });

  test('whose event stands already is refused', async () => {
    await save(event);
    expect(await store.commit({ puts: [], removals: [], events: [event] })).toEqual({
      done: false,
      conflict: ['event'],
      doubtful: false,
    });
  });

  test('that met itself after a lost answer is doubtful', async () => {
    const doubtful = createStore(
      { ...table, write: async () => ({ done: false, refused: [0], doubtful: true }) },
      { now: () => caseNow, onSetAside: () => undefined },
    );
    expect(await doubtful.commit({ puts: [visitOf()], removals: [], events: [] })).toEqual({
      done: false,
      conflict: ['visit'],
      doubtful: true,
    });
  });
});

describe('lists', () => {
  test('give the units, the consultants, who is free and who waits, in their order', async () => {
    await save(unit, { ...unit, unitId: 'aarhus' });
    await save(
      consultantOf({ staffId: 'staff_b' }),
      consultantOf({ staffId: 'staff_a' }),
      consultantOf({ unitId: 'aarhus', staffId: 'staff_c' }),
    );
    for (const [staffId, idleFrom] of [
      ['staff_b', at(-1)],
      ['staff_a', at(-2)],
    ] as const)
      await save({ entity: 'availability', unitId: caseUnit, staffId, idleFrom });
    for (const [callId, placeAt] of [
      ['call_2', at(-1)],
      ['call_1', at(-2)],
      ['call_3', at(0)],
    ] as const)
      await save({ entity: 'queueEntry', unitId: caseUnit, callId, placeAt, direction: 'inbound' });
    expect((await store.unitIds()).toSorted()).toEqual(['aarhus', caseUnit]);
    expect((await store.consultants(caseUnit)).map(({ staffId }) => staffId)).toEqual(['staff_a', 'staff_b']);
    expect((await store.available(caseUnit, 5)).map(({ staffId }) => staffId)).toEqual(['staff_a', 'staff_b']);
    expect((await store.available(caseUnit, 1)).map(({ staffId }) => staffId)).toEqual(['staff_a']);
    expect((await store.waiting(caseUnit)).map(({ callId }) => callId)).toEqual(['call_1', 'call_2', 'call_3']);
    expect((await store.waiting(caseUnit, 2)).map(({ callId }) => callId)).toEqual(['call_1', 'call_2']);
  });

  test('give the rules of a unit as they stand, each time', async () => {
    for (const number of ['+4589640000', '+4587000000', '+4589640000']) {
      await store.overwrite({ ...unit, number });
      expect((await store.get('unit', caseUnit))?.number).toBe(number);
    }
  });

  test('give a unit that cannot be read as well, again and again, and set it aside from nothing', async () => {
    await save(unit, { ...unit, unitId: 'aarhus' });
    await table.write([{ put: { ...(await table.get({ pk: 'UNIT#aarhus', sk: 'UNIT' })), shape: 99 } }]);
    for (let time = 0; time < 2; time += 1) expect((await store.unitIds()).toSorted()).toEqual(['aarhus', caseUnit]);
    expect(setAside).toEqual([]);
    await expect(store.get('unit', 'aarhus')).rejects.toThrow(UnreadableItem);
  });

  test('give the owners of a telephone, and the times that are sold', async () => {
    const lookup = { entity: 'personLookup', unitId: caseUnit, kind: 'phone', hash: 'h' } as const;
    for (const personId of ['person_b', 'person_a'] as const) await save({ ...lookup, personId });
    await save({ ...lookup, hash: 'other', personId: 'person_c' }, { ...lookup, kind: 'cpr', personId: 'person_d' });
    const open = { entity: 'openNumber', unitId: caseUnit, hash: 'h', visitId: 'visit_1' } as const;
    const using = { entity: 'numberInUse', unitId: caseUnit, hash: 'h', callId: 'call_1' } as const;
    await save(open, { ...using, direction: 'inbound' });
    expect(await store.numberUsers(caseUnit, 'h')).toEqual(['call_1']);
    const before = table.requests;
    expect(await store.numberOwners(caseUnit, 'h')).toEqual({
      persons: ['person_a', 'person_b'],
      open: [open],
    });
    expect(table.requests - before).toBe(1);
    expect(await store.numberOwners(caseUnit, 'nobody')).toEqual({ persons: [], open: [] });
    expect(await store.personsBy(caseUnit, 'cpr', 'h', 2)).toEqual(['person_d']);
    for (const slotId of ['20210105T080000Z-1', '20210105T080000Z-2', '20210106T080000Z-1'])
      await save({ entity: 'slot', unitId: caseUnit, slotId, startAt: caseNow, meetingId: 'meeting_1' });
    expect(
      (await store.sold(caseUnit, '20210105T080000Z', '20210105T080000Z-999')).map(({ slotId }) => slotId),
    ).toEqual(['20210105T080000Z-1', '20210105T080000Z-2']);
  });

  test('of a unit are read from one moment to another, so many, from either end', async () => {
    await save(...[1, 2, 3].map((number) => visitOf({ visitId: `visit_${number}`, step: stepAt(at(number)) })));
    const ids = async (range?: Parameters<Store['list']>[3]) =>
      (await store.list(caseUnit, 'matter', ['visit'], range)).map(({ visitId }) => visitId);
    expect(await ids()).toEqual(['visit_1', 'visit_2', 'visit_3']);
    expect(await ids({ between: [at(2), at(3)] })).toEqual(['visit_2', 'visit_3']);
    expect(await ids({ between: [at(1), at(2)] })).toEqual(['visit_1', 'visit_2']);
    expect(await ids({ limit: 1 })).toEqual(['visit_1']);
    expect(await ids({ limit: 1, descending: true })).toEqual(['visit_3']);
    expect(await store.list('aarhus', 'matter', ['visit'])).toEqual([]);
  });

  test('of staff are by name, whatever letter it begins with', async () => {
    const names = ['Aase', 'Østen', '4. vagt'];
    for (const [number, name] of names.entries())
      await save({
        entity: 'staff',
        subject: `s${number}`,
        unitId: caseUnit,
        user: `u${number}`,
        staffId: `staff_${number}`,
        name,
        role: 'consultant',
      });
    const listed = await store.list(caseUnit, 'staff', ['staff']);
    expect(listed.map(({ name }) => name)).toEqual(['4. vagt', 'Aase', 'Østen']);
  });

  test('of duties are read earliest first, and say which comes next', async () => {
    await save(visitOf({ visitId: 'visit_2', step: stepAt(at(9), at(2)) }), visitOf({ step: stepAt(at(9), at(1)) }));
    await save(callOf({ checkAt: at(3) }), consultantOf({ aliveAt: at(1) }), event);
    const ids = async (until: string, limit = 10) =>
      (await store.due(caseUnit, until, limit)).map((one) => refOf(one).id);
    expect(await ids(at(2))).toEqual([`2021-01-04#${caseNow}#event_1`, 'visit_1', 'visit_2']);
    expect(await ids(at(0))).toEqual([]);
    expect(await ids(at(3), 1)).toHaveLength(1);
    expect(await store.nextDue(caseUnit, at(2))).toBe(at(2));
    expect(await store.nextDue(caseUnit, at(2.001))).toBe(at(3));
    expect(await store.nextDue(caseUnit, at(4))).toBeUndefined();
    expect([await store.due('aarhus', at(9), 10), await store.nextDue('aarhus', at(0))]).toEqual([[], undefined]);
    expect((await store.quietDesks(caseUnit, at(1), 5)).map(({ staffId }) => staffId)).toEqual(['staff_1']);
    expect(await store.quietDesks(caseUnit, at(0.9), 5)).toEqual([]);
  });
});

describe('duties', () => {
  const visits = (count: number) =>
    Array.from({ length: count }, (_, index) => visitOf({ visitId: `visit_${index}`, step: stepAt(at(9), at(1)) }));

  test('are found by their keys and read where they lie: one request for none, two for a hundred', async () => {
    const requests = async () => {
      const before = table.requests;
      const found = await store.due(caseUnit, at(1), 100);
      return [found.length, table.requests - before];
    };
    expect(await requests()).toEqual([0, 1]);
    await save(...visits(100));
    expect(await requests()).toEqual([100, 2]);
  });

  test('that the index still shows are left out where they are none any more', async () => {
    await save(...visits(3));
    await save(visitOf({ visitId: 'visit_0', version: 1, step: stepAt(at(9)) }));
    await store.postpone(visitOf({ visitId: 'visit_1' }), at(2), 1);
    faults = ({ kind }) => (kind === 'query' ? { behind: 2 } : undefined);
    const found = await store.due(caseUnit, at(1), 10);
    expect(found.map((one) => refOf(one).id)).toEqual(['visit_2']);
  });
});

describe('many items', () => {
  test('are read in one request, in the order asked for', async () => {
    await save(visitOf(), callOf());
    const before = table.requests;
    const found = await store.many([
      { ref: { entity: 'call', id: 'call_1' } },
      { ref: { entity: 'visit', id: 'visit_9' } },
      { ref: { entity: 'visit', id: 'visit_1' }, unitId: caseUnit },
    ]);
    expect(found).toEqual([callOf(), undefined, visitOf()]);
    expect(table.requests - before).toBe(1);
  });

  test('of which one cannot be read are a fault, but each by itself gives the others', async () => {
    await save(visitOf(), visitOf({ visitId: 'visit_2' }));
    await spoil(visitOf());
    const ids = ['visit_1', 'visit_2', 'visit_3'];
    await expect(store.many(ids.map((id) => ({ ref: { entity: 'visit', id } })))).rejects.toThrow(UnreadableItem);
    expect((await store.readable('visit', ids)).map(({ visitId }) => visitId)).toEqual(['visit_2']);
    expect(setAside).toEqual(['VISIT#visit_1 VISIT']);
  });

  test('of another kind than was asked for are left out', async () => {
    await table.write([{ put: { ...(await rowOf()), pk: 'CALL#call_1', sk: 'CALL' } }]);
    expect(await store.readable('call', ['call_1'])).toEqual([]);
  });

  async function rowOf() {
    await save(visitOf());
    return table.get({ pk: 'VISIT#visit_1', sk: 'VISIT' });
  }
});

describe('an item that cannot be read', () => {
  test.each<[string, object]>([
    ['of a shape nobody knows', { shape: 2 }],
    ['of no shape', { shape: undefined }],
    ['with a field that is wrong', { openedAt: 'yesterday' }],
    ['of an unknown kind', { entity: 'thing' }],
  ])('%s is a fault for who asks for just this one', async (_what, more) => {
    await save(visitOf());
    await spoil(visitOf(), more);
    await expect(store.get('visit', 'visit_1')).rejects.toThrow(UnreadableItem);
    await expect(store.get('visit', 'visit_1')).rejects.toMatchObject({
      key: 'VISIT#visit_1 VISIT',
      message: 'An item cannot be read',
    });
    expect(setAside).toEqual([]);
  });

  test('is taken off its list with one word, marked, and otherwise left as it is', async () => {
    const step = stepAt(at(1));
    await save(visitOf({ step }), visitOf({ visitId: 'visit_2', step }));
    await spoil(visitOf(), { openedAt: 'yesterday' });
    expect((await store.list(caseUnit, 'matter', ['visit'])).map(({ visitId }) => visitId)).toEqual(['visit_2']);
    expect(await store.list(caseUnit, 'matter', ['visit'])).toHaveLength(1);
    expect(setAside).toEqual(['VISIT#visit_1 VISIT']);
    const row = await table.get({ pk: 'VISIT#visit_1', sk: 'VISIT' });
    expect(row).toMatchObject({ entity: 'visit', openedAt: 'yesterday', setAside: caseNow });
    expect(row?.list).toBeUndefined();
    expect(row?.listAt).toBeUndefined();
  });

  test('that stands in a partition of its own kind is said once as well', async () => {
    await save(consultantOf());
    await spoil(consultantOf());
    expect(await store.consultants(caseUnit)).toEqual([]);
    expect(await store.consultants(caseUnit)).toEqual([]);
    expect(setAside).toEqual([`UNIT#${caseUnit} LINE#CONSULTANT#staff_1`]);
  });
});

describe('a duty that failed', () => {
  test('is put off, and its failures are counted, until it is changed', async () => {
    await save(visitOf({ step: stepAt(at(9), caseNow) }));
    expect(await store.dutyFailures(visitOf())).toBe(0);
    await store.postpone(visitOf(), at(4), 3);
    expect(await store.dutyFailures(visitOf())).toBe(3);
    expect(await store.due(caseUnit, at(3), 10)).toEqual([]);
    expect(await store.due(caseUnit, at(4), 10)).toHaveLength(1);
    await save(visitOf({ step: stepAt(at(9), caseNow) }));
    expect(await store.dutyFailures(visitOf())).toBe(0);
  });

  test('and is none any more is not made one again', async () => {
    await save(visitOf());
    await store.postpone(visitOf(), at(4), 1);
    expect(await store.due(caseUnit, at(9), 10)).toEqual([]);
    expect(await store.dutyFailures(visitOf())).toBe(0);
    expect(await store.dutyFailures(visitOf({ visitId: 'visit_9' }))).toBe(0);
  });
});

describe('a sign of life', () => {
  test('moves the moment at which a desk counts as silent', async () => {
    await save(consultantOf());
    await store.heartbeat(caseUnit, 'staff_1', at(1));
    expect((await store.get('consultant', 'staff_1', caseUnit))?.aliveAt).toBe(at(1));
    expect(await store.quietDesks(caseUnit, at(0.5), 5)).toEqual([]);
    expect(await store.quietDesks(caseUnit, at(1), 5)).toHaveLength(1);
  });

  test('leaves the end of a wrap-up where it is', async () => {
    const { idleFrom: _none, ...wrapping } = consultantOf({ state: 'wrapping', wrapUntil: at(5) });
    await save(wrapping);
    await store.heartbeat(caseUnit, 'staff_1', at(1));
    expect((await store.get('consultant', 'staff_1', caseUnit))?.aliveAt).toBe(at(1));
    expect(await store.due(caseUnit, at(4), 5)).toEqual([]);
    expect(await store.due(caseUnit, at(5), 5)).toHaveLength(1);
  });

  test('of nobody makes nobody', async () => {
    await store.heartbeat(caseUnit, 'staff_9', caseNow);
    expect(table.dump()).toEqual([]);
  });
});

describe('what became of an effect', () => {
  test('is written beside the others, and the event is due until all are settled', async () => {
    await save(event);
    expect(await store.writeOutcomes(event, { 0: { result: 'done' } })).toBe(true);
    const once: Event = { ...event, outcomes: { 0: { result: 'done' } } };
    expect(await store.get('event', refOf(event).id, caseUnit)).toEqual(once);
    expect(await store.due(caseUnit, at(1), 5)).toHaveLength(1);
    const retry = { result: 'retry', retryAt: at(7), tries: 2 } as const;
    expect(await store.writeOutcomes(once, { 1: retry })).toBe(true);
    expect(await store.nextDue(caseUnit, at(2))).toBe(at(7));
    const twice: Event = { ...event, outcomes: { 0: { result: 'done' }, 1: retry } };
    expect(await store.writeOutcomes(twice, { 1: { result: 'refused', code: 'x' } })).toBe(true);
    expect(await store.due(caseUnit, at(99), 5)).toEqual([]);
    expect((await table.get(keyOf('event', refOf(event).id, caseUnit)))?.duty).toBeUndefined();
  });

  test('is not written over what somebody else has written meanwhile', async () => {
    await save(event);
    const begun = { result: 'begun', at: caseNow, since: caseNow, tries: 1 } as const;
    expect(await store.writeOutcomes(event, { 0: begun })).toBe(true);
    expect(await store.writeOutcomes(event, { 0: { result: 'done' } })).toBe(false);
    const seen: Event = { ...event, outcomes: { 0: begun } };
    expect(
      await store.writeOutcomes({ ...seen, outcomes: { 0: { ...begun, tries: 2 } } }, { 0: { result: 'done' } }),
    ).toBe(false);
    expect(
      await store.writeOutcomes(
        { ...seen, outcomes: { 0: { result: 'retry', retryAt: caseNow, tries: 1 } } },
        { 0: { result: 'done' } },
      ),
    ).toBe(false);
    expect(await store.writeOutcomes(seen, { 0: { result: 'done' } })).toBe(true);
  });

  test('of an event that is not there is not written', async () => {
    expect(await store.writeOutcomes(event, { 0: { result: 'done' } })).toBe(false);
    expect(table.dump()).toEqual([]);
  });
});

describe('units', () => {
  test('are read once a minute, each by itself, and one that does not exist is a fault', async () => {
    await save(unit);
    let now = 0;
    const units = keptUnits(store, () => now);
    expect((await units(caseUnit)).name).toBe('Favrskov Kommune');
    await store.overwrite({ ...unit, version: 1, name: 'Favrskov' });
    now = 59_999;
    expect((await units(caseUnit)).name).toBe('Favrskov Kommune');
    now = 60_000;
    expect((await units(caseUnit)).name).toBe('Favrskov');
    await store.overwrite({ ...unit, version: 2, name: 'Tilbage' });
    // The clock was driven back.
    now = 0;
    expect((await units(caseUnit)).name).toBe('Tilbage');
    await expect(units('nowhere')).rejects.toThrow('No unit nowhere');
  });
});

describe('the counters of a report', () => {
  const day = '2021-01-04';
  test('are added to once an event, with a marker that outlives the stream', async () => {
    const rollUps = createRollUps(table, () => Date.parse(caseNow));
    const additions = [
      { day, counter: 'calls', by: 1 },
      { day, counter: 'calls', by: 2 },
      { day: '2021-01-05', counter: 'waits', by: -1 },
    ] as Parameters<typeof rollUps.apply>[2];
    expect(await rollUps.apply(caseUnit, 'event_1', additions)).toBe(true);
    expect(await rollUps.apply(caseUnit, 'event_1', additions)).toBe(false);
    expect(await rollUps.between(caseUnit, '2021-01-01', '2021-01-31')).toEqual([
      { entity: 'rollUp', unitId: caseUnit, day, counts: { calls: 3 }, revision: 1 },
      { entity: 'rollUp', unitId: caseUnit, day: '2021-01-05', counts: { waits: -1 }, revision: 1 },
    ]);
    expect(await table.get({ pk: 'APPLIED#event_1', sk: 'APPLIED' })).toEqual({
      pk: 'APPLIED#event_1',
      sk: 'APPLIED',
      entity: 'applied',
      expiresAt: Date.parse(caseNow) / 1000 + 7 * 24 * 3600,
    });
  });

  test('are read day by day, both ends included, of one unit', async () => {
    const rollUps = createRollUps(table, () => 0);
    for (const [number, unitId, on] of [
      [1, caseUnit, '2021-01-03'],
      [2, caseUnit, day],
      [3, caseUnit, '2021-01-05'],
      [4, 'aarhus', day],
    ] as const)
      await rollUps.apply(unitId, `event_${number}`, [{ day: on, counter: 'calls', by: 1 }] as Parameters<
        typeof rollUps.apply
      >[2]);
    const days = async (from: string, to: string) => (await rollUps.between(caseUnit, from, to)).map((one) => one.day);
    expect(await days(day, day)).toEqual([day]);
    expect(await days('2021-01-03', day)).toEqual(['2021-01-03', day]);
    expect(await days('2021-01-06', '2021-01-09')).toEqual([]);
  });
});
