import { expect, test } from 'vitest';
import { caseUnit, visitOf } from '../../tests/fixtures/case.ts';
import {
  arrives,
  callsIn,
  citizenSid,
  consultantSid,
  createCase,
  isAnswered,
  type PureCase,
  presses,
  reachesMenu,
  sidOf,
  talks,
} from '../../tests/fixtures/pure-case.ts';

function end(pure: PureCase, callId: `call_${string}`, { leg, sid }: { leg: number; sid: `CA${string}` }) {
  return pure.do({ type: 'endLeg', callId, leg, sid, how: 'completed' });
}

/** The same citizen calls again by the same telephone, and is talked with. */
function talksAgain(pure: PureCase, n: number): `call_${string}` {
  const callId = callsIn(pure, n, 'phone1');
  reachesMenu(pure, callId, sidOf(n));
  presses(pure, callId, '3', sidOf(n));
  pure.do(
    { type: 'choosePresence', unitId: caseUnit, staffId: 'staff_1', user: 'staff_1', state: 'available' },
    'staff_1',
  );
  isAnswered(pure, callId, sidOf(n + 50));
  arrives(pure, callId, sidOf(n));
  return callId;
}

test('a talk that ends on the citizen’s side is none that broke off, until they are talked with again', () => {
  const pure = createCase(visitOf());
  const { callId } = talks(pure);
  const { visitId } = pure.item('call', callId);
  end(pure, callId, { leg: 1, sid: citizenSid });
  expect(pure.item('visit', visitId)).toMatchObject({ cutOff: true });
  expect(pure.item('visit', visitId).drops).toBeUndefined();
  const second = talksAgain(pure, 7);
  expect(pure.item('call', second).visitId).toBe(visitId);
  expect(pure.item('visit', visitId)).toMatchObject({ drops: 1 });
  end(pure, second, { leg: 1, sid: sidOf(7) });
  talksAgain(pure, 8);
  expect(pure.item('visit', visitId)).toMatchObject({ drops: 2 });
});

test('a talk that lost its consultant has broken off', () => {
  const pure = createCase(visitOf());
  const { callId, leg } = talks(pure);
  const { visitId } = pure.item('call', callId);
  end(pure, callId, { leg, sid: consultantSid });
  expect(pure.item('call', callId).state.at).toBe('lost');
  pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1');
  expect(pure.item('visit', visitId)).toMatchObject({ drops: 1 });
  expect(pure.item('visit', visitId).cutOff).toBeUndefined();
});
