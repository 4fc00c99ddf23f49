import { describe, expect, test } from 'vitest';
import type { FollowUpOutcome } from '../../schemas/follow-up.ts';
import { caseNow, caseUnit, chairAt, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';
import type { Closing } from './follow-up.ts';

const physical = { form: 'physical', legalBasis: 'phoneIsFirstConversation', attendanceDemanded: false } as const;
const dueAt = '2021-01-05T22:59:59.999Z';
const later = '2021-01-06T12:00:00.000Z';

/** A case that was concluded in doubt; its follow-up stands at a chair. */
function inDoubt(chair = chairAt(0), offered = true): PureCase {
  const offer = { at: caseNow, by: 'staff_1', through: 'desk', channels: [] } as const;
  const pure = createCase(visitOf(offered ? { offer: { ...offer, channels: [] } } : {}));
  const judged = { version: 0, category: 'jobparat', certainty: 'usikker', staffId: 'staff_1' } as const;
  pure.do({ type: 'conclude', unitId: caseUnit, visitId: 'visit_1', ...judged, slotId: chair.slotId }, 'staff_1');
  pure.now = later;
  return pure;
}

function close(pure: PureCase, outcome: FollowUpOutcome, more: Partial<Closing> = {}) {
  const followUpId = pure.every('followUp')[0]?.followUpId ?? 'followup_none';
  return pure.do(
    { type: 'closeFollowUp', unitId: caseUnit, followUpId, outcome, staffId: 'staff_1', ...more },
    'staff_1',
  );
}

describe('a follow-up that is closed', () => {
  test('confirmed keeps the category as the final one, and its meeting was held', () => {
    const pure = inDoubt();
    const [followUp] = pure.every('followUp');
    const { payloads, events } = during(pure, () => close(pure, 'confirmed'));
    expect(payloads[0]).toEqual({
      type: 'followUpClosed',
      followUpId: followUp?.followUpId,
      outcome: 'confirmed',
      held: true,
      changed: false,
      firstCategory: 'jobparat',
      finalCategory: 'jobparat',
      ...physical,
      offer: { at: caseNow, by: 'staff_1', through: 'desk', channels: [] },
      dueAt,
      inTime: true,
      sameStaff: true,
    });
    expect(events[0]?.visitId).toBe('visit_1');
    expect(payloads[1]).toMatchObject({ type: 'meetingEnded', purpose: 'followUp', outcome: 'held' });
    expect(payloads).toHaveLength(2);
    const closed = { at: later, by: 'staff_1', outcome: 'confirmed', category: 'jobparat' };
    expect(pure.every('followUp')[0]?.closed).toEqual(closed);
    expect(pure.item('visit', 'visit_1').conclusion).toMatchObject({ category: 'jobparat', finalCategory: 'jobparat' });
    expect(pure.every('meeting')[0]?.state).toBe('held');
    expect(pure.every('task')).toEqual([]);
  });

  test('changed has another category as the final one, by whoever held it, late or not', () => {
    const pure = inDoubt(chairAt(12), false);
    const { payloads } = during(pure, () =>
      close(pure, 'changed', { category: 'aktivitetsparat', staffId: 'staff_2' }),
    );
    const facts = {
      held: true,
      changed: true,
      firstCategory: 'jobparat',
      finalCategory: 'aktivitetsparat',
      inTime: false,
      sameStaff: false,
    };
    expect(payloads[0]).toMatchObject(facts);
    expect(payloads[0]).not.toHaveProperty('offer');
    expect(pure.item('visit', 'visit_1').conclusion).toMatchObject({
      category: 'jobparat',
      finalCategory: 'aktivitetsparat',
    });
    expect(pure.every('followUp')[0]?.closed?.by).toBe('staff_2');
  });

  test('changed to what it was has not changed', () => {
    const pure = inDoubt();
    expect(during(pure, () => close(pure, 'changed', { category: 'jobparat' })).payloads[0]).toMatchObject({
      held: true,
      changed: false,
    });
  });

  test('without the citizen stays a task for the desk, and nobody was met', () => {
    const pure = inDoubt();
    const { payloads } = during(pure, () => close(pure, 'noShow', { category: 'aktivitetsparat' }));
    expect(payloads[0]).toMatchObject({ outcome: 'noShow', held: false, changed: false });
    expect(payloads[0]).not.toHaveProperty('finalCategory');
    expect(payloads[1]).toMatchObject({ type: 'taskOpened', kind: 'followUpNoShow' });
    expect(pure.every('task')).toMatchObject([{ kind: 'followUpNoShow', visitId: 'visit_1' }]);
    expect(pure.every('meeting')[0]?.state).toBe('noShow');
    expect(pure.item('visit', 'visit_1').conclusion).not.toHaveProperty('finalCategory');
    expect(pure.every('followUp')[0]?.closed).toEqual({ at: later, by: 'staff_1', outcome: 'noShow' });
  });

  test('withdrawn leaves the meeting as it is', () => {
    const pure = inDoubt();
    expect(during(pure, () => close(pure, 'withdrawn')).payloads).toMatchObject([
      { type: 'followUpClosed', held: false, outcome: 'withdrawn' },
    ]);
    expect(pure.every('meeting')[0]?.state).toBe('booked');
    expect(pure.every('task')).toEqual([]);
  });

  test('after its meeting was noted leaves that note', () => {
    const pure = inDoubt();
    const meetingId = pure.every('meeting')[0]?.meetingId ?? 'meeting_none';
    pure.do({ type: 'endMeeting', unitId: caseUnit, meetingId, outcome: 'noShow' }, 'staff_1');
    expect(during(pure, () => close(pure, 'confirmed')).payloads.map(({ type }) => type)).toEqual(['followUpClosed']);
    expect(pure.every('meeting')[0]?.state).toBe('noShow');
  });

  test.each<[string, FollowUpOutcome, Partial<Closing>, string]>([
    ['changed to nothing', 'changed', {}, 'categoryMissing'],
    ['changed to a category nobody knows', 'changed', { category: 'parat' }, 'unknownCategory'],
    ['with a category nobody knows', 'noShow', { category: 'parat' }, 'unknownCategory'],
    ['that is not there', 'confirmed', { followUpId: 'followup_9' }, 'notFound'],
  ])('%s is refused', (_what, ...[outcome, more, code]) => {
    expect(close(inDoubt(), outcome, more)).toMatchObject({ code });
  });

  test('is closed once', () => {
    const pure = inDoubt();
    close(pure, 'confirmed');
    expect(close(pure, 'confirmed')).toEqual({ code: 'alreadyClosed' });
  });
});
