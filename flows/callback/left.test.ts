import { describe, expect, test } from 'vitest';
import type { Closing, Unit } from '../../schemas/unit.ts';
import type { Callback, Visit } from '../../schemas/visit.ts';
import { callbackOf, caseNow, caseUnit, chairAt, personOf, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, dials, type PureCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';

const due = { type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } } as const;
/** Monday at closing time, and the window of Tuesday. */
const closes = '2021-01-04T15:00:00.000Z';
const tuesday = { from: '2021-01-05T07:00:00.000Z', until: '2021-01-05T09:00:00.000Z' };
const { from, until } = callbackOf();
const closing: Closing = {
  entity: 'closing',
  unitId: caseUnit,
  version: 1,
  day: '2021-01-04',
  text: 'Vi har strømsvigt.',
  closedAt: caseNow,
  closedBy: 'staff_9',
};
/** The unit as it is read: with the closing beside it. */
const closed: Unit & { entity: 'unit' } = { ...unit, closing };
const lastOfMany = { broken: policy.callback.brokenMost - 1 };

function promised(callback: Partial<Callback> = {}, more: Partial<Visit> = {}): PureCase {
  return createCase(visitOf({ callback: callbackOf(callback), ...more }));
}

/** The same, where somebody has closed the line this morning. */
function closedFor(callback: Partial<Callback> = {}, more: Partial<Visit> = {}): PureCase {
  return createCase(closed, visitOf({ callback: callbackOf(callback), ...more }));
}

/** Falls due at a moment: what is told, which messages go, and how the case stands. */
function fallsDue(pure: PureCase, now = caseNow) {
  pure.now = now;
  const { payloads, effects } = during(pure, () => carriedOut(pure.do(due)));
  const sms = effects.flatMap((effect) => (effect.kind === 'sms' ? [effect.template] : []));
  return { payloads, sms, visit: pure.item('visit', 'visit_1') };
}

describe('a call-back that is left when the day ends', () => {
  test('though nobody was on duty to make it: it gets a window of the next open day, told, and rings nobody tonight', () => {
    const pure = promised({ until: closes });
    fallsDue(pure);
    const { activeCallId = 'call_none' } = pure.item('visit', 'visit_1');
    const { payloads, sms, visit } = fallsDue(pure, closes);
    expect(payloads[0]).toEqual({ type: 'callbackBroken', times: 1, from, until: closes, next: tuesday });
    expect(sms).toEqual(['callbackBroken']);
    expect(visit.callback).toEqual(callbackOf({ ...tuesday, nextAt: tuesday.from, broken: 1 }));
    expect([visit.activeCallId, pure.every('queueEntry')]).toEqual([undefined, []]);
    expect(pure.item('call', activeCallId).state).toEqual({ at: 'ended', outcome: 'superseded' });
  });

  test('after an attempt that reached nobody: it is moved and told, and no promise was broken', () => {
    const pure = promised({ attempts: 1, nextAt: '2021-01-04T14:50:00.000Z' });
    expect(fallsDue(pure, '2021-01-04T14:50:00.000Z').payloads).toMatchObject([{ type: 'callWaiting' }]);
    expect(pure.item('visit', 'visit_1').step?.dutyAt).toBe(closes);
    const { payloads, sms, visit } = fallsDue(pure, closes);
    expect(payloads[0]).toEqual({ type: 'callbackMoved', attempts: 1, from, until, next: tuesday });
    expect(sms).toEqual(['callbackMoved']);
    expect(visit.callback).toMatchObject({ ...tuesday, nextAt: tuesday.from, attempts: 1, triedBefore: 1 });
    expect(visit.callback?.broken).toBeUndefined();
    expect(pure.every('queueEntry')).toEqual([]);
  });

  test('and was moved after an attempt is a promise: not called in that window, it is broken', () => {
    const pure = promised({ attempts: 1, triedBefore: 1, ...tuesday, nextAt: tuesday.from });
    expect(pure.item('visit', 'visit_1').callback).toBeDefined();
    expect(fallsDue(pure, tuesday.until).payloads[0]).toMatchObject({ type: 'callbackBroken', times: 1, ...tuesday });
  });

  test('because nobody answered late in the day has a window of the next one', () => {
    const pure = promised({ until: closes, nextAt: caseNow });
    const { callId, citizenLeg } = dials(pure);
    pure.now = '2021-01-04T14:45:00.000Z';
    pure.do({ type: 'endLeg', callId, leg: citizenLeg, sid: sidOf(3), how: 'no-answer' });
    expect(pure.item('visit', 'visit_1').callback).toMatchObject({
      ...tuesday,
      nextAt: tuesday.from,
      attempts: 1,
      triedBefore: 1,
    });
  });
});

describe('a line that was closed in the middle of the day', () => {
  test('moves who was to be called later today at once, says why, and counts it', () => {
    const later = { from: '2021-01-04T12:00:00.000Z', until: '2021-01-04T14:00:00.000Z' };
    const { payloads, sms, visit } = fallsDue(closedFor({ ...later, nextAt: later.from, agreed: true }));
    expect(payloads).toEqual([{ type: 'callbackBroken', times: 1, closed: true, ...later, next: tuesday }]);
    expect(sms).toEqual(['callbackClosed']);
    // Nobody has agreed to the new time.
    expect(visit.callback).toEqual(callbackOf({ ...tuesday, nextAt: tuesday.from, broken: 1 }));
  });

  test('moves who was called already without being reached', () => {
    const { payloads, sms } = fallsDue(closedFor({ attempts: 1, nextAt: closes }));
    expect(payloads).toEqual([{ type: 'callbackMoved', attempts: 1, from, until, next: tuesday }]);
    expect(sms).toEqual(['callbackMoved']);
  });

  test('leaves what was promised for another day', () => {
    expect(fallsDue(closedFor({ ...tuesday, nextAt: tuesday.from })).payloads).toEqual([]);
  });

  test('in safe contact leaves it to a coordinator, and writes nothing to the citizen', () => {
    const pure = closedFor({}, { personId: 'person_1', noMessages: '2021-01-04T08:10:00.000Z' });
    const { payloads, sms, visit } = fallsDue(createCase(closed, pure.item('visit', 'visit_1'), personOf()));
    expect(payloads.map(({ type }) => type)).toEqual(['callbackBroken', 'deskAsked']);
    expect(sms).toEqual([]);
    expect(visit.step).toMatchObject({ what: 'brokenTwice', owner: { role: 'coordinator' } });
  });
});

describe('a promise that is broken for the last time', () => {
  test('is followed by a meeting, and by a coordinator who speaks with the citizen though a time was free', () => {
    const pure = promised(lastOfMany);
    const { payloads, sms, visit } = fallsDue(pure, until);
    expect(payloads.map(({ type }) => type)).toEqual(['callbackBroken', 'meetingBooked', 'taskOpened']);
    expect(payloads[0]).not.toHaveProperty('next');
    expect(sms).toEqual(['brokenMeeting']);
    expect(visit).toMatchObject({ meeting: { slotId: chairAt(0).slotId }, step: { what: 'meeting' } });
    const [task] = pure.every('task');
    expect(task).toMatchObject({
      sort: 'brokenPromise',
      step: { what: 'brokenTwice', owner: { role: 'coordinator' }, dueAt: '2021-01-04T22:59:59.999Z' },
    });
    expect(visit.callback).toBeUndefined();
  });

  test('keeps a meeting that stands, and asks a coordinator all the same', () => {
    const meeting = { meetingId: 'meeting_1', ...chairAt(1) } as const;
    const { payloads, visit } = fallsDue(promised(lastOfMany, { meeting }), until);
    expect(payloads.map(({ type }) => type)).toEqual(['callbackBroken', 'taskOpened']);
    expect(visit.meeting).toEqual(meeting);
  });

  test('is done when staff says that the citizen was spoken with', () => {
    const pure = promised(lastOfMany);
    fallsDue(pure, until);
    const done = { type: 'closeTask', unitId: caseUnit, taskId: 'task_broken-visit_1', outcome: 'spokenWith' } as const;
    pure.do({ ...done, staffId: 'staff_9', role: 'coordinator' }, 'staff_9');
    expect(pure.every('task')).toMatchObject([{ closed: { outcome: 'spokenWith', by: 'staff_9' } }]);
  });
});
