import { describe, expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import { caseNow, caseUnit, chairAt, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';

const physical = { form: 'physical', legalBasis: 'phoneIsFirstConversation', attendanceDemanded: false } as const;
const openedAt = '2021-01-04T08:00:00.000Z';
const [first, second] = [chairAt(0), chairAt(2)];
const offer = { at: caseNow, by: 'staff_1', through: 'desk', channels: ['phone', 'physical'] } as const;

function booked(visit: Partial<Visit> = {}, rules = unit) {
  const pure = createCase(rules, visitOf(visit));
  carriedOut(pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: first.slotId }, 'staff_1'));
  const meetingId = pure.item('visit', 'visit_1').meeting?.meetingId ?? 'meeting_none';
  return { pure, meetingId };
}

function end(meetingId: `meeting_${string}`, outcome: 'held' | 'noShow') {
  return { type: 'endMeeting', unitId: caseUnit, meetingId, outcome } as const;
}

describe('a meeting that was held', () => {
  test('was a talk: it is counted, and the first where none was before', () => {
    const { pure, meetingId } = booked({ talks: 1 });
    pure.now = '2021-01-05T09:00:00.000Z';
    const { payloads, events } = during(pure, () => pure.do(end(meetingId, 'held'), 'staff_1'));
    const { startAt } = first;
    const talk = { ...physical, startedAt: startAt, openedAt, number: 2, staffId: 'staff_1' };
    expect(payloads).toEqual([
      { type: 'meetingEnded', meetingId, purpose: 'visit', startAt, outcome: 'held', ...physical, offer, talk },
      { type: 'firstTalkHeld', ...physical, openedAt, dueAt: '2021-01-11T08:00:00.000Z', met: true },
    ]);
    expect(events.map(({ visitId }) => visitId)).toEqual(['visit_1', 'visit_1']);
    expect(pure.item('meeting', meetingId).state).toBe('held');
    expect(pure.item('visit', 'visit_1')).toMatchObject({
      talkedAt: pure.now,
      talks: 2,
      firstTalkAt: startAt,
      meeting: { meetingId },
    });
  });

  test.each([
    ['at the last moment', '2021-01-05T08:00:00.000Z', true],
    ['a moment late', '2021-01-05T07:59:59.999Z', false],
  ])('%s is the first talk in time: %s', (_when, dueAt, met) => {
    const { pure, meetingId } = booked({ openedAt: new Date(Date.parse(dueAt) - 7 * 86_400_000).toISOString() });
    expect(during(pure, () => pure.do(end(meetingId, 'held'), 'staff_1')).payloads[1]).toMatchObject({ dueAt, met });
  });

  test('is the first talk where the law wants a meeting', () => {
    const rules = { ...unit, policies: [{ ...policy, legalBasis: 'phoneAfterPhysical' as const }] };
    const { pure, meetingId } = booked({}, rules);
    const { payloads } = during(pure, () => pure.do(end(meetingId, 'held'), 'staff_1'));
    expect(payloads[1]).toMatchObject({
      type: 'firstTalkHeld',
      legalBasis: 'phoneAfterPhysical',
      attendanceDemanded: true,
    });
  });

  test('by nobody of the staff is told without whom', () => {
    for (const by of ['system', 'citizen'] as const) {
      const { pure, meetingId } = booked();
      const { payloads } = during(pure, () => pure.do(end(meetingId, 'held'), by));
      expect(payloads[0]).toMatchObject({ talk: { number: 1 } });
      expect(payloads[0]).not.toHaveProperty('talk.staffId');
    }
  });

  test('although another was booked since counts as a talk, and no more', () => {
    const { pure, meetingId } = booked();
    const other = pure.item('visit', 'visit_1');
    const elsewhere = createCase(
      { ...other, meeting: { meetingId: 'meeting_2', slotId: second.slotId, startAt: second.startAt } },
      pure.item('meeting', meetingId),
    );
    expect(typesDuring(elsewhere, () => elsewhere.do(end(meetingId, 'held'), 'staff_1'))).toEqual(['meetingEnded']);
    expect(elsewhere.item('visit', 'visit_1')).toMatchObject({ talks: 1, meeting: { meetingId: 'meeting_2' } });
    expect(elsewhere.item('visit', 'visit_1').talkedAt).toBeUndefined();
  });
});

describe('a meeting to which the citizen did not come', () => {
  test('is a task for the desk; the contact waits again, and no talk is counted', () => {
    const { pure, meetingId } = booked();
    const { payloads, events } = during(pure, () => pure.do(end(meetingId, 'noShow'), 'staff_1'));
    expect(payloads).toMatchObject([
      { type: 'meetingEnded', outcome: 'noShow' },
      { type: 'taskOpened', kind: 'noShow' },
    ]);
    expect(payloads[0]).not.toHaveProperty('talk');
    expect(events[0]?.contact).toMatchObject({ from: 'booked', to: 'waiting' });
    const visit = pure.item('visit', 'visit_1');
    expect([visit.meeting, visit.talks, visit.talkedAt]).toEqual([undefined, undefined, undefined]);
    expect(pure.every('task')).toMatchObject([{ kind: 'noShow', visitId: 'visit_1' }]);
  });

  test('after the conclusion is only noted', () => {
    const { pure, meetingId } = booked();
    const judged = { version: 0, category: 'jobparat', certainty: 'sikker', staffId: 'staff_1' } as const;
    pure.do({ type: 'conclude', unitId: caseUnit, visitId: 'visit_1', ...judged }, 'staff_1');
    expect(typesDuring(pure, () => pure.do(end(meetingId, 'noShow'), 'staff_1'))).toEqual(['meetingEnded']);
    expect(pure.every('task')).toEqual([]);
    expect(pure.item('visit', 'visit_1').meeting?.meetingId).toBe(meetingId);
  });
});
