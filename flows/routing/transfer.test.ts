import { describe, expect, test } from 'vitest';
import { callOf, caseNow, caseUnit, consultantOf } from '../../tests/fixtures/case.ts';
import {
  callsIn,
  createCase,
  goesOnDuty,
  type PureCase,
  presses,
  sidOf,
  talks,
} from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';
import { pickPair } from './pick.ts';

type StaffName = `staff_${string}`;

/** A talk of one consultant, while another is on duty. */
function createTalk() {
  const pure = createCase();
  const talk = talks(pure);
  goesOnDuty(pure, 'staff_2');
  return { pure, ...talk };
}

function transfers(pure: PureCase, callId: `call_${string}`, to?: StaffName) {
  return pure.do({ type: 'transferCall', unitId: caseUnit, callId, staffId: 'staff_1', to }, 'staff_1');
}

describe('a citizen who is put through', () => {
  test('waits at the place of the first ring, and is fetched out of the talk before the consultant is hung up', () => {
    const { pure, callId, leg } = createTalk();
    const { startedAt } = pure.item('call', callId);
    pure.now = '2021-01-04T09:05:00.000Z';
    const { events, payloads } = during(pure, () => transfers(pure, callId));
    expect(payloads.map(({ type }) => type)).toEqual(['callTransferred', 'presenceChanged', 'callWaiting']);
    expect(events[0]?.effects).toEqual([
      { kind: 'redirectCitizen', callId, leg: 1 },
      { kind: 'hangUp', callId, leg },
    ]);
    expect(pure.item('call', callId)).toMatchObject({
      state: { at: 'waiting' },
      reason: 'transferred',
      placeAt: startedAt,
    });
    expect(pure.item('call', callId)).not.toHaveProperty('owner');
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'wrapping', callId });
  });

  test('is talked with by the next one, whose case it is then, and both have met the citizen', () => {
    const { pure, callId } = createTalk();
    transfers(pure, callId);
    const unitId = caseUnit;
    pure.do({ type: 'claim', unitId, callId, staffId: 'staff_2' });
    pure.do({ type: 'answerRing', unitId, callId, leg: 3, sid: sidOf(3), staffId: 'staff_2' });
    presses(pure, callId);
    expect(pure.item('call', callId).state).toMatchObject({ at: 'connected', leg: 3 });
    pure.do({ type: 'endCall', unitId, callId, staffId: 'staff_2', outcome: 'ended' }, 'staff_2');
    expect(pure.every('visit')[0]).toMatchObject({ consultants: ['staff_1', 'staff_2'], talkedBy: 'staff_2' });
  });

  test('goes to the colleague for as long as the rules let anybody wait for one, then to anybody', () => {
    const { pure, callId } = createTalk();
    transfers(pure, callId, 'staff_2');
    const { owner } = pure.item('call', callId);
    expect(owner).toEqual({ staffId: 'staff_2', until: '2021-01-04T09:00:45.000Z' });
    const waiting = pure.every('queueEntry');
    const available = [{ entity: 'availability', unitId: caseUnit, staffId: 'staff_3', idleFrom: caseNow }] as const;
    const there = new Set<StaffName>(['staff_2']);
    expect(pickPair({ waiting, available, there, now: '2021-01-04T09:00:44.999Z' })).toBeUndefined();
    expect(pickPair({ waiting, available, there, now: '2021-01-04T09:00:45.000Z' })).toEqual({
      callId,
      staffId: 'staff_3',
    });
  });

  test('is nobody’s any more who did not take it', () => {
    const { pure, callId } = createTalk();
    transfers(pure, callId, 'staff_2');
    pure.do({ type: 'claim', unitId: caseUnit, callId, staffId: 'staff_2' });
    pure.do({ type: 'endLeg', callId, leg: 3, how: 'no-answer' });
    expect(pure.item('call', callId)).toMatchObject({ state: { at: 'waiting' } });
    expect(pure.item('call', callId)).not.toHaveProperty('owner');
  });

  test('and hangs up while waiting is called back', () => {
    const { pure, callId } = createTalk();
    transfers(pure, callId);
    pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(1), how: 'completed' }, 'citizen');
    expect(pure.item('call', callId).state).toMatchObject({ at: 'ended' });
    expect(pure.every('visit')[0]?.callback).toMatchObject({ kind: 'missed' });
  });

  test('from a hold is on hold no longer', () => {
    const { pure, callId } = createTalk();
    pure.do({ type: 'holdCall', unitId: caseUnit, callId, staffId: 'staff_1', held: true }, 'staff_1');
    transfers(pure, callId);
    expect(pure.item('call', callId).state).toEqual({ at: 'waiting' });
  });
});

describe('refused is', () => {
  test('whoever does not talk with the citizen', () => {
    const { pure, callId } = createTalk();
    const other = { type: 'transferCall', unitId: caseUnit, callId, staffId: 'staff_2' } as const;
    expect(pure.do(other, 'staff_2')).toEqual({ code: 'notYours' });
    transfers(pure, callId);
    expect(transfers(pure, callId)).toEqual({ code: 'notTalking' });
    const early = createCase();
    expect(transfers(early, callsIn(early))).toEqual({ code: 'notTalking' });
  });

  test.each<[string, StaffName]>([
    ['oneself', 'staff_1'],
    ['who is off duty', 'staff_3'],
    ['who has never been there', 'staff_4'],
    ['a colleague of another unit', 'staff_5'],
    ['a desk that has gone silent', 'staff_6'],
  ])('a transfer to %s', (_, to) => {
    const { pure: talk, callId } = createTalk();
    const aliveAt = talk.now;
    const others = [
      consultantOf({ staffId: 'staff_3', state: 'off', aliveAt }),
      consultantOf({ staffId: 'staff_5', state: 'available', aliveAt, unitId: 'elsewhere' }),
      consultantOf({ staffId: 'staff_6', state: 'available', aliveAt: '2021-01-04T08:50:00.000Z' }),
    ];
    const pure = createCase(...talk.every('visit'), ...talk.every('call'), ...talk.every('consultant'), ...others);
    expect(transfers(pure, callId, to)).toEqual({ code: 'notThere', about: 'to' });
  });
});

test('a consultant who is held by another call by now is left alone', () => {
  const { pure: talk, callId } = createTalk();
  const busy = consultantOf({ state: 'busy', callId: 'call_other', leg: 1 });
  const pure = createCase(...talk.every('visit'), ...talk.every('call'), busy, callOf({ callId: 'call_other' }));
  transfers(pure, callId);
  expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'busy', callId: 'call_other' });
});
