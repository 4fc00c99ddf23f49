import { expect, test } from 'vitest';
import { caseUnit } from '../../tests/fixtures/case.ts';
import {
  citizenSid,
  consultantSid,
  createCase,
  type PureCase,
  presses,
  talks,
} from '../../tests/fixtures/pure-case.ts';

/** The conference ended by itself: the citizen is out of it, and the consultant's leg may still be up. */
function isTornApart(pure: PureCase) {
  const talk = talks(pure);
  const { step } = pure.item('call', talk.callId);
  const { callId } = talk;
  pure.do({ type: 'citizenSays', callId, sid: citizenSid, digits: '', step, isAfterConference: true }, 'citizen');
  return talk;
}

function effectsAfter(pure: PureCase, carryOut: () => void) {
  const before = pure.events.length;
  carryOut();
  return pure.events.slice(before).flatMap(({ effects }) => effects);
}

test('who ends a lost talk lets the citizen hear a last sentence', () => {
  const pure = createCase();
  const { callId, leg } = talks(pure);
  pure.do({ type: 'endLeg', callId, leg, sid: consultantSid, how: 'completed' });
  const effects = effectsAfter(pure, () =>
    pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1'),
  );
  // Ending a conference that is not there hangs up whoever should have been in it.
  expect(effects).toEqual([{ kind: 'redirectCitizen', callId, leg: 1 }]);
});

test('a consultant who is passed over does not sit on in an empty conference', () => {
  const pure = createCase();
  const { callId, leg } = isTornApart(pure);
  pure.now = '2021-01-04T09:00:31.000Z';
  expect(effectsAfter(pure, () => presses(pure, callId))).toContainEqual({ kind: 'hangUp', callId, leg });
  expect(pure.item('call', callId).state).toEqual({ at: 'waiting' });
});

test('nor does one for whom the citizen would not wait, or who ends the talk', () => {
  const chosen = createCase();
  const left = isTornApart(chosen);
  expect(effectsAfter(chosen, () => presses(chosen, left.callId, '1'))).toContainEqual({ kind: 'hangUp', ...left });
  const ended = createCase();
  const own = isTornApart(ended);
  const end = { type: 'endCall', unitId: caseUnit, callId: own.callId, staffId: 'staff_1', outcome: 'ended' } as const;
  expect(effectsAfter(ended, () => ended.do(end, 'staff_1'))).toContainEqual({ kind: 'hangUp', ...own });
});

test('a leg that has ended is not hung up', () => {
  const pure = createCase();
  const { callId, leg } = talks(pure);
  pure.do({ type: 'endLeg', callId, leg, sid: consultantSid, how: 'completed' });
  pure.now = '2021-01-04T09:00:31.000Z';
  expect(effectsAfter(pure, () => presses(pure, callId)).map(({ kind }) => kind)).toEqual(['match']);
});
