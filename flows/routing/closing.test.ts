import { describe, expect, test } from 'vitest';
import type { Closing, Unit } from '../../schemas/unit.ts';
import { callOf, caseNow, caseUnit, consultantOf, policy, sid, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { chairsOf } from '../booking/times.ts';
import { isClosedOutOfTurn, policyOn } from '../calendar/policy.ts';
import { callbackWindow } from '../callback/window.ts';

const closing: Closing = {
  entity: 'closing',
  unitId: caseUnit,
  version: 1,
  day: '2021-01-04',
  text: 'Vi har strømsvigt.',
  closedAt: caseNow,
  closedBy: 'staff_9',
};
const closed: Unit = { ...unit, closing };
const atDesk = consultantOf({ state: 'available', aliveAt: caseNow });

function close(pure: PureCase, text = 'Vi har strømsvigt.') {
  return pure.do({ type: 'closeLine', unitId: caseUnit, text, staffId: 'staff_9' }, 'staff_9');
}

function told(pure: PureCase) {
  return pure.events.map(({ by, payload }) => [by, payload]);
}

describe('closing the line', () => {
  test('is told with its author, other words are told as a change, and opening again is told once', () => {
    const pure = createCase();
    close(pure);
    close(pure, 'Vi har vand i kælderen.');
    expect(pure.item('closing', caseUnit)).toMatchObject({ day: '2021-01-04', text: 'Vi har vand i kælderen.' });
    for (let times = 0; times < 2; times += 1) pure.do({ type: 'reopenLine', unitId: caseUnit }, 'staff_9');
    expect(told(pure)).toEqual([
      ['staff_9', { type: 'lineClosed', isChange: false }],
      ['staff_9', { type: 'lineClosed', isChange: true }],
      ['staff_9', { type: 'lineReopened' }],
    ]);
    close(pure);
    expect(told(pure).at(-1)).toEqual(['staff_9', { type: 'lineClosed', isChange: false }]);
    expect(isClosedOutOfTurn({ ...unit, closing: pure.item('closing', caseUnit) }, '2021-01-04')).toBe(true);
  });

  test('is over in the morning, whether or not somebody thought of it', () => {
    expect(isClosedOutOfTurn(closed, '2021-01-04')).toBe(true);
    expect(isClosedOutOfTurn(closed, '2021-01-05')).toBe(false);
    expect(isClosedOutOfTurn({ ...unit, closing: { ...closing, reopenedAt: caseNow } }, '2021-01-04')).toBe(false);
    expect(policyOn(closed, '2021-01-05')).toEqual(policy);
    const pure = createCase();
    close(pure);
    pure.now = '2021-01-05T09:00:00.000Z';
    pure.do({ type: 'reopenLine', unitId: caseUnit }, 'staff_9');
    expect(pure.events.map(({ payload }) => payload.type)).toEqual(['lineClosed']);
  });

  test('lets nobody into the queue, though a consultant sits at a living desk and the hour is an open one', () => {
    const receives = (of: Unit) => {
      const pure = createCase(of, atDesk);
      pure.do({ type: 'receiveCall', unitId: caseUnit, sid, sidHash: 'sid', caller: 'withheld' }, 'citizen');
      return pure.events.find(({ payload }) => payload.type === 'callReceived')?.payload;
    };
    expect(receives(unit)).toMatchObject({ open: true });
    expect(receives(closed)).toMatchObject({ open: false });
  });

  test('asks who waits for a call-back at the next round, and keeps what a key chooses', () => {
    const waits = (of: Unit) => {
      const pure = createCase(
        of,
        atDesk,
        visitOf({ activeCallId: 'call_1' }),
        callOf({ step: 3, state: { at: 'waiting' } }),
      );
      const said = { sid, digits: '', step: 3, isAfterConference: false } as const;
      pure.do({ type: 'citizenSays', callId: 'call_1', ...said }, 'citizen');
      return pure.item('call', 'call_1').state.at;
    };
    expect(waits(unit)).toBe('waiting');
    expect(waits(closed)).not.toBe('waiting');
  });

  test('promises from the next opening on, and offers no meeting on the day', () => {
    expect(callbackWindow(caseNow, closed)).toEqual({
      from: '2021-01-05T07:00:00.000Z',
      until: '2021-01-05T09:00:00.000Z',
    });
    expect(chairsOf(unit, '2021-01-04')).not.toEqual([]);
    expect(chairsOf(closed, '2021-01-04')).toEqual([]);
  });
});
