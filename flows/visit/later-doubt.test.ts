import { describe, expect, test } from 'vitest';
import type { Entity } from '../../schemas/entity.ts';
import type { Visit } from '../../schemas/visit.ts';
import { answered, caseNow, caseUnit, chairAt, doubtOf, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import type { NextMeeting } from './doubt.ts';

const chair = chairAt(0);
const later = chairAt(chairsOfTuesday());
const followUp: NextMeeting = { slotId: chair.slotId };
const concluded: NonNullable<Visit['conclusion']> = {
  at: '2021-01-04T08:50:00.000Z',
  by: 'staff_1',
  channel: 'phone',
  category: 'jobparat',
  certainty: 'sikker',
  flags: [],
};

/** The first chair of the day after the next working day. */
function chairsOfTuesday(): number {
  for (let index = 1; ; index += 1) if (chairAt(index).startAt.slice(0, 10) > chair.startAt.slice(0, 10)) return index;
}

/** Concluded ten minutes ago as jobparat, sikker. */
function concludedCase(visit: Partial<Visit> = {}, ...more: Entity[]): PureCase {
  const about = { personId: 'person_1', firstTalkAt: concluded.at, conclusion: concluded } as const;
  return createCase(visitOf({ ...about, ...visit }), personOf({ bornOn: '1980-01-01' }), answered(), ...more);
}

function becomesUnsure(pure: PureCase, more: object = {}) {
  const corrected = { visitId: 'visit_1', certainty: 'usikker', reason: 'sealed reason', staffId: 'staff_1' } as const;
  return pure.do({ type: 'correctConclusion', unitId: caseUnit, ...corrected, ...more }, 'staff_1');
}

function undo(pure: PureCase) {
  const correctionId = pure.every('correction').at(-1)?.correctionId ?? 'correction_none';
  const undoing = { correctionId, staffId: 'staff_2', role: 'consultant' } as const;
  return pure.do({ type: 'undoCorrection', unitId: caseUnit, ...undoing }, 'staff_2');
}

describe('somebody who becomes unsure after the conclusion', () => {
  test('has the follow-up in the same write, with its owner and due date, or stays sure', () => {
    const pure = concludedCase();
    expect(becomesUnsure(pure)).toEqual({ code: 'followUpMissing', list: ['F01'] });
    expect([pure.events, pure.every('followUp')]).toEqual([[], []]);
    const { payloads } = during(pure, () => carriedOut(becomesUnsure(pure, { followUp })));
    expect(payloads).toMatchObject([
      { type: 'conclusionCorrected', certainty: 'usikker', wasCertainty: 'sikker' },
      { type: 'meetingBooked', purpose: 'followUp', startAt: chair.startAt },
      { type: 'followUpOpened', owner: 'staff_1', isLawOnly: false, startAt: chair.startAt },
    ]);
    const [doubt] = pure.every('followUp');
    expect(doubt).toMatchObject({
      owner: 'staff_1',
      flags: ['F01'],
      provisionalCategory: 'jobparat',
      dueAt: '2021-01-05T22:59:59.999Z',
      meeting: { slotId: chair.slotId },
      step: { what: 'followUpMeeting' },
    });
    expect(pure.item('visit', 'visit_1')).toMatchObject({
      followUpId: doubt?.followUpId,
      conclusion: { certainty: 'usikker', provisional: true, flags: [] },
    });
  });

  test('may be so with another category in the same correction, which the doubt is then about', () => {
    const pure = concludedCase();
    carriedOut(becomesUnsure(pure, { followUp, category: 'aktivitetsparat' }));
    expect(pure.every('followUp')).toMatchObject([{ provisionalCategory: 'aktivitetsparat' }]);
  });

  test('says why where the time lies after the due date, and has no place in a queue while a time is free', () => {
    const late = { slotId: later.slotId };
    expect(becomesUnsure(concludedCase(), { followUp: late })).toMatchObject({ code: 'lateReasonMissing' });
    expect(becomesUnsure(concludedCase(), { followUp: { queue: true } })).toMatchObject({ code: 'nextMissing' });
    const pure = concludedCase();
    carriedOut(becomesUnsure(pure, { followUp: { ...late, lateReason: 'interpreter' } }));
    expect(pure.every('followUp')).toMatchObject([{ lateReason: 'interpreter' }]);
  });

  test.each([
    ['a doubt is open already', concludedCase({ followUpId: 'followup_1' }, doubtOf()), { followUp }],
    ['nobody is unsure', concludedCase(), { followUp, certainty: 'nogenlunde' }],
  ])('gets no second meeting where %s', (_what, pure, more) => {
    expect(becomesUnsure(pure, more)).toEqual({ code: 'superseded' });
    expect(pure.events).toEqual([]);
  });

  test('has a new doubt where the first one was withdrawn', () => {
    const closed = { at: caseNow, by: 'staff_9', outcome: 'withdrawn' } as const;
    const pure = concludedCase({ followUpId: 'followup_1' }, doubtOf({ closed }));
    expect(becomesUnsure(pure)).toMatchObject({ code: 'followUpMissing' });
    carriedOut(becomesUnsure(pure, { followUp }));
    expect(pure.every('followUp').filter((doubt) => doubt.closed === undefined)).toHaveLength(1);
  });
});

test('a correction that opened a doubt is not undone: only a coordinator withdraws a doubt unseen', () => {
  const pure = concludedCase();
  carriedOut(becomesUnsure(pure, { followUp }));
  expect(undo(pure)).toEqual({ code: 'undoOver' });
  expect(pure.every('followUp').map(({ closed }) => closed)).toEqual([undefined]);
  expect(pure.every('correction')).toMatchObject([{ undoUntil: pure.now }]);
});
