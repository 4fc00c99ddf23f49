import { expect, test } from 'vitest';
import { caseUnit } from '../../tests/fixtures/case.ts';
import { callsIn, createCase, goesOnDuty, presses, reachesMenu } from '../../tests/fixtures/pure-case.ts';

/** A softphone rings for a caller. */
function createRing() {
  const pure = createCase();
  goesOnDuty(pure);
  const callId = callsIn(pure);
  reachesMenu(pure, callId);
  presses(pure, callId, '3');
  pure.do({ type: 'claim', unitId: caseUnit, callId, staffId: 'staff_1' });
  return { pure, callId };
}
const pause = {
  type: 'choosePresence',
  unitId: caseUnit,
  staffId: 'staff_1',
  user: 'konsulent1',
  state: 'pause',
} as const;

test('a consultant whose softphone rings cannot leave', () => {
  const { pure } = createRing();
  expect(pure.do(pause, 'staff_1')).toEqual({ code: 'inCall' });
});

test('a consultant whom the call has let go can, though the end of the ring was never told', () => {
  const { pure, callId } = createRing();
  presses(pure, callId, '1');
  expect(pure.item('consultant', 'staff_1').state).toBe('reserved');
  pure.do(pause, 'staff_1');
  expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'pause' });
  expect(pure.item('consultant', 'staff_1').callId).toBeUndefined();
});

test('a sign of life meanwhile gives nobody a second call', () => {
  const { pure, callId } = createRing();
  presses(pure, callId, '1');
  goesOnDuty(pure);
  expect(pure.item('consultant', 'staff_1').state).toBe('reserved');
});
