import { expect, test } from 'vitest';
import { callOf, caseNow, caseUnit, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { callsIn, createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';

const person = personOf();
const closed = visitOf({ personId: 'person_1', ended: { at: caseNow, reason: 'withdrawn' } });

/** By which numbers a contact is found, as it says itself and as the table does. */
function foundBy(pure: PureCase, visitId: string) {
  const entries = pure.every('openNumber').filter((entry) => entry.visitId === visitId);
  expect(entries.map(({ hash }) => hash)).toEqual(pure.item('visit', visitId).numberHashes ?? []);
  return entries.map(({ hash }) => hash);
}

test('the contact of a known person who calls is found by that number, once', () => {
  const phone = {
    entity: 'personLookup',
    unitId: caseUnit,
    kind: 'phone',
    hash: 'phone',
    personId: 'person_1',
  } as const;
  const pure = createCase(closed, person, phone);
  const { visitId } = pure.item('call', callsIn(pure, 1, 'phone'));
  expect(visitId).not.toBe('visit_1');
  expect(foundBy(pure, visitId)).toEqual(['phone']);
});

test('the contact of a caller nobody knows is found by the number that was shown, or by none', () => {
  const pure = createCase();
  const [shown, withheld] = [callsIn(pure, 1), callsIn(pure, 2, null)].map((id) => pure.item('call', id).visitId);
  expect([shown, withheld].map((visitId) => foundBy(pure, visitId ?? ''))).toEqual([['phone1'], []]);
  expect(pure.item('visit', withheld ?? '')).not.toHaveProperty('numberHashes');
});

test.each([
  ['another telephone', { callerHash: 'shown' }, ['shown', 'phone']],
  ['the registered one', { callerHash: 'phone' }, ['phone']],
] as const)(
  'who chooses after the case was closed, by %s, is found by the shown and the registered number',
  (...of) => {
    const [, shown, numbers] = of;
    const menu = { at: 'prompt', prompt: 'menu', wrong: 0, silent: 0, queued: false } as const;
    const call = callOf({ state: menu, ...shown });
    const pure = createCase({ ...closed, activeCallId: 'call_1' }, person, call);
    const press = { digits: '3', step: 1, isAfterConference: false } as const;
    const sid = call.legs[1]?.sid ?? 'CA';
    pure.do({ type: 'citizenSays', callId: 'call_1', sid, ...press }, 'citizen');
    const { visitId } = pure.item('call', 'call_1');
    expect(visitId).not.toBe('visit_1');
    expect(foundBy(pure, visitId)).toEqual(numbers);
    expect(pure.item('call', callsIn(pure, 9, 'phone')).visitId).toBe(visitId);
  },
);

test.each([
  ['another', 'phone1', ['phone1', 'phone']],
  ['the same', 'phone', ['phone']],
  ['no', null, ['phone']],
] as const)('a caller who shows %s number is found by it and by the registered one', (_which, shown, numbers) => {
  const pure = createCase();
  const callId = callsIn(pure, 1, shown);
  const { visitId } = pure.item('call', callId);
  const facts = { choice: 'none', knownBefore: false, protectedAddress: false, language: 'dansk' } as const;
  const named = { sealed: { name: 'sealed', referenceCode: 'sealed' }, hashes: { name: [], code: 'code' } };
  const phone = { sealed: 'sealed phone', hash: 'phone' };
  pure.do({ type: 'register', unitId: caseUnit, ...named, phone, ...facts, callId }, 'staff_1');
  expect(foundBy(pure, visitId)).toEqual(numbers);
});
