import { describe, expect, test } from 'vitest';
import type { Answer } from '../../schemas/checklist.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { WatchMark } from '../../schemas/watch-mark.ts';
import { answered, caseNow, caseUnit, decisiveAnswers, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';

/** Reviewed on 1 March: a matter from midnight in Copenhagen to the end of that day. */
const reviewOn = '2021-03-01';
const opensAt = '2021-02-28T23:00:00.000Z';
const lastMoment = '2021-03-01T22:59:59.999Z';

/** Nothing worries but great hopes after a long time without a job (F08). */
const hopeful: Record<string, Answer> = { ...decisiveAnswers, A2: 'ja', C4: 10, B2: { chosen: 'aldrig' } };

function person(...more: Entity[]): PureCase {
  return createCase(visitOf({ talkedAt: caseNow, personId: 'person_1' }), personOf(), ...more);
}

function set(pure: PureCase, more: Partial<{ reviewOn: string; flag: string; personId: `person_${string}` }> = {}) {
  const marking = { personId: 'person_1', reviewOn, text: 'sealed text', staffId: 'staff_1', ...more } as const;
  return pure.do({ type: 'setWatchMark', unitId: caseUnit, ...marking }, 'staff_1');
}

function mark(pure: PureCase): WatchMark {
  const [first, ...others] = pure.every('watchMark');
  if (first === undefined || others.length > 0) throw new Error(`There are ${others.length + (first ? 1 : 0)} marks`);
  return first;
}

function fallsDue(pure: PureCase) {
  const ref = { entity: 'watchMark', id: mark(pure).watchMarkId } as const;
  return pure.do({ type: 'fallDue', unitId: caseUnit, ref });
}

function close(pure: PureCase, reason = 'sealed reason') {
  const { watchMarkId } = mark(pure);
  return pure.do({ type: 'closeWatchMark', unitId: caseUnit, watchMarkId, reason, staffId: 'staff_2' }, 'staff_2');
}

function conclude(pure: PureCase) {
  const judged = {
    visitId: 'visit_1',
    version: 1,
    category: 'jobparat',
    certainty: 'sikker',
    staffId: 'staff_1',
  } as const;
  return pure.do({ type: 'conclude', unitId: caseUnit, ...judged }, 'staff_1');
}

describe('a mark', () => {
  test('stands at the person, with its day, its owner and the case in which it was set, and is no matter before', () => {
    const pure = person();
    const { events } = during(pure, () => carriedOut(set(pure)));
    expect(mark(pure)).toMatchObject({
      personId: 'person_1',
      visitId: 'visit_1',
      owner: 'staff_1',
      text: 'sealed text',
      reviewOn,
      opensAt,
    });
    expect(mark(pure)).not.toHaveProperty('step');
    expect(pure.item('person', 'person_1').watchMarks).toEqual([mark(pure).watchMarkId]);
    expect(events).toMatchObject([{ payload: { type: 'watchMarkSet', reviewOn }, visitId: 'visit_1' }]);
    expect(JSON.stringify(events)).not.toContain('sealed text');
  });

  test('outlives the case', () => {
    const pure = person(answered());
    carriedOut(set(pure));
    carriedOut(conclude(pure));
    pure.now = opensAt;
    carriedOut(fallsDue(pure));
    expect(mark(pure).step?.what).toBe('reviewMark');
  });

  test('is its owner’s from the beginning of its day on, and late after it; said once', () => {
    const pure = person();
    set(pure);
    pure.now = '2021-02-28T22:59:59.999Z';
    expect(typesDuring(pure, () => fallsDue(pure))).toEqual([]);
    pure.now = opensAt;
    expect(typesDuring(pure, () => fallsDue(pure))).toEqual(['watchMarkDue']);
    expect(mark(pure).step).toEqual({
      what: 'reviewMark',
      owner: { staffId: 'staff_1' },
      dueAt: lastMoment,
      lateAt: lastMoment,
    });
    expect(typesDuring(pure, () => fallsDue(pure))).toEqual([]);
  });

  test.each(['2021-01-04', '2020-12-31', '2023-01-05'])(
    'for %s is refused: not after today, or too far ahead',
    (day) => {
      const pure = person();
      expect(set(pure, { reviewOn: day })).toEqual({ code: 'wrongReviewDay', about: 'reviewOn' });
      expect(pure.every('watchMark')).toEqual([]);
    },
  );

  test.each(['2021-01-05', '2023-01-04'])('may be for %s', (day) => {
    const pure = person();
    carriedOut(set(pure, { reviewOn: day }));
    expect(mark(pure).reviewOn).toBe(day);
  });

  test('on nobody, or on somebody of another unit, is refused', () => {
    expect(set(person(), { personId: 'person_none' })).toEqual({ code: 'notFound', about: 'person' });
    const elsewhere = createCase(personOf({ unitId: 'aarhus' }));
    expect(set(elsewhere)).toEqual({ code: 'notFound' });
  });

  test('stays when the person is registered again', () => {
    const pure = createCase(
      visitOf({ personId: 'person_1', ended: { at: caseNow, reason: 'withdrawn' } }),
      personOf({ hashes: { cpr: 'cpr', name: ['name'] } }),
    );
    set(pure);
    carriedOut(
      pure.do({
        type: 'register',
        unitId: caseUnit,
        sealed: { name: 'sealed', cpr: 'sealed', referenceCode: 'sealed' },
        hashes: { cpr: 'cpr', name: ['name'], code: 'code' },
        choice: 'none',
        knownBefore: false,
        protectedAddress: false,
        language: 'dansk',
      }),
    );
    expect(pure.item('person', 'person_1')).toMatchObject({ watchMarks: [mark(pure).watchMarkId] });
    expect(pure.item('person', 'person_1').visits).toHaveLength(2);
  });

  test('goes over when two registrations of one person become one', () => {
    const pure = createCase(
      visitOf({ personId: 'person_1' }),
      personOf({ hashes: { name: ['name'] } }),
      visitOf({ visitId: 'visit_2', personId: 'person_2' }),
      personOf({ personId: 'person_2', visits: ['visit_2'], hashes: { name: ['name'] } }),
    );
    carriedOut(set(pure, { personId: 'person_2' }));
    carriedOut(pure.do({ type: 'joinRegistered', unitId: caseUnit, visitId: 'visit_1', other: 'visit_2' }, 'staff_1'));
    expect(mark(pure)).toMatchObject({ personId: 'person_1', visitId: 'visit_1' });
    expect(pure.item('person', 'person_1').watchMarks).toEqual([mark(pure).watchMarkId]);
    expect(pure.item('person', 'person_2')).not.toHaveProperty('watchMarks');
  });
});

describe('a mark that is closed', () => {
  test('has a reason and who gave it, and is no matter any more; closed twice, the first reason stands', () => {
    const pure = person();
    set(pure);
    pure.now = lastMoment;
    fallsDue(pure);
    const { payloads } = during(pure, () => carriedOut(close(pure)));
    expect(payloads).toEqual([{ type: 'watchMarkClosed', inTime: true }]);
    expect(mark(pure).closed).toEqual({ at: lastMoment, by: 'staff_2', reason: 'sealed reason' });
    expect(mark(pure)).not.toHaveProperty('step');
    expect(typesDuring(pure, () => close(pure, 'another'))).toEqual([]);
    expect(mark(pure).closed?.reason).toBe('sealed reason');
  });

  test('before its day never becomes one', () => {
    const pure = person();
    set(pure);
    close(pure);
    pure.now = opensAt;
    expect(typesDuring(pure, () => fallsDue(pure))).toEqual([]);
    expect(mark(pure)).not.toHaveProperty('step');
  });

  test('after its day was late', () => {
    const pure = person();
    set(pure);
    pure.now = '2021-03-01T23:00:00.000Z';
    expect(during(pure, () => close(pure)).payloads).toEqual([{ type: 'watchMarkClosed', inTime: false }]);
  });

  test('of nobody, or of another unit, is refused', () => {
    const pure = person();
    set(pure);
    const other = createCase({ ...mark(pure), unitId: 'aarhus' });
    expect(close(other)).toEqual({ code: 'notFound' });
    const none = pure.do({
      type: 'closeWatchMark',
      unitId: caseUnit,
      watchMarkId: 'watchmark_none',
      reason: 'sealed',
      staffId: 'staff_1',
    });
    expect(none).toEqual({ code: 'notFound', about: 'watchMark' });
  });
});

describe('a conclusion with great hopes after a long time without a job', () => {
  const flags = (pure: PureCase) => pure.item('visit', 'visit_1').conclusion?.flags;

  test('leaves a mark that names its flag, for three months ahead', () => {
    const pure = person(answered('visit_1', hopeful));
    expect(typesDuring(pure, () => carriedOut(conclude(pure)))).toEqual(['visitConcluded', 'watchMarkSet']);
    expect(flags(pure)).toEqual(['F08']);
    expect(mark(pure)).toMatchObject({ flag: 'F08', reviewOn: '2021-04-04', owner: 'staff_1', personId: 'person_1' });
    expect(pure.events.at(-1)?.payload).toEqual({ type: 'watchMarkSet', reviewOn: '2021-04-04', flag: 'F08' });
  });

  test('leaves none where staff has set one for it, and one where that is closed', () => {
    const pure = person(answered('visit_1', hopeful));
    set(pure, { flag: 'F08' });
    carriedOut(conclude(pure));
    expect(mark(pure).reviewOn).toBe(reviewOn);
    const again = person(answered('visit_1', hopeful));
    set(again, { flag: 'F08' });
    close(again);
    carriedOut(conclude(again));
    expect(again.every('watchMark').map(({ closed }) => closed === undefined)).toEqual([false, true]);
  });

  test('leaves none on a caller whom nobody has named', () => {
    const pure = createCase(visitOf({ talkedAt: caseNow }), answered('visit_1', hopeful));
    carriedOut(conclude(pure));
    expect([flags(pure), pure.every('watchMark')]).toEqual([['F08'], []]);
  });
});

test('a conclusion without that flag leaves none', () => {
  const pure = person(answered('visit_1', decisiveAnswers));
  carriedOut(conclude(pure));
  expect(pure.every('watchMark')).toEqual([]);
});
