import { describe, expect, test } from 'vitest';
import { callbackOf, caseUnit, chairAt, visitOf } from '../../tests/fixtures/case.ts';
import {
  callsIn,
  citizenSid,
  createCase,
  type PureCase,
  presses,
  reachesMenu,
} from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

/** Somebody who calls about their case wishes to be called, and hangs up. */
function wishes(pure: PureCase) {
  const callId = callsIn(pure);
  reachesMenu(pure, callId);
  for (const key of ['1', '1', '1']) presses(pure, callId, key);
  pure.do({ type: 'endLeg', callId, leg: 1, sid: citizenSid, how: 'completed' }, 'citizen');
  const [visit] = pure.every('visit');
  if (visit?.callback === undefined) throw new Error('Nothing was promised');
  return { ...visit, callback: visit.callback };
}

function fallsDue(pure: PureCase, visitId: `visit_${string}`) {
  return during(pure, () => pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: visitId } }));
}

describe('a wish to be called', () => {
  test('in place of a promise that was broken leads to a meeting when it is broken too', () => {
    const broken = callbackOf({ broken: 1, placeAt: '2021-01-04T08:00:00.000Z' });
    const pure = createCase(visitOf({ callback: broken, numberHashes: ['phone1'] }));
    const { visitId, callback } = wishes(pure);
    expect(callback).toMatchObject({ madeAt: pure.now, attempts: 0, broken: 1 });
    pure.now = callback.until;
    const { payloads } = fallsDue(pure, visitId);
    const { from, until } = callback;
    expect(payloads[0]).toEqual({ type: 'callbackBroken', times: 2, from, until });
    expect(payloads).toContainEqual(expect.objectContaining({ type: 'meetingBooked', sms: 'brokenMeeting' }));
    const visit = pure.item('visit', visitId);
    expect(visit.callback).toBeUndefined();
    expect(visit.meeting?.startAt).toBe(chairAt(0).startAt);
  });

  test.each([
    ['that is the first', []],
    ['in place of a promise that was kept so far', [visitOf({ callback: callbackOf(), numberHashes: ['phone1'] })]],
  ])('%s has never been broken, and is given a second window', (_which, start) => {
    const pure = createCase(...start);
    const { visitId, callback } = wishes(pure);
    expect(callback).not.toHaveProperty('broken');
    pure.now = callback.until;
    expect(fallsDue(pure, visitId).payloads[0]).toMatchObject({ type: 'callbackBroken', times: 1 });
    expect(pure.item('visit', visitId).callback).toMatchObject({ broken: 1, from: pure.now });
  });
});
