import { expect, test } from 'vitest';
import { createStore } from '../../functions/adapters/store.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { CallId } from '../../schemas/ids.ts';
import { caseNow, caseUnit as unitId } from '../../tests/fixtures/case.ts';
import { createMemoryTable } from '../../tests/world/memory-table.ts';
import { countCrowd } from './crowd-counts.ts';
import { callWaiting, consultantIdle, putAll, rowsOf } from './standing.ts';

const where = { unitId, of: '', at: caseNow };
const calls: CallId[] = ['call_0', 'call_1'];

/** Two callers and two consultants, each as they are changed here. */
async function counted(change: (one: Entity) => Entity, rings: [CallId, `staff_${string}`][] = []) {
  const table = createMemoryTable();
  const items = [0, 1].flatMap((index) => [...callWaiting(where, index), consultantIdle(where, index)]);
  const events = rings.map(([callId, staffId], index): Entity => {
    const payload = { type: 'callReserved', staffId, leg: 2 } as const;
    const said = { at: caseNow, day: '2021-01-04', by: 'system', hasEffects: false } as const;
    return { entity: 'event', eventId: `event_${index}`, unitId, callId, payload, effects: [], ...said };
  });
  await putAll(table, rowsOf([...items.map(change), ...events]));
  const store = createStore(table, { now: () => caseNow, onSetAside: () => undefined });
  return countCrowd(store, { unitId, calls, day: '2021-01-04' });
}

/** The call rings at a consultant, and the consultant at the call. */
function paired(call: string, staff: string, by = staff): (one: Entity) => Entity {
  return (one) => {
    if (one.entity === 'call' && one.callId === call) {
      const leg = { party: 'consultant', staffId: staff as `staff_${string}`, at: caseNow } as const;
      return { ...one, state: { at: 'reserved', leg: 2 }, legs: { ...one.legs, 2: leg } };
    }
    return one.entity === 'consultant' && one.staffId === by
      ? { ...one, state: 'reserved', callId: call as CallId }
      : one;
  };
}

test('who waits and who is free is left, not lost', async () => {
  expect(await counted((one) => one)).toEqual({ pairs: 0, double: 0, lost: 0, left: 2 });
});

test('a call and a consultant who have each other are a pair', async () => {
  const rings: [CallId, `staff_${string}`][] = [['call_0', 'staff_1']];
  expect(await counted(paired('call_0', 'staff_1'), rings)).toEqual({ pairs: 1, double: 0, lost: 0, left: 1 });
});

test('a call and a consultant who have somebody who does not have them are lost', async () => {
  expect(await counted(paired('call_0', 'staff_1', 'staff_0'))).toEqual({ pairs: 0, double: 0, lost: 2, left: 1 });
});

test('a call for which two rang, and a consultant who was rung for two, are given twice', async () => {
  const rings: [CallId, `staff_${string}`][] = [
    ['call_0', 'staff_1'],
    ['call_0', 'staff_0'],
    ['call_1', 'staff_0'],
  ];
  expect(await counted(paired('call_0', 'staff_1'), rings)).toMatchObject({ double: 2 });
});
