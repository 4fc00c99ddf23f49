import { expect, test } from 'vitest';
import { callbackOf, caseUnit, visitOf } from '../../tests/fixtures/case.ts';
import { arrives, createCase, goesOnDuty, isAnswered, sidOf, talks } from '../../tests/fixtures/pure-case.ts';

test('a ring that is given up although it was answered leaves the talk as it is', () => {
  const pure = createCase();
  const { callId, leg } = talks(pure);
  pure.do({ type: 'endLeg', callId, leg, how: 'failed' });
  expect(pure.item('call', callId).state).toEqual({ at: 'connected', leg });
});

test('a dial that is given up although the citizen answered leaves the talk as it is', () => {
  const pure = createCase(visitOf({ callback: callbackOf(), callNumber: 'sealed' }));
  goesOnDuty(pure);
  pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
  const { activeCallId } = pure.item('visit', 'visit_1');
  if (activeCallId === undefined) throw new Error('No call-back is queued');
  isAnswered(pure, activeCallId);
  arrives(pure, activeCallId, sidOf(3));
  const refused = { code: 'unreachable', again: true };
  pure.do({ type: 'endLeg', callId: activeCallId, leg: 2, how: 'failed', refused });
  expect(pure.item('call', activeCallId).state).toMatchObject({ at: 'connected' });
  expect(pure.item('visit', 'visit_1').callback?.undialled).toBeUndefined();
});

test('a leg that never came to be ends without a CallSid', () => {
  const pure = createCase(visitOf({ callback: callbackOf() }));
  goesOnDuty(pure);
  pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
  const { activeCallId } = pure.item('visit', 'visit_1');
  if (activeCallId === undefined) throw new Error('No call-back is queued');
  pure.do({ type: 'claim', unitId: caseUnit, callId: activeCallId, staffId: 'staff_1' });
  pure.do({ type: 'endLeg', callId: activeCallId, leg: 1, how: 'failed' });
  expect(pure.item('call', activeCallId).state).toEqual({ at: 'waiting' });
  expect(pure.item('consultant', 'staff_1').state).toBe('available');
});
