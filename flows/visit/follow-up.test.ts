import { describe, expect, test } from 'vitest';
import type { FollowUpOutcome } from '../../schemas/follow-up.ts';
import { answered, caseNow, caseUnit, chairAt, personOf, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';
import type { Closing } from './follow-up.ts';

const physical = { form: 'physical', legalBasis: 'phoneIsFirstConversation', attendanceDemanded: false } as const;
const dueAt = '2021-01-05T22:59:59.999Z';
const later = '2021-01-06T12:00:00.000Z';
const coordinator = { role: 'coordinator', staffId: 'staff_2' } as const;
/** A time that is still to come when the first one is over. */
const next = { slotId: chairAt(23).slotId, lateReason: 'citizenWish' } as const;

/** A case that was concluded in doubt; its follow-up stands at a chair, and by now has begun. */
function inDoubt(chair = chairAt(0), offered = true): PureCase {
  const offer = { at: caseNow, by: 'staff_1', through: 'desk', channels: [] } as const;
  const talked = { talkedAt: caseNow, firstTalkAt: caseNow };
  const pure = createCase(visitOf(offered ? { ...talked, offer: { ...offer, channels: [] } } : talked), answered());
  const judged = { version: 1, category: 'jobparat', certainty: 'usikker', staffId: 'staff_1' } as const;
  const followUp = { slotId: chair.slotId, lateReason: 'other' } as const;
  carriedOut(pure.do({ type: 'conclude', unitId: caseUnit, visitId: 'visit_1', ...judged, followUp }, 'staff_1'));
  pure.now = later;
  return pure;
}

function doubtIn(pure: PureCase) {
  const [doubt] = pure.every('followUp');
  if (doubt === undefined) throw new Error('There is no doubt');
  return doubt;
}

function close(pure: PureCase, outcome: FollowUpOutcome, more: Partial<Closing> = {}) {
  const followUpId = pure.every('followUp')[0]?.followUpId ?? 'followup_none';
  const by = { staffId: 'staff_1', role: 'consultant' } as const;
  return pure.do({ type: 'closeFollowUp', unitId: caseUnit, followUpId, outcome, ...by, ...more }, 'staff_1');
}

describe('a follow-up that is closed', () => {
  test('confirmed keeps the category as the final one, and its meeting was held', () => {
    const pure = inDoubt();
    const { followUpId } = doubtIn(pure);
    const { payloads, events } = during(pure, () => close(pure, 'confirmed'));
    expect(payloads[0]).toMatchObject({ type: 'meetingEnded', purpose: 'followUp', outcome: 'held' });
    expect(payloads[1]).toEqual({
      type: 'followUpClosed',
      followUpId,
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
    expect(events[1]?.visitId).toBe('visit_1');
    expect(payloads).toHaveLength(2);
    const closed = { at: later, by: 'staff_1', outcome: 'confirmed', category: 'jobparat' };
    expect(doubtIn(pure).closed).toEqual(closed);
    expect(doubtIn(pure)).not.toHaveProperty('step');
    expect(pure.item('visit', 'visit_1').conclusion).toMatchObject({ category: 'jobparat', finalCategory: 'jobparat' });
    expect(pure.every('meeting')[0]?.state).toBe('held');
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
    expect(payloads[1]).toMatchObject(facts);
    expect(payloads[1]).not.toHaveProperty('offer');
    expect(pure.item('visit', 'visit_1').conclusion).toMatchObject({
      category: 'jobparat',
      finalCategory: 'aktivitetsparat',
    });
    expect(doubtIn(pure).closed?.by).toBe('staff_2');
  });

  test('changed to what it was has not changed', () => {
    const pure = inDoubt();
    const { payloads } = during(pure, () => close(pure, 'changed', { category: 'jobparat' }));
    expect(payloads[1]).toMatchObject({ held: true, changed: false });
  });

  test.each(['confirmed', 'changed', 'noShow'] as const)('%s before its meeting began is refused', (outcome) => {
    const pure = inDoubt();
    const more = { category: 'aktivitetsparat', next };
    pure.now = new Date(Date.parse(chairAt(0).startAt) - 1).toISOString();
    expect(close(pure, outcome, more)).toEqual({ code: 'tooEarly' });
    expect(close(pure, outcome, { ...more, ...coordinator })).toEqual({ code: 'tooEarly' });
    pure.now = chairAt(0).startAt;
    expect(close(pure, outcome, more)).not.toHaveProperty('code');
  });

  test.each<[string, FollowUpOutcome, Partial<Closing>, string]>([
    ['changed to nothing', 'changed', {}, 'categoryMissing'],
    ['changed to a category nobody knows', 'changed', { category: 'parat' }, 'unknownCategory'],
    ['with a category nobody knows', 'noShow', { category: 'parat', next }, 'unknownCategory'],
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

describe('the final category', () => {
  const young = { bornOn: '1991-01-06', hashes: { name: [] } };
  /** Turns 30 on the day of the follow-up's closing; visited in a category of the young. */
  const turning = () => {
    const pure = createCase(
      visitOf({ talkedAt: caseNow, personId: 'person_1' }),
      answered(),
      personOf({ ...young, education: false }),
    );
    const judged = { version: 1, category: 'uddannelsesparat', certainty: 'usikker', staffId: 'staff_1' } as const;
    const followUp = { slotId: chairAt(0).slotId } as const;
    carriedOut(pure.do({ type: 'conclude', unitId: caseUnit, visitId: 'visit_1', ...judged, followUp }, 'staff_1'));
    return pure;
  };

  test('is of the group of the day on which it is set: the day before the birthday the first one can be confirmed', () => {
    const pure = turning();
    pure.now = '2021-01-05T22:59:59.999Z';
    expect(close(pure, 'changed', { category: 'jobparat' })).toMatchObject({ code: 'otherGroup' });
    expect(close(pure, 'confirmed')).not.toHaveProperty('code');
  });

  test('is another from the birthday on, and the first one stays', () => {
    const pure = turning();
    pure.now = '2021-01-05T23:00:00.000Z';
    expect(close(pure, 'confirmed')).toMatchObject({ code: 'otherGroup', about: 'category' });
    expect(close(pure, 'changed', { category: 'aabenlystUddannelsesparat' })).toMatchObject({ code: 'otherGroup' });
    expect(doubtIn(pure)).not.toHaveProperty('closed');
    const { events } = during(pure, () => close(pure, 'changed', { category: 'jobparat' }));
    const told = events.find(({ payload }) => payload.type === 'followUpClosed');
    expect(told?.payload).toMatchObject({ firstCategory: 'uddannelsesparat', finalCategory: 'jobparat' });
    expect(told?.citizen).toMatchObject({ ageGroup: 'over30' });
    expect(pure.item('visit', 'visit_1').conclusion).toMatchObject({
      category: 'uddannelsesparat',
      finalCategory: 'jobparat',
    });
    expect(pure.item('birthday', 'person_1').settled?.outcome).toBe('visited');
  });

  test('needs the education where it decides, which can still be said', () => {
    const pure = createCase(visitOf({ talkedAt: caseNow, personId: 'person_1' }), answered(), personOf(young));
    const judged = { version: 1, category: 'aktivitetsparat', certainty: 'usikker', staffId: 'staff_1' } as const;
    const followUp = { slotId: chairAt(0).slotId } as const;
    carriedOut(pure.do({ type: 'conclude', unitId: caseUnit, visitId: 'visit_1', ...judged, followUp }, 'staff_1'));
    pure.now = chairAt(0).startAt;
    expect(close(pure, 'changed', { category: 'jobparat' })).toMatchObject({ code: 'educationUnknown' });
    pure.do({ type: 'noteEducation', unitId: caseUnit, personId: 'person_1', education: true }, 'staff_1');
    expect(close(pure, 'changed', { category: 'jobparat' })).not.toHaveProperty('code');
  });
});

describe('a doubt whose citizen was not met', () => {
  test('stays open, and demands what is next', () => {
    const pure = inDoubt();
    expect(close(pure, 'noShow')).toEqual({ code: 'nextMissing' });
    const { payloads } = during(pure, () => close(pure, 'noShow', { next }));
    expect(payloads).toMatchObject([
      { type: 'meetingEnded', outcome: 'noShow' },
      { type: 'followUpMissed', outcome: 'noShow', times: 1, stillOpen: 'nextMissing' },
      { type: 'meetingBooked', purpose: 'followUp', startAt: chairAt(23).startAt },
      { type: 'followUpBooked', startAt: chairAt(23).startAt, dueAt, lateReason: 'citizenWish' },
    ]);
    expect(doubtIn(pure)).toMatchObject({ noShows: 1, meeting: { slotId: next.slotId } });
    expect(doubtIn(pure).step).toMatchObject({ what: 'followUpMeeting' });
    expect(doubtIn(pure)).not.toHaveProperty('closed');
    expect(pure.item('visit', 'visit_1').conclusion).not.toHaveProperty('finalCategory');
  });

  test('who says no keeps it open as well, before the meeting too; its time is free and they are told', () => {
    const pure = inDoubt();
    pure.now = caseNow;
    expect(close(pure, 'declined')).toEqual({ code: 'nextMissing' });
    const { effects, payloads } = during(pure, () => close(pure, 'declined', { next: { slotId: chairAt(2).slotId } }));
    expect(payloads.map(({ type }) => type)).toEqual([
      'meetingCancelled',
      'followUpMissed',
      'meetingBooked',
      'followUpBooked',
    ]);
    expect(effects).toMatchObject([{ template: 'meetingCancelled' }, { template: 'meetingBooked' }]);
    expect(doubtIn(pure)).toMatchObject({ declined: 1, noShows: 0, meeting: { slotId: chairAt(2).slotId } });
    expect(pure.every('slot').map(({ slotId }) => slotId)).toEqual([chairAt(2).slotId]);
  });

  test('waits in the queue only where no time is free in time', () => {
    const pure = inDoubt();
    pure.now = caseNow;
    expect(close(pure, 'declined', { next: { queue: true } })).toEqual({ code: 'nextMissing' });
    const over = inDoubt();
    expect(close(over, 'noShow', { next: { queue: true } })).not.toHaveProperty('code');
    expect(doubtIn(over)).not.toHaveProperty('meeting');
    expect(doubtIn(over).step).toMatchObject({ what: 'bookFollowUp', owner: { role: 'coordinator' } });
  });

  test('a third time is closed by a coordinator only', () => {
    const pure = inDoubt();
    for (const day of ['07', '08', '11']) {
      carriedOut(close(pure, 'noShow', { next: { slotId: `202101${day}T080000Z-1`, lateReason: 'other' } }));
      pure.now = `2021-01-${day}T08:00:00.000Z`;
    }
    expect(doubtIn(pure).noShows).toBe(3);
    expect(close(pure, 'confirmed')).toEqual({ code: 'coordinatorOnly' });
    expect(close(pure, 'changed', { category: 'aktivitetsparat' })).toEqual({ code: 'coordinatorOnly' });
    const { payloads } = during(pure, () => close(pure, 'confirmed', coordinator));
    expect(payloads.at(-1)).toMatchObject({ type: 'followUpClosed', overruled: 'coordinatorOnly' });
  });

  test('tells with the third no-show that it waits for a coordinator', () => {
    const pure = inDoubt();
    const told = ['07', '08', '11'].map((day) => {
      const next = { slotId: `202101${day}T080000Z-1`, lateReason: 'other' } as const;
      const { payloads } = during(pure, () => close(pure, 'noShow', { next }));
      pure.now = `2021-01-${day}T08:00:00.000Z`;
      return payloads.find(({ type }) => type === 'followUpMissed');
    });
    expect(told).toMatchObject([
      { times: 1, stillOpen: 'nextMissing' },
      { times: 2, stillOpen: 'nextMissing' },
      { times: 3, stillOpen: 'coordinatorOnly' },
    ]);
  });

  test('and whose no-show was noted at the meeting itself is open too, without a time', () => {
    const pure = inDoubt();
    const meetingId = pure.every('meeting')[0]?.meetingId ?? 'meeting_none';
    pure.do({ type: 'endMeeting', unitId: caseUnit, meetingId, outcome: 'noShow' }, 'staff_1');
    expect(doubtIn(pure)).toMatchObject({ noShows: 1, step: { what: 'bookFollowUp' } });
    expect(close(pure, 'confirmed')).toEqual({ code: 'tooEarly' });
  });

  test('is withdrawn by a coordinator with a written reason, whose time is free and who is told', () => {
    const pure = inDoubt();
    expect(close(pure, 'withdrawn', { reason: 'sealed' })).toEqual({ code: 'coordinatorOnly' });
    expect(close(pure, 'withdrawn', coordinator)).toEqual({ code: 'reasonMissing' });
    const { payloads, effects } = during(pure, () => close(pure, 'withdrawn', { ...coordinator, reason: 'sealed' }));
    expect(payloads).toMatchObject([
      { type: 'meetingCancelled', isTold: true },
      { type: 'followUpClosed', held: false, outcome: 'withdrawn', overruled: 'outcomeMissing' },
    ]);
    expect(effects).toMatchObject([{ kind: 'sms', template: 'meetingCancelled' }]);
    expect([pure.every('meeting')[0]?.state, pure.every('slot')]).toEqual(['cancelled', []]);
    expect(doubtIn(pure).closed).toEqual({ at: later, by: 'staff_2', outcome: 'withdrawn', reason: 'sealed' });
    expect(doubtIn(pure)).not.toHaveProperty('step');
  });

  test('is withdrawn before the meeting too, and the event says that nobody was met', () => {
    const pure = inDoubt();
    pure.now = caseNow;
    const { payloads } = during(pure, () => close(pure, 'withdrawn', { ...coordinator, reason: 'sealed' }));
    expect(payloads.at(-1)).toMatchObject({ outcome: 'withdrawn', overruled: 'tooEarly' });
  });
});

describe('the time of a doubt', () => {
  const book = (pure: PureCase, slotId: string, lateReason?: 'illness') =>
    pure.do(
      { type: 'bookFollowUp', unitId: caseUnit, followUpId: doubtIn(pure).followUpId, slotId, lateReason },
      'staff_1',
    );

  function queued(): PureCase {
    const none = { ...unit, policies: [{ ...policy, meetings: { ...policy.meetings, startTimes: [] } }] };
    const pure = createCase(none, visitOf({ talkedAt: caseNow }), answered());
    const judged = { version: 1, category: 'jobparat', certainty: 'usikker', staffId: 'staff_1' } as const;
    const followUp = { queue: true } as const;
    carriedOut(pure.do({ type: 'conclude', unitId: caseUnit, visitId: 'visit_1', ...judged, followUp }, 'staff_1'));
    return createCase(...pure.every('visit'), ...pure.every('followUp'));
  }

  test('that it waited for is booked, past its due date for a reason', () => {
    const pure = queued();
    expect(book(pure, chairAt(12).slotId)).toEqual({ code: 'lateReasonMissing', about: 'lateReason' });
    expect(typesDuring(pure, () => book(pure, chairAt(12).slotId, 'illness'))).toEqual([
      'meetingBooked',
      'followUpBooked',
    ]);
    expect(doubtIn(pure)).toMatchObject({ lateReason: 'illness', meeting: { slotId: chairAt(12).slotId } });
  });

  test('is moved by the same, and a reason goes with the lateness', () => {
    const pure = queued();
    book(pure, chairAt(12).slotId, 'illness');
    expect(typesDuring(pure, () => book(pure, chairAt(0).slotId))).toEqual([
      'meetingCancelled',
      'meetingBooked',
      'followUpBooked',
    ]);
    expect(doubtIn(pure)).not.toHaveProperty('lateReason');
    expect(pure.every('slot').map(({ slotId }) => slotId)).toEqual([chairAt(0).slotId]);
  });

  test('that has begun is not moved before somebody says how it went', () => {
    const pure = inDoubt();
    expect(book(pure, next.slotId, 'illness')).toEqual({ code: 'outcomeMissing' });
  });

  test('is not booked anew once the meeting was held, before somebody says what came of the doubt', () => {
    const pure = inDoubt();
    const meetingId = pure.every('meeting')[0]?.meetingId ?? 'meeting_none';
    carriedOut(pure.do({ type: 'endMeeting', unitId: caseUnit, meetingId, outcome: 'held' }, 'staff_1'));
    expect(book(pure, next.slotId, 'illness')).toEqual({ code: 'outcomeMissing' });
    expect(doubtIn(pure).meeting?.meetingId).toBe(meetingId);
  });

  test('is not booked for a doubt that is closed', () => {
    const pure = inDoubt();
    close(pure, 'confirmed');
    expect(book(pure, next.slotId, 'illness')).toEqual({ code: 'alreadyClosed' });
  });
});
