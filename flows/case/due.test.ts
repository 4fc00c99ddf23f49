import { describe, expect, test } from 'vitest';
import type { Entity } from '../../schemas/entity.ts';
import type { FollowUp } from '../../schemas/follow-up.ts';
import { bare, callbackOf, callOf, caseNow, caseUnit, consultantOf, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, goesOnDuty, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';

const later = '2021-01-04T09:00:00.001Z';

/** Something is due; what is written then. */
function fallsDue(pure: PureCase, entity: Entity['entity'], id: string): readonly Entity[] {
  return carriedOut(pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity, id } })).puts;
}

describe('a call-back', () => {
  test('that is due stands in the queue at the place it kept, as a call of its own', () => {
    const place = '2021-01-04T08:10:00.000Z';
    const pure = createCase(
      visitOf({ callback: callbackOf({ nextAt: caseNow, placeAt: place }), personId: 'person_1' }),
    );
    const { payloads, events } = during(pure, () => fallsDue(pure, 'visit', 'visit_1'));
    const [call] = pure.every('call');
    expect(call).toEqual({
      entity: 'call',
      callId: call?.callId,
      unitId: caseUnit,
      visitId: 'visit_1',
      version: 1,
      direction: 'callback',
      startedAt: caseNow,
      state: { at: 'waiting' },
      reason: 'first',
      step: 0,
      caller: 'danish',
      callable: true,
      through: 'own',
      identified: true,
      legs: {},
      placeAt: place,
    });
    expect(call?.callId).toMatch(/^call_c\d+n\d+$/);
    expect(pure.item('visit', 'visit_1').activeCallId).toBe(call?.callId);
    expect(pure.every('queueEntry')).toMatchObject([{ placeAt: place, direction: 'callback' }]);
    expect(payloads).toEqual([{ type: 'callWaiting', direction: 'callback', place }]);
    expect(events[0]).toMatchObject({ visitId: 'visit_1', callId: call?.callId, effects: [{ kind: 'match' }] });
  });

  test.each([
    ['not due yet', { callback: callbackOf({ nextAt: later }) }],
    ['not made while the citizen is on the line', { callback: callbackOf(), activeCallId: 'call_x' }],
    ['not made for an ended case', { callback: callbackOf(), ended: { at: caseNow, reason: 'withdrawn' } }],
    ['not due where the desk is to ask, and there is none', { desk: { what: 'choose', since: caseNow, dueAt: later } }],
  ] as const)('is %s', (_what, more) => {
    expect(fallsDue(createCase(visitOf(more)), 'visit', 'visit_1')).toEqual([]);
  });

  test('that was kept beyond the conclusion is made, and stands on the list until then', () => {
    const conclusion = {
      at: caseNow,
      by: 'staff_1',
      channel: 'phone',
      category: 'jobparat',
      certainty: 'sikker',
      flags: [],
    } as const;
    const pure = createCase(visitOf({ callback: callbackOf(), conclusion: { ...conclusion, flags: [] } }));
    fallsDue(pure, 'visit', 'visit_1');
    expect(pure.every('queueEntry')).toHaveLength(1);
    expect(pure.item('visit', 'visit_1').step).toMatchObject({ what: 'liveCall' });
  });

  test('of somebody unknown stays so', () => {
    const pure = createCase(visitOf({ callback: callbackOf() }));
    fallsDue(pure, 'visit', 'visit_1');
    expect(pure.every('call')[0]?.identified).toBe(false);
  });
});

describe('a call that has been silent', () => {
  test.each([
    ['in the queue', { at: 'waiting' }],
    ['in a talk', { at: 'connected', leg: 2 }],
    ['lost a moment ago', { at: 'lost', leg: 2, since: '2021-01-04T08:59:31.000Z' }],
  ] as const)('%s is looked after again', (_what, state) => {
    const checkAt = '2021-01-04T09:00:50.000Z';
    const call = callOf({ state, checkAt: caseNow });
    expect(fallsDue(createCase(visitOf(), call), 'call', 'call_1')).toEqual([{ ...call, checkAt }]);
  });

  test('lost for as long as the consultant may take is given to the next, and freed', () => {
    const since = '2021-01-04T08:59:30.000Z';
    const legs = {
      1: { party: 'citizen', at: caseNow },
      2: { party: 'consultant', staffId: 'staff_1', at: caseNow, endedAt: since },
    } as const;
    const call = callOf({ state: { at: 'lost', leg: 2, since }, legs, checkAt: caseNow, placeAt: since });
    const pure = createCase(visitOf(), call, consultantOf({ state: 'busy', callId: 'call_1', leg: 2 }));
    fallsDue(pure, 'call', 'call_1');
    expect(pure.item('call', 'call_1')).toMatchObject({ state: { at: 'waiting' }, reason: 'notBack', placeAt: since });
    expect(pure.item('consultant', 'staff_1')).toMatchObject({
      state: 'available',
      idleFrom: '2021-01-04T09:00:30.000Z',
    });
  });

  test.each([
    ['not yet', { checkAt: later }],
    ['no longer, once it has ended', { checkAt: caseNow, state: { at: 'ended', outcome: 'ended' } }],
  ] as const)('is looked after %s', (_what, more) => {
    expect(fallsDue(createCase(callOf(more)), 'call', 'call_1')).toEqual([]);
  });

  test('and was never to be asked after is', () => {
    expect(fallsDue(createCase(callOf()), 'call', 'call_1')).toMatchObject([{ checkAt: '2021-01-04T09:00:50.000Z' }]);
  });
});

describe('a follow-up', () => {
  const followUp: FollowUp = {
    entity: 'followUp',
    followUpId: 'followup_1',
    unitId: caseUnit,
    visitId: 'visit_1',
    version: 1,
    meeting: { meetingId: 'meeting_1', slotId: '20210104T090000Z-1', startAt: caseNow, endAt: later },
    owner: 'staff_1',
    flags: ['F01'],
    provisionalCategory: 'jobparat',
    openedAt: caseNow,
    dueAt: caseNow,
    noShows: 0,
    declined: 0,
  };

  test('that is overdue is said to be, once', () => {
    const pure = createCase(followUp, visitOf());
    const { payloads, events } = during(pure, () => fallsDue(pure, 'followUp', 'followup_1'));
    expect(payloads).toEqual([{ type: 'followUpOverdue', followUpId: 'followup_1', dueAt: caseNow }]);
    expect(events[0]?.visitId).toBe('visit_1');
    expect(bare(pure.item('followUp', 'followup_1'))).toEqual({ ...followUp, version: 2, overdueAt: caseNow });
    expect(fallsDue(pure, 'followUp', 'followup_1')).toEqual([]);
  });

  test.each([
    ['not due yet', { dueAt: later }],
    ['closed', { closed: { at: caseNow, by: 'staff_1', outcome: 'confirmed' } }],
  ] as const)('that is %s is left alone', (_what, more) => {
    expect(fallsDue(createCase({ ...followUp, ...more }), 'followUp', 'followup_1')).toEqual([]);
  });
});

describe('a consultant', () => {
  test('who has cooled off counts as free from now on, and nothing more', () => {
    const cooled = consultantOf({ since: '2021-01-04T08:00:00.000Z', idleFrom: caseNow });
    expect(fallsDue(createCase(cooled), 'consultant', 'staff_1')).toEqual([{ ...cooled, since: caseNow }]);
    expect(fallsDue(createCase(consultantOf({ idleFrom: later })), 'consultant', 'staff_1')).toEqual([]);
  });

  test('whose time for notes is over is free', () => {
    const { idleFrom: _none, ...wrapping } = consultantOf({ state: 'wrapping', wrapUntil: caseNow, callId: 'call_1' });
    const pure = createCase(wrapping);
    const { payloads } = during(pure, () => fallsDue(pure, 'consultant', 'staff_1'));
    expect(payloads).toMatchObject([
      { type: 'presenceChanged', state: 'available', was: 'wrapping', idleFrom: caseNow },
    ]);
    expect(fallsDue(createCase({ ...wrapping, wrapUntil: later }), 'consultant', 'staff_1')).toEqual([]);
  });

  test.each(['busy', 'reserved', 'pause', 'off'] as const)('who is %s is left alone', (state) => {
    expect(fallsDue(createCase(consultantOf({ state, wrapUntil: caseNow })), 'consultant', 'staff_1')).toEqual([]);
  });
});

test('what is no longer there, or never falls due, is left alone', () => {
  const pure = createCase();
  goesOnDuty(pure);
  expect(fallsDue(pure, 'visit', 'visit_9')).toEqual([]);
  expect(fallsDue(pure, 'unit', caseUnit)).toEqual([]);
});
