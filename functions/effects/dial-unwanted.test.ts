import { expect, test } from 'vitest';
import { callbackOf, callOf, caseNow, caseUnit, consultantOf, visitOf } from '../../tests/fixtures/case.ts';
import { createEffectsCase } from '../../tests/fixtures/effects-case.ts';
import { sidOf } from '../../tests/fixtures/pure-case.ts';
import { dialCitizen } from './legs.ts';

const accepted = callOf({
  direction: 'callback',
  state: { at: 'accepted', leg: 1 },
  legs: {
    1: { party: 'consultant', sid: sidOf(2), staffId: 'staff_1', at: caseNow },
    2: { party: 'citizen', at: caseNow },
  },
  citizenLeg: 2,
});
const effect = { callId: 'call_1', leg: 2, tries: 0 } as const;
const visit = visitOf({ callback: callbackOf(), callNumber: 'sealed +4520123456' });
const holding = consultantOf({ state: 'busy', callId: 'call_1', leg: 1 });

test('a citizen who is on the line by another call is not dialled, and the wish to be called stands', async () => {
  const deps = createEffectsCase();
  await deps.put(accepted, holding, { ...visit, activeCallId: 'call_2' }, callOf({ callId: 'call_2' }));
  expect(await dialCitizen(deps, effect)).toEqual({ result: 'refused', code: 'superseded' });
  expect(deps.asked).toEqual([]);
  expect((await deps.store.get('call', 'call_1'))?.state).toEqual({ at: 'ended', outcome: 'notDialled' });
  expect((await deps.store.get('visit', 'visit_1'))?.callback).toEqual(callbackOf());
  expect((await deps.store.get('consultant', 'staff_1', 'favrskov'))?.state).toBe('available');
});

test('a citizen who waits for the call is dialled', async () => {
  const deps = createEffectsCase();
  await deps.put(accepted, holding, { ...visit, activeCallId: 'call_1' });
  expect(await dialCitizen(deps, effect)).toEqual({ result: 'done' });
  expect(deps.asked).toEqual(['ring +4520123456']);
});

test('a citizen in safe contact is dialled in the agreed window only, and afterwards the desk is asked', async () => {
  const safe = { ...visit, noMessages: caseNow, activeCallId: 'call_1' } as const;
  const inTime = createEffectsCase();
  await inTime.put(accepted, holding, safe);
  expect(await dialCitizen(inTime, effect)).toEqual({ result: 'done' });
  for (const callback of [callbackOf({ until: caseNow }), callbackOf({ kind: 'missed' }), undefined]) {
    const deps = createEffectsCase();
    await deps.put(accepted, holding, { ...safe, callback });
    expect(await dialCitizen(deps, effect)).toEqual({ result: 'refused', code: 'superseded' });
    expect(deps.asked).toEqual([]);
    const after = await deps.store.get('visit', 'visit_1');
    expect([after?.callback, after?.desk?.what]).toEqual([undefined, 'choose']);
  }
});

test('a telephone that another case has on the line is not dialled: the call-back is made a little later and no attempt is counted', async () => {
  const deps = createEffectsCase();
  const inUse = {
    entity: 'numberInUse',
    unitId: caseUnit,
    hash: 'phone +4520123456',
    callId: 'call_2',
    direction: 'inbound',
  } as const;
  await deps.put(accepted, holding, { ...visit, activeCallId: 'call_1' }, inUse);
  expect(await dialCitizen(deps, effect)).toEqual({ result: 'refused', code: 'numberBusy' });
  expect(deps.asked).toEqual([]);
  expect((await deps.store.get('visit', 'visit_1'))?.callback).toEqual(
    callbackOf({ undialled: 0, nextAt: '2021-01-04T09:01:00.000Z' }),
  );
  expect((await deps.store.get('consultant', 'staff_1', 'favrskov'))?.state).toBe('available');
});

test.each([
  ['a premium number', '+4590123456'],
  ['a satellite telephone', '+881612345678'],
  ['another country, which the rules do not list', '+46701234567'],
  ['what stands in place of a withheld number', '+266696687'],
  ['the line itself', '+4589640000'],
])('%s is never dialled, whatever door the number came by: the desk is asked for another', async (_, number) => {
  const deps = createEffectsCase();
  await deps.put(accepted, holding, { ...visit, callNumber: `sealed ${number}`, activeCallId: 'call_1' });
  expect(await dialCitizen(deps, effect)).toEqual({ result: 'refused', code: 'mayNotDial' });
  expect(deps.asked).toEqual([]);
  const left = await deps.store.get('visit', 'visit_1');
  expect(left).toMatchObject({ desk: { what: 'findNumber' } });
  expect(left).not.toHaveProperty('callback');
});
