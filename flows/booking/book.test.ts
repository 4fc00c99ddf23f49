import { describe, expect, test } from 'vitest';
import type { Meeting } from '../../schemas/meeting.ts';
import { callbackOf, caseNow, caseUnit, chairAt, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

const rules = { form: 'physical', legalBasis: 'phoneIsFirstConversation', attendanceDemanded: false } as const;

function book(pure: PureCase, slotId = chairAt(0).slotId) {
  return pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId }, 'staff_1');
}

/** Sold chairs by slot id, with whose meeting it is. */
function soldIn(pure: PureCase) {
  return pure.every('slot').map(({ slotId, meetingId }) => [slotId, meetingId]);
}

function meetingIn(pure: PureCase): Meeting {
  const { meeting } = pure.item('visit', 'visit_1');
  return pure.item('meeting', meeting?.meetingId ?? 'none');
}

describe('a meeting that is booked', () => {
  test('stands on its chair, in the case, and is told with its rules and a message', () => {
    const pure = createCase(
      visitOf({ choice: 'physical', offer: { at: caseNow, by: 'staff_1', through: 'desk', channels: [] } }),
    );
    const { payloads, effects, events } = during(pure, () => book(pure));
    const meeting = meetingIn(pure);
    expect(meeting).toEqual({
      entity: 'meeting',
      meetingId: meeting.meetingId,
      unitId: caseUnit,
      visitId: 'visit_1',
      version: 1,
      slotId: '20210105T080000Z-1',
      startAt: '2021-01-05T08:00:00.000Z',
      endAt: '2021-01-05T08:45:00.000Z',
      purpose: 'visit',
      state: 'booked',
      bookedAt: caseNow,
      remindAt: '2021-01-04T13:00:00.000Z',
    });
    expect(meeting.meetingId).toMatch(/^meeting_c\d+n\d+$/);
    const { meetingId, slotId, startAt, endAt } = meeting;
    expect(pure.item('visit', 'visit_1').meeting).toEqual({ meetingId, slotId, startAt, endAt });
    expect(pure.every('slot')).toEqual([{ entity: 'slot', unitId: caseUnit, slotId, startAt, meetingId }]);
    expect(payloads).toEqual([
      { type: 'meetingBooked', meetingId, purpose: 'visit', startAt, sms: 'meetingBooked', ...rules },
    ]);
    expect(effects).toEqual([{ kind: 'sms', visitId: 'visit_1', meetingId, template: 'meetingBooked' }]);
    expect(events[0]).toMatchObject({
      visitId: 'visit_1',
      contact: { from: 'waiting', to: 'booked', day: '2021-01-04' },
    });
  });

  test('is told with the rules of its own day', () => {
    const later = { ...policy, validFrom: '2021-01-05', legalBasis: 'phoneAfterPhysical' as const };
    const pure = createCase({ ...unit, policies: [policy, later] }, visitOf());
    const { payloads } = during(pure, () => book(pure));
    expect(payloads.at(-1)).toMatchObject({ legalBasis: 'phoneAfterPhysical', attendanceDemanded: true });
  });

  test('takes the place of a call-back and ends the wait', () => {
    const pure = createCase(visitOf({ callback: callbackOf(), waitingSince: caseNow }));
    const { payloads } = during(pure, () => book(pure));
    const { from, until } = callbackOf();
    expect(payloads.map(({ type }) => type)).toEqual([
      'choiceOffered',
      'choiceMade',
      'callbackReplaced',
      'meetingBooked',
    ]);
    expect(payloads[2]).toEqual({ type: 'callbackReplaced', from, until });
    const visit = pure.item('visit', 'visit_1');
    expect([visit.callback, visit.waitingSince]).toEqual([undefined, undefined]);
  });

  test('takes the place of an earlier one, whose time is free again', () => {
    const pure = createCase(visitOf());
    book(pure);
    const old = meetingIn(pure);
    const { payloads } = during(pure, () => book(pure, chairAt(2).slotId));
    const { meetingId, startAt, purpose } = old;
    expect(payloads.map(({ type }) => type)).toEqual(['meetingCancelled', 'meetingBooked']);
    expect(payloads[0]).toEqual({ type: 'meetingCancelled', meetingId, purpose, startAt, isTold: false });
    expect(pure.item('meeting', meetingId).state).toBe('cancelled');
    expect(soldIn(pure)).toEqual([[chairAt(2).slotId, meetingIn(pure).meetingId]]);
  });

  test('leaves an earlier one as it is that is over', () => {
    const pure = createCase(visitOf());
    book(pure);
    const { meetingId } = meetingIn(pure);
    pure.now = chairAt(0).startAt;
    pure.do({ type: 'endMeeting', unitId: caseUnit, meetingId, outcome: 'held' }, 'staff_1');
    const { payloads } = during(pure, () => book(pure, chairAt(12).slotId));
    expect(payloads.map(({ type }) => type)).toEqual(['meetingBooked']);
    expect(pure.item('meeting', meetingId).state).toBe('held');
  });

  test('stands although the record of the earlier one is gone', () => {
    const gone = { meetingId: 'meeting_gone', ...chairAt(4) } as const;
    const pure = createCase(visitOf({ meeting: gone }));
    book(pure);
    expect(meetingIn(pure).state).toBe('booked');
  });
});

describe('a time that cannot be booked', () => {
  test.each([
    ['20210105T080000Z-3', 'unknownSlot', 'a chair that is not there'],
    ['20210109T090000Z-1', 'unknownSlot', 'a closed day'],
    ['20210119T080000Z-1', 'unknownSlot', 'a day beyond the horizon'],
    ['20310106T080000Z-1', 'unknownSlot', 'a day in ten years'],
    ['20210104T080000Z-1', 'slotTaken', 'a time that has passed'],
    ['20210104T090000Z-1', 'slotTaken', 'this very moment'],
  ])('%s is refused with %s: %s', (slotId, code) => {
    const pure = createCase(visitOf());
    expect(book(pure, slotId)).toEqual({ code });
    expect(pure.events).toEqual([]);
  });

  test('is one that is sold; the other chair at that time is not', () => {
    const pure = createCase(visitOf(), visitOf({ visitId: 'visit_2' }));
    book(pure);
    const wanted = { type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_2' } as const;
    expect(pure.do({ ...wanted, slotId: chairAt(0).slotId }, 'staff_1')).toEqual({ code: 'slotTaken' });
    pure.do({ ...wanted, slotId: chairAt(1).slotId }, 'staff_1');
    expect(soldIn(pure)).toHaveLength(2);
  });

  test.each([
    ['20210104T101500Z-1', 'unknownSlot'],
    ['20210104T113000Z-1', 'booked'],
    ['20210118T131500Z-1', 'booked'],
  ])('the desk needs no lead time: %s is %s', (slotId, answer) => {
    const pure = createCase(visitOf());
    const decision = book(pure, slotId);
    expect('code' in decision ? decision.code : 'booked').toBe(answer);
  });
});
