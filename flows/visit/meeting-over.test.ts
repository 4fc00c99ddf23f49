import { describe, expect, test } from 'vitest';
import type { Entity } from '../../schemas/entity.ts';
import type { Visit } from '../../schemas/visit.ts';
import { answered, caseNow, caseUnit, chairAt, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';

const physical = { form: 'physical', legalBasis: 'phoneIsFirstConversation', attendanceDemanded: false } as const;
const openedAt = '2021-01-04T08:00:00.000Z';
const [first, second] = [chairAt(0), chairAt(2)];
const offer = { at: caseNow, by: 'staff_1', through: 'desk', channels: ['phone', 'physical'] } as const;

function booked(visit: Partial<Visit> = {}, rules = unit, ...more: Entity[]) {
  const pure = createCase(rules, visitOf(visit), ...more);
  carriedOut(pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: first.slotId }, 'staff_1'));
  const meetingId = pure.item('visit', 'visit_1').meeting?.meetingId ?? 'meeting_none';
  pure.now = first.startAt;
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
      { type: 'firstTalkHeld', ...physical, openedAt, dueAt: '2021-01-11T22:59:59.999Z', met: true },
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
    ['on the last local day', '2020-12-29T23:30:00.000Z', '2021-01-06T22:59:59.999Z', true],
    ['a local day late', '2020-12-28T22:30:00.000Z', '2021-01-04T22:59:59.999Z', false],
  ])('%s is the first talk in time or not', (_when, ...[opened, dueAt, met]) => {
    const { pure, meetingId } = booked({ openedAt: opened });
    pure.now = first.startAt;
    expect(during(pure, () => pure.do(end(meetingId, 'held'), 'staff_1')).payloads[1]).toMatchObject({ dueAt, met });
  });

  test('cannot be said before it began', () => {
    const { pure, meetingId } = booked();
    pure.now = new Date(Date.parse(first.startAt) - 1).toISOString();
    for (const outcome of ['held', 'noShow'] as const)
      expect(pure.do(end(meetingId, outcome), 'staff_1')).toEqual({ code: 'tooEarly' });
    pure.now = first.startAt;
    expect(pure.do(end(meetingId, 'held'), 'staff_1')).not.toHaveProperty('code');
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

  test('although another was booked since counts as a talk, and leaves the other to be held', () => {
    const { pure, meetingId } = booked();
    const other = pure.item('visit', 'visit_1');
    const elsewhere = createCase(
      { ...other, meeting: { meetingId: 'meeting_2', ...second } },
      pure.item('meeting', meetingId),
    );
    elsewhere.now = first.startAt;
    expect(typesDuring(elsewhere, () => elsewhere.do(end(meetingId, 'held'), 'staff_1'))).toEqual([
      'meetingEnded',
      'firstTalkHeld',
    ]);
    expect(elsewhere.item('visit', 'visit_1')).toMatchObject({ talks: 1, meeting: { meetingId: 'meeting_2' } });
    expect(elsewhere.item('visit', 'visit_1').talkedAt).toBeUndefined();
  });
});

describe('a meeting to which the citizen did not come', () => {
  test('makes the desk get in touch; the contact waits again, and no talk is counted', () => {
    const { pure, meetingId } = booked();
    const { payloads, events } = during(pure, () => pure.do(end(meetingId, 'noShow'), 'staff_1'));
    expect(payloads).toMatchObject([
      { type: 'meetingEnded', outcome: 'noShow' },
      { type: 'deskAsked', what: 'missedMeeting' },
    ]);
    expect(payloads[0]).not.toHaveProperty('talk');
    expect(events[0]?.contact).toMatchObject({ from: 'booked', to: 'waiting' });
    const visit = pure.item('visit', 'visit_1');
    expect([visit.meeting, visit.talks, visit.talkedAt]).toEqual([undefined, undefined, undefined]);
    expect(visit.step).toMatchObject({ what: 'missedMeeting', owner: { role: 'intake' } });
  });

  test('after the conclusion is noted, and nothing more is next', () => {
    const { pure, meetingId } = booked({ talkedAt: caseNow }, unit, answered());
    const judged = { version: 1, category: 'jobparat', certainty: 'sikker', staffId: 'staff_1' } as const;
    const arrangements = 'keep' as const;
    pure.now = caseNow;
    pure.do({ type: 'conclude', unitId: caseUnit, visitId: 'visit_1', ...judged, arrangements }, 'staff_1');
    expect(pure.item('visit', 'visit_1').step).toMatchObject({ what: 'meeting' });
    pure.now = first.startAt;
    expect(typesDuring(pure, () => pure.do(end(meetingId, 'noShow'), 'staff_1'))).toEqual(['meetingEnded']);
    for (const field of ['meeting', 'step']) expect(pure.item('visit', 'visit_1')).not.toHaveProperty(field);
  });
});
