import { describe, expect, test } from 'vitest';
import type { Answers } from '../../schemas/checklist.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { Person } from '../../schemas/person.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { answered, caseNow, caseUnit, chairAt, personOf, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import type { Conclusion } from './conclude.ts';

interface Talked {
  answers?: Answers;
  visit?: Partial<Visit>;
  person?: Partial<Person>;
  rules?: Partial<Policy>;
  more?: Entity[];
}

/** A telephone talk with somebody known, asked what must be asked, and whatever else is said. */
function talkedWith({ answers = {}, visit = {}, person = {}, rules = {}, more = [] }: Talked): PureCase {
  return createCase(
    { ...unit, policies: [{ ...policy, ...rules }] },
    personOf({ bornOn: '1981-01-04', knownBefore: true, ...person }),
    visitOf({ personId: 'person_1', talkedAt: caseNow, ...visit }),
    answered('visit_1', answers),
    ...more,
  );
}

function conclude(pure: PureCase, more: Partial<Conclusion> = {}) {
  const judged = {
    visitId: 'visit_1',
    version: 1,
    category: 'aktivitetsparat',
    certainty: 'sikker',
    staffId: 'staff_1',
  } as const;
  return pure.do({ type: 'conclude', unitId: caseUnit, ...judged, ...more }, 'staff_1');
}

const hasFollowed = { procedures: { F11: caseNow, F12: caseNow } };
const earlierVisit = visitOf({
  visitId: 'visit_0',
  personId: 'person_1',
  conclusion: {
    at: caseNow,
    by: 'staff_2',
    channel: 'phone',
    category: 'aktivitetsparat',
    certainty: 'sikker',
    flags: [],
  },
});

/** What raises each flag that can bind, as a case has it. */
const binding: Record<string, Talked & { certainty?: 'nogenlunde' | 'usikker' }> = {
  F01: { certainty: 'usikker' },
  F02: { answers: { A3: 'nej' } },
  F03: { answers: { A1: 'ikkeBekraeftet' } },
  F04: { answers: { A4: 'underAtten' } },
  F05: { answers: { A6: 'daarlig' } },
  F06: { answers: { C1: 'ja', C2: 'ja' }, certainty: 'nogenlunde' },
  F07: { answers: { G1: 'ja', G2: 'psykisk', G3: 'virker' }, person: { knownBefore: false } },
  F09: { answers: { F1: 'nej' } },
  F10: { answers: { J3: ['paavirket'] } },
  F11: { answers: { A2: 'kanIkkeTaleFrit' } },
  F12: { answers: { A2: 'ja', H2: 'ja' }, visit: hasFollowed },
  F14: { answers: { C1: 'vedIkke', C2: 'onskerIkke' } },
  F16: { rules: { legalBasis: 'phonePrepares' } },
  F17: { answers: { K1: 'nej' } },
};

describe.each(Object.entries(binding))('%s', (id, { certainty: chosen, ...talked }) => {
  const certainty: Conclusion['certainty'] = chosen ?? 'sikker';

  test('cannot be stored without its physical follow-up', () => {
    const pure = talkedWith(talked);
    expect(conclude(pure, { certainty })).toEqual({ code: 'followUpMissing', list: [id] });
    expect([pure.item('visit', 'visit_1').conclusion, pure.every('followUp'), pure.events]).toEqual([
      undefined,
      [],
      [],
    ]);
    expect(conclude(pure, { certainty, followUp: { slotId: chairAt(0).slotId } })).not.toHaveProperty('code');
    expect(pure.every('followUp').map(({ flags }) => flags)).toEqual([[id]]);
    expect(pure.item('visit', 'visit_1').conclusion?.flags).toEqual([id]);
  });
});

describe('a doubt says what its meeting needs besides a time', () => {
  const followUp = { slotId: chairAt(0).slotId };
  const preparationsOf = (talked: Talked) => {
    const pure = talkedWith(talked);
    expect(conclude(pure, { followUp, certainty: 'usikker' })).not.toHaveProperty('code');
    return pure.every('followUp')[0]?.preparations;
  };

  test.each<[string, Talked, object[] | undefined]>([
    [
      'an interpreter in the language that was said',
      { answers: { A4: { chosen: 'tolkMangler', text: 'Arabisk' } } },
      [{ what: 'interpreter', language: 'ar' }],
    ],
    [
      'in whatever words it was said',
      { answers: { A4: { chosen: 'paaroerende', text: 'taler polsk, lidt dansk' } } },
      [{ what: 'interpreter', language: 'pl' }],
    ],
    [
      'in a language that the line has no word for',
      { answers: { A4: { chosen: 'underAtten', text: 'vietnamesisk' } }, person: { language: 'arabisk' } },
      [{ what: 'interpreter', language: 'other' }],
    ],
    [
      'in the language that was registered, where nobody wrote another',
      { answers: { A4: 'tolkMangler' }, person: { language: 'somali' } },
      [{ what: 'interpreter', language: 'so' }],
    ],
    ['in a language that nobody knows yet', { answers: { A4: 'tolkMangler' } }, [{ what: 'interpreter' }]],
    ['a place and a support person', { answers: { F1: 'nej' } }, [{ what: 'meetingPlace' }, { what: 'supportPerson' }]],
    [
      'all of it',
      { answers: { A4: { chosen: 'tolkMangler', text: 'dari' }, F1: 'midlertidigt' } },
      [{ what: 'interpreter', language: 'fa' }, { what: 'meetingPlace' }, { what: 'supportPerson' }],
    ],
    ['nothing, where no flag demands it', { answers: { A4: { chosen: 'tolkMed', text: 'Arabisk' } } }, undefined],
  ])('%s', (_what, talked, preparations) => expect(preparationsOf(talked)).toEqual(preparations));

  test('without the words that were written, which stay with the answers', () => {
    const answers = { A4: { chosen: 'tolkMangler', text: 'Arabisk, ring til Samira' } };
    const pure = talkedWith({ answers });
    conclude(pure, { followUp });
    expect(JSON.stringify([pure.every('followUp'), pure.events])).not.toMatch(/Samira/);
  });
});

describe('a case in which somebody thinks of not living', () => {
  const answers = { A2: 'ja', H2: 'ja' };
  const followUp = { slotId: chairAt(0).slotId };
  const follow = (pure: PureCase) =>
    pure.do(
      { type: 'followProcedure', unitId: caseUnit, visitId: 'visit_1', flag: 'F12', staffId: 'staff_1' },
      'staff_1',
    );

  test('is concluded only when the procedure was noted as followed', () => {
    const pure = talkedWith({ answers });
    expect(conclude(pure, { followUp })).toEqual({ code: 'procedureMissing', list: ['F12'] });
    follow(pure);
    expect(conclude(pure, { followUp })).not.toHaveProperty('code');
  });

  test('has it noted once, with the time, and told without a word of what was said', () => {
    const pure = talkedWith({ answers });
    follow(pure);
    pure.now = '2021-01-04T09:30:00.000Z';
    follow(pure);
    expect(pure.item('visit', 'visit_1').procedures).toEqual({ F12: caseNow });
    expect(pure.events.map(({ payload }) => payload)).toEqual([{ type: 'procedureFollowed', flag: 'F12' }]);
  });

  test('has nothing noted after it was concluded', () => {
    const pure = talkedWith({ answers, visit: hasFollowed });
    conclude(pure, { followUp });
    expect(follow(pure)).toEqual({ code: 'alreadyConcluded' });
  });
});

describe('a conclusion knows of the talk', () => {
  test('how often it broke off', () => {
    expect(conclude(talkedWith({ visit: { drops: 1 } }))).not.toHaveProperty('code');
    expect(conclude(talkedWith({ visit: { drops: 2 } }))).toEqual({ code: 'followUpMissing', list: ['F05'] });
  });

  test('what the same person was judged and answered before', () => {
    const calm = { C1: 'ja', C2: 'nej', C4: 9, A2: 'ja' };
    const visits: Visit['visitId'][] = ['visit_0', 'visit_1'];
    const pure = talkedWith({
      answers: calm,
      person: { visits },
      more: [earlierVisit, answered('visit_0', { C2: 'ja' })],
    });
    conclude(pure, { category: 'jobparat' });
    expect(pure.item('visit', 'visit_1').conclusion?.flags).toEqual(['F06', 'F08']);
    const unfinished = visitOf({ visitId: 'visit_0', personId: 'person_1' });
    const other = talkedWith({
      answers: calm,
      person: { visits },
      more: [unfinished, answered('visit_0', { C2: 'ja' })],
    });
    conclude(other, { category: 'jobparat' });
    expect(other.item('visit', 'visit_1').conclusion?.flags).toEqual([]);
  });

  test.each([
    ['one contact that came to nothing lies between', 1, ['F06', 'F08']],
    ['nineteen do', 19, ['F06', 'F08']],
    ['more do than anybody looks back over', 20, []],
  ])('what was concluded before, where %s', (_what, between, flags) => {
    const unfinished = Array.from({ length: between }, (_none, at) =>
      visitOf({ visitId: `visit_u${at}`, personId: 'person_1', ended: { at: caseNow, reason: 'withdrawn' } }),
    );
    const visits = ['visit_0' as const, ...unfinished.map(({ visitId }) => visitId), 'visit_1' as const];
    const pure = talkedWith({
      answers: { C1: 'ja', C2: 'nej', C4: 10, A2: 'ja' },
      person: { visits },
      more: [...unfinished, earlierVisit, answered('visit_0', { C2: 'ja' })],
    });
    conclude(pure, { category: 'jobparat' });
    expect(pure.item('visit', 'visit_1').conclusion?.flags).toEqual(flags);
  });

  test('that somebody with an earlier case is known', () => {
    const ill = { answers: { G1: 'ja', G2: 'psykisk', G3: 'virker' } };
    const visits: Visit['visitId'][] = ['visit_0', 'visit_1'];
    const pure = talkedWith({ ...ill, person: { knownBefore: false, visits }, more: [earlierVisit] });
    expect(conclude(pure)).not.toHaveProperty('code');
  });

  test('that the law wants attendance for the first talk only', () => {
    const after = talkedWith({
      rules: { legalBasis: 'phoneAfterPhysical' },
      visit: { firstTalkAt: '2021-01-04T08:30:00.000Z' },
    });
    expect(conclude(after)).not.toHaveProperty('code');
    expect(after.events[0]?.payload).toMatchObject({ type: 'visitConcluded', attendanceDemanded: false, flags: [] });
    const before = talkedWith({ rules: { legalBasis: 'phoneAfterPhysical' } });
    expect(conclude(before)).toEqual({ code: 'followUpMissing', list: ['F16'] });
  });

  test('and rests on the answers that count', () => {
    const pure = talkedWith({ answers: { A4: 'tolkMed', A1: 'ikkeBekraeftet' } });
    conclude(pure, { followUp: { slotId: chairAt(0).slotId } });
    expect(pure.events[0]?.payload).not.toHaveProperty('interpretation');
  });
});
