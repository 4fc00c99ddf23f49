import { expect, test } from 'vitest';
import type { CallerNumber } from '../../schemas/call.ts';
import { caseUnit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { carriedOut } from '../../tests/fixtures/told.ts';

const number = { sealed: 'sealed phone', hash: 'phone' };
const theirs = { callNumber: 'sealed other', dialHash: 'other' };

/** Somebody calls from the number of the open contact, and joins it. */
function joins(pure: PureCase, caller: CallerNumber) {
  const incoming = { sid: sidOf(1), sidHash: 'leg', caller, number };
  carriedOut(pure.do({ type: 'receiveCall', unitId: caseUnit, ...incoming }, 'citizen'));
  const [call] = pure.every('call');
  if (call === undefined) throw new Error('No call came in');
  expect(call).toMatchObject({ visitId: 'visit_1', through: 'number' });
  return call;
}

/** "Det er en anden person": the contact of that call's own. */
function splits(pure: PureCase) {
  const [call] = pure.every('call');
  if (call === undefined) throw new Error('No call came in');
  carriedOut(pure.do({ type: 'splitCall', unitId: caseUnit, callId: call.callId }, 'staff_1'));
  return pure.item('visit', pure.item('call', call.callId).visitId);
}

test.each<[CallerNumber, string | undefined]>([
  ['danish', 'sealed phone'],
  ['foreign', undefined],
])('a %s number that is split off a case is dialled back only where it is Danish, and found either way', (...facts) => {
  const [caller, callNumber] = facts;
  const pure = createCase(visitOf({ numberHashes: ['phone'] }));
  joins(pure, caller);
  const own = splits(pure);
  expect(own).toMatchObject({ openedBy: 'call', numberHashes: ['phone'], contactDay: '2021-01-04' });
  expect([own.callNumber, own.dialHash]).toEqual([callNumber, callNumber && 'phone']);
});

test('a number that was keyed in the call goes with it, and the case that it had joined has its own again', () => {
  const pure = createCase(visitOf({ numberHashes: ['phone'], ...theirs }));
  joins(pure, 'foreign');
  const keyed = { sealed: 'sealed keyed', hash: 'keyed' };
  carriedOut(pure.do({ type: 'promiseCallback', unitId: caseUnit, visitId: 'visit_1', number: keyed }, 'staff_1'));
  expect(pure.item('visit', 'visit_1')).toMatchObject({ callNumber: 'sealed keyed', dialHash: 'keyed' });
  expect(splits(pure)).toMatchObject({ callNumber: 'sealed keyed', dialHash: 'keyed', callback: { kind: 'callback' } });
  const joined = pure.item('visit', 'visit_1');
  expect(joined).toMatchObject(theirs);
  expect(joined.callback).toBeUndefined();
});
