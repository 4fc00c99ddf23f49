import { expect, test } from 'vitest';
import { caseUnit } from '../../tests/fixtures/case.ts';
import { consultantSid, createCase, presses, talks } from '../../tests/fixtures/pure-case.ts';

test('a citizen whom no word reached after a lost talk is looked after by the next sweep', () => {
  const pure = createCase();
  const { callId, leg } = talks(pure);
  pure.do({ type: 'endLeg', callId, leg, sid: consultantSid, how: 'completed' });
  expect(pure.item('call', callId).checkAt).toBe('2021-01-04T09:00:50.000Z');
  pure.now = '2021-01-04T09:01:00.000Z';
  pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'call', id: callId } });
  expect(pure.item('call', callId)).toMatchObject({ state: { at: 'waiting' }, checkAt: '2021-01-04T09:01:50.000Z' });
});

test('and so is one who was given to the next consultant', () => {
  const pure = createCase();
  const { callId, leg } = talks(pure);
  pure.do({ type: 'endLeg', callId, leg, sid: consultantSid, how: 'completed' });
  pure.now = '2021-01-04T09:00:31.000Z';
  presses(pure, callId);
  expect(pure.item('call', callId)).toMatchObject({ state: { at: 'waiting' }, checkAt: '2021-01-04T09:01:21.000Z' });
});
