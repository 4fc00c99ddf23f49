import { expect, test } from 'vitest';
import { caseUnit } from '../../tests/fixtures/case.ts';
import { arrives, citizenSid, consultantSid, createCase, sidOf, talks } from '../../tests/fixtures/pure-case.ts';

test('word out of a conference that was left before leaves the talk that goes on', () => {
  const pure = createCase();
  const { callId, leg } = talks(pure);
  const { step } = pure.item('call', callId);
  pure.do({ type: 'endLeg', callId, leg, sid: consultantSid, how: 'completed' });
  pure.do({ type: 'rejoinCall', unitId: caseUnit, callId, staffId: 'staff_1' }, 'staff_1');
  pure.do({ type: 'answerRing', unitId: caseUnit, callId, leg: 3, sid: sidOf(3), staffId: 'staff_1' });
  arrives(pure, callId);
  pure.do({ type: 'citizenSays', callId, sid: citizenSid, digits: '', step, isAfterConference: true }, 'citizen');
  expect(pure.item('call', callId).state).toEqual({ at: 'connected', leg: 3 });
});

test('a citizen who comes out of the conference of this talk is not left alone', () => {
  const pure = createCase();
  const { callId, leg } = talks(pure);
  const { step } = pure.item('call', callId);
  pure.do({ type: 'citizenSays', callId, sid: citizenSid, digits: '', step, isAfterConference: true }, 'citizen');
  expect(pure.item('call', callId).state).toMatchObject({ at: 'lost', leg });
});

test('a citizen who comes to be told of a talk that was lost is not connected by it, should somebody have it by then', () => {
  const pure = createCase();
  const { callId, leg } = talks(pure);
  pure.do({ type: 'endLeg', callId, leg, sid: consultantSid, how: 'completed' });
  pure.do({ type: 'rejoinCall', unitId: caseUnit, callId, staffId: 'staff_1' }, 'staff_1');
  pure.do({ type: 'answerRing', unitId: caseUnit, callId, leg: 3, sid: sidOf(3), staffId: 'staff_1' });
  const comes = { type: 'citizenSays', callId, sid: citizenSid, digits: '', isAfterConference: false } as const;
  pure.do({ ...comes, isTold: true }, 'citizen');
  expect(pure.item('call', callId).state).toMatchObject({ at: 'accepted', leg: 3 });
  pure.do(comes, 'citizen');
  expect(pure.item('call', callId).state).toEqual({ at: 'connected', leg: 3 });
});
