import { describe, expect, test } from 'vitest';
import type { QueueEntry } from '../../schemas/queue.ts';
import { caseNow, caseUnit, consultantOf } from '../../tests/fixtures/case.ts';
import { isAnyUnsuited, pickPair, withFree } from './pick.ts';

function entry(callId: `call_${string}`) {
  return { entity: 'queueEntry', unitId: caseUnit, placeAt: caseNow, callId, direction: 'inbound' } as const;
}

function free(staffId: `staff_${string}`, idleFrom: string) {
  return { entity: 'availability', unitId: caseUnit, staffId, idleFrom } as const;
}

const later = '2021-01-04T09:00:00.001Z';

test('the first who waits is given to the first who does not cool off', () => {
  const waiting = [entry('call_1'), entry('call_2')];
  const available = [free('staff_1', later), free('staff_2', caseNow), free('staff_3', caseNow)];
  expect(pickPair({ waiting, available, now: caseNow })).toEqual({ callId: 'call_1', staffId: 'staff_2' });
});

test('nobody is picked where nobody waits, or nobody is free', () => {
  expect(pickPair({ waiting: [], available: [free('staff_1', caseNow)], now: caseNow })).toBeUndefined();
  expect(pickPair({ waiting: [entry('call_1')], available: [free('staff_1', later)], now: caseNow })).toBeUndefined();
});

describe('while a call waits for its own consultant, who talks', () => {
  const waiting = [{ ...entry('call_1'), owner: { staffId: 'staff_9', until: later } } as const, entry('call_2')];
  const there = new Set(['staff_9'] as const);

  test('the last who is free is kept for it, and is its when its time is over', () => {
    const available = [free('staff_1', caseNow)];
    expect(pickPair({ waiting, available, there, now: caseNow })).toBeUndefined();
    expect(pickPair({ waiting, available, there, now: later })).toEqual({ callId: 'call_1', staffId: 'staff_1' });
  });

  test('nobody is kept for a call-back, which has hours', () => {
    const asCallbacks = waiting.map((one) => ({ ...one, direction: 'callback' }) as const);
    const next = pickPair({ waiting: asCallbacks, available: [free('staff_1', caseNow)], there, now: caseNow });
    expect(next).toEqual({ callId: 'call_2', staffId: 'staff_1' });
  });

  test('who comes behind it is given another, idle longest', () => {
    const available = [free('staff_1', caseNow), free('staff_2', caseNow)];
    expect(pickPair({ waiting, available, there, now: caseNow })).toEqual({ callId: 'call_2', staffId: 'staff_1' });
  });
});

test('who knows the citizen has the call before others when it waits for nobody any more', () => {
  const over = { ...entry('call_1'), owner: { staffId: 'staff_2', until: caseNow } } as const;
  const available = [free('staff_1', caseNow), free('staff_2', caseNow)];
  expect(pickPair({ waiting: [over], available, there: new Set(['staff_2']), now: caseNow })?.staffId).toBe('staff_2');
  const young: typeof over & Pick<QueueEntry, 'suitedBy'> = { ...over, suitedBy: { groups: ['over30'] } };
  const suited = [
    { ...free('staff_1', caseNow), groups: ['over30' as const] },
    { ...free('staff_2', caseNow), groups: [] },
  ];
  expect(pickPair({ waiting: [young], available: suited, now: caseNow })?.staffId).toBe('staff_1');
});

test('whom a call waits for stands in their place on the list, however far it was read, if they are free', () => {
  const idle = (idleFrom: string) => consultantOf({ staffId: 'staff_2', idleFrom });
  const [first, last] = [free('staff_1', caseNow), free('staff_3', later)];
  expect(withFree([first, last], [idle('2021-01-04T08:59:00.000Z')]).map(({ staffId }) => staffId)).toEqual([
    'staff_2',
    'staff_1',
    'staff_3',
  ]);
  expect(withFree([free('staff_2', caseNow)], [idle(caseNow)])).toEqual([free('staff_2', caseNow)]);
  expect(withFree([first], [consultantOf({ staffId: 'staff_2', state: 'busy' })])).toEqual([first]);
});

test('a call that suits nobody who is free asks for the rest from the moment on at which somebody is', () => {
  const waiting: QueueEntry[] = [{ ...entry('call_1'), suitedBy: { language: 'en', until: later } }];
  expect(isAnyUnsuited(waiting, [free('staff_1', caseNow)], caseNow)).toBe(true);
  expect(isAnyUnsuited(waiting, [free('staff_1', later)], caseNow)).toBe(false);
  expect(isAnyUnsuited(waiting, [{ ...free('staff_1', caseNow), languages: ['en'] }], caseNow)).toBe(false);
});
