import { describe, expect, test } from 'vitest';
import { callbackOf, callOf, caseNow, caseUnit, personOf, visitOf } from '../../tests/fixtures/case.ts';
import {
  callsIn,
  citizenSid,
  createCase,
  type PureCase,
  presses,
  reachesMenu,
  sidOf,
} from '../../tests/fixtures/pure-case.ts';

const person = personOf();
const called = { prompt: 'called', wrong: 0, silent: 0, queued: false } as const;

/** A case by registration, and a caller whom nobody knows, at the menu. */
function createStrangers() {
  const pure = createCase(visitOf({ personId: 'person_1' }), person);
  const callId = callsIn(pure);
  reachesMenu(pure, callId);
  return { pure, callId, ownId: pure.item('call', callId).visitId };
}

function hangsUp(pure: PureCase, callId: `call_${string}`) {
  pure.do({ type: 'endLeg', callId, leg: 1, sid: citizenSid, how: 'completed' }, 'citizen');
}

function link(pure: PureCase, callId: `call_${string}`) {
  return pure.do({ type: 'linkCall', unitId: caseUnit, callId, visitId: 'visit_1' }, 'staff_1');
}

describe('a caller who turns out to have a case when staff links the call-back', () => {
  test('is called as they wished last, and the time that was booked before has given way', () => {
    const { pure, callId, ownId } = createStrangers();
    pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: ownId, slotId: '20210105T080000Z-1' }, 'staff_1');
    for (const key of ['1', '1', '1']) presses(pure, callId, key);
    hangsUp(pure, callId);
    const callback = pure.item('visit', ownId).activeCallId ?? 'call_';
    link(pure, callback);
    const visit = pure.item('visit', 'visit_1');
    expect(visit).toMatchObject({ callback: { kind: 'callback' }, activeCallId: callback });
    expect(visit.meeting).toBeUndefined();
    expect(pure.every('queueEntry')).toHaveLength(1);
  });

  test('is no longer called for a wish that was joined away, and the call-back that was linked ends', () => {
    const { pure, callId, ownId } = createStrangers();
    hangsUp(pure, callId);
    const callback = pure.item('visit', ownId).activeCallId ?? 'call_';
    // A time was booked, and nobody took the call-back out of the queue.
    const { callback: _gone, ...own } = pure.item('visit', ownId);
    const meeting = {
      meetingId: 'meeting_1',
      slotId: '20210105T080000Z-1',
      startAt: '2021-01-05T08:00:00.000Z',
      endAt: '2021-01-05T08:45:00.000Z',
    } as const;
    const booked = { ...meeting, entity: 'meeting', unitId: caseUnit, visitId: ownId, version: 1 } as const;
    const more = { purpose: 'visit', state: 'booked', bookedAt: caseNow } as const;
    const stale = createCase(
      ...[pure.item('visit', 'visit_1'), person, pure.item('call', callback)],
      ...[
        { ...own, meeting },
        { ...booked, ...more },
      ],
    );
    link(stale, callback);
    expect(stale.item('call', callback)).toMatchObject({ visitId: 'visit_1', state: { outcome: 'superseded' } });
    expect(stale.item('visit', 'visit_1').activeCallId).toBeUndefined();
    expect(stale.every('queueEntry')).toEqual([]);
  });

  test.each([
    ['with whom nobody is connected yet', undefined, 'call_1'],
    ['who has been rung', sidOf(9), 'call_9'],
  ])('who is on the line meanwhile is not called by one %s', (_how, sid, active) => {
    const calledAt = { party: 'citizen', at: caseNow, ...(sid !== undefined && { sid }) } as const;
    const about = { direction: 'callback', visitId: 'visit_9', state: { at: 'prompt', ...called } } as const;
    const pure = createCase(
      ...[person, visitOf({ personId: 'person_1', activeCallId: 'call_1' }), callOf({ state: { at: 'waiting' } })],
      visitOf({ visitId: 'visit_9', activeCallId: 'call_9', callback: callbackOf() }),
      callOf({ ...about, callId: 'call_9', legs: { 1: calledAt }, citizenLeg: 1 }),
      callOf({ callId: 'call_8', visitId: 'visit_9', state: { at: 'ended', outcome: 'promised' }, endedAt: caseNow }),
    );
    link(pure, 'call_8');
    expect(pure.item('visit', 'visit_1').activeCallId).toBe(active);
    expect(pure.item('call', 'call_9')).toMatchObject({ visitId: 'visit_1', besides: 'call_1' });
  });
});
