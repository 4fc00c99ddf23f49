import { describe, expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import { answered, bare, caseNow, caseUnit, chairAt, unit, visitOf } from '../../tests/fixtures/case.ts';
import { callsIn, createCase, type PureCase, talks } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';

const [first, second] = [chairAt(0), chairAt(2)];
const offer = { at: caseNow, by: 'staff_1', through: 'desk', channels: ['phone', 'physical'] } as const;

function book(pure: PureCase, visitId: Visit['visitId'] = 'visit_1') {
  return pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId, slotId: first.slotId }, 'staff_1');
}
function booked(visit: Partial<Visit> = {}, rules = unit) {
  const pure = createCase(rules, visitOf(visit));
  carriedOut(book(pure));
  const meetingId = pure.item('visit', 'visit_1').meeting?.meetingId ?? 'meeting_none';
  return { pure, meetingId };
}

function end(meetingId: `meeting_${string}`, outcome: 'held' | 'noShow') {
  return { type: 'endMeeting', unitId: caseUnit, meetingId, outcome } as const;
}

function move(meetingId: `meeting_${string}`) {
  return { type: 'moveMeeting', unitId: caseUnit, meetingId, slotId: second.slotId } as const;
}

describe('a meeting booked at the desk', () => {
  test('is offered there and chosen before a talk', () => {
    const pure = createCase(visitOf({ choice: 'callback' }));
    const { payloads, events } = during(pure, () => book(pure));
    expect(payloads.slice(0, 2)).toEqual([
      { type: 'choiceOffered', offered: true, through: 'desk', channels: ['phone', 'physical'] },
      { type: 'choiceMade', choice: 'physical', was: 'callback', stage: 'beforeTalk' },
    ]);
    expect(events.map(({ visitId, callId }) => [visitId, callId])).toEqual([
      ['visit_1', undefined],
      ['visit_1', undefined],
      ['visit_1', undefined],
    ]);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ offer, choice: 'physical' });
  });

  test('again is neither offered nor chosen again', () => {
    const { pure } = booked();
    const slotId = second.slotId;
    const again = { type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId } as const;
    expect(typesDuring(pure, () => pure.do(again, 'staff_1'))).toEqual(['meetingCancelled', 'meetingBooked']);
  });

  test('is chosen during a talk, or after one', () => {
    const pure = createCase();
    const { callId } = talks(pure);
    const { visitId } = pure.item('call', callId);
    expect(during(pure, () => book(pure, visitId)).payloads).toContainEqual(
      expect.objectContaining({ type: 'choiceMade', was: 'talkNow', stage: 'duringTalk' }),
    );
    const after = createCase(visitOf({ talkedAt: caseNow }));
    expect(during(after, () => book(after)).payloads[1]).toEqual({
      type: 'choiceMade',
      choice: 'physical',
      stage: 'afterTalk',
    });
    const onTheLine = createCase();
    const call = onTheLine.item('call', callsIn(onTheLine));
    expect(during(onTheLine, () => book(onTheLine, call.visitId)).payloads[1]).toMatchObject({ stage: 'beforeTalk' });
  });

  test('is booked on the same case after its conclusion too, and its stage is told', () => {
    const conclusion = {
      at: caseNow,
      by: 'staff_1',
      channel: 'phone',
      category: 'jobparat',
      certainty: 'sikker',
    } as const;
    const pure = createCase(visitOf({ conclusion: { ...conclusion, flags: [] } }));
    const { payloads } = during(pure, () => book(pure));
    expect(payloads[1]).toEqual({ type: 'choiceMade', choice: 'physical', stage: 'afterConclusion' });
    expect(pure.item('visit', 'visit_1')).toMatchObject({
      conclusion: { category: 'jobparat' },
      step: { what: 'meeting', owner: { role: 'intake' } },
    });
  });

  test('is refused for a case that is ended', () => {
    expect(book(createCase(visitOf({ ended: { at: caseNow, reason: 'withdrawn' } })))).toEqual({ code: 'visitEnded' });
  });
});

describe('a meeting that is moved', () => {
  test('stands at the new time, in the case too, and its citizen is told so', () => {
    const { pure, meetingId } = booked();
    const before = pure.item('visit', 'visit_1');
    const { payloads, effects } = during(pure, () => {
      expect(carriedOut(pure.do(move(meetingId), 'staff_1')).made.meetingId).toBe(
        pure.item('visit', 'visit_1').meeting?.meetingId,
      );
    });
    const visit = pure.item('visit', 'visit_1');
    const moved = visit.meeting?.meetingId;
    expect(payloads).toMatchObject([
      { type: 'meetingCancelled', meetingId, startAt: first.startAt },
      { type: 'meetingBooked', meetingId: moved, startAt: second.startAt, sms: 'meetingMoved', purpose: 'visit' },
    ]);
    expect(effects).toEqual([{ kind: 'sms', visitId: 'visit_1', meetingId: moved, template: 'meetingMoved' }]);
    const { slotId } = second;
    expect(bare(visit)).toEqual({
      ...bare(before),
      version: before.version + 1,
      meeting: { meetingId: moved, ...second },
    });
    expect(pure.every('slot').map((slot) => slot.slotId)).toEqual([slotId]);
  });

  /** In doubt, with a follow-up at the first chair. */
  function inDoubt() {
    const pure = createCase(visitOf({ talkedAt: caseNow }), answered());
    const judged = { version: 1, category: 'jobparat', certainty: 'usikker', staffId: 'staff_1' } as const;
    const followUp = { slotId: first.slotId } as const;
    pure.do({ type: 'conclude', unitId: caseUnit, visitId: 'visit_1', ...judged, followUp }, 'staff_1');
    return { pure, meetingId: pure.every('meeting')[0]?.meetingId ?? ('meeting_' as const) };
  }

  test('for a follow-up moves the follow-up along', () => {
    const { pure, meetingId } = inDoubt();
    const { made } = carriedOut(pure.do(move(meetingId), 'staff_1'));
    expect(pure.every('followUp')).toMatchObject([
      { meeting: { meetingId: made.meetingId, startAt: second.startAt }, dueAt: '2021-01-05T22:59:59.999Z' },
    ]);
    expect(pure.item('meeting', made.meetingId ?? '').purpose).toBe('followUp');
    expect(pure.item('visit', 'visit_1').meeting).toBeUndefined();
  });

  test('past the due date of its doubt needs a reason', () => {
    const { pure, meetingId } = inDoubt();
    const late = { ...move(meetingId), slotId: chairAt(12).slotId };
    expect(pure.do(late, 'staff_1')).toEqual({ code: 'lateReasonMissing', about: 'lateReason' });
    const { payloads } = during(pure, () => pure.do({ ...late, lateReason: 'citizenWish' }, 'staff_1'));
    expect(payloads).toMatchObject([
      { type: 'meetingCancelled', isTold: false },
      { type: 'meetingBooked', sms: 'meetingMoved' },
      { type: 'followUpBooked', lateReason: 'citizenWish' },
    ]);
    expect(pure.every('followUp')[0]?.lateReason).toBe('citizenWish');
  });

  test.each(['held', 'noShow'] as const)('is refused once it has begun, and once it was %s', (outcome) => {
    const { pure, meetingId } = booked();
    pure.now = first.startAt;
    expect(pure.do(move(meetingId), 'staff_1')).toEqual({ code: 'outcomeMissing' });
    pure.do(end(meetingId, outcome), 'staff_1');
    expect(pure.do(move(meetingId), 'staff_1')).toEqual({ code: 'notBooked' });
    expect(pure.do(end(meetingId, 'held'), 'staff_1')).toEqual({ code: 'notBooked' });
  });

  test('is refused where it is not there', () => {
    expect(createCase().do(move('meeting_9'), 'staff_1')).toEqual({ code: 'notFound', about: 'meeting' });
  });
});
