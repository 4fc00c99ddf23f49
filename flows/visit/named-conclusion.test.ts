import { describe, expect, test } from 'vitest';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import { answered, callOf, caseNow, caseUnit, personOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, presses } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, typesDuring } from '../../tests/fixtures/told.ts';

const ended = { at: caseNow, reason: 'withdrawn' } as const;
const link = { type: 'linkCall', unitId: caseUnit, callId: 'call_1', visitId: 'visit_1' } as const;
const code = { entity: 'codeLookup', unitId: caseUnit, hash: '700001', visitId: 'visit_1' } as const;
/** Turns 30 within three months of the conclusion. */
const young = { bornOn: '1991-04-01', education: false } as const;

interface Judged {
  category?: string;
  education?: 'ja' | 'nej';
  found?: Partial<Visit>;
}

/** A caller without a name was judged, and turns out to be this person. */
function judged(of: Partial<Person>, { category = 'aktivitetsparat', education, found = {} }: Judged = {}): PureCase {
  const at = { at: caseNow, by: 'staff_1', channel: 'phone', certainty: 'sikker' } as const;
  return createCase(
    visitOf({ visitId: 'visit_2', activeCallId: 'call_1', conclusion: { ...at, category, flags: [] } }),
    answered('visit_2', { ...(education !== undefined && { B3: education }) }),
    visitOf({ personId: 'person_1', ...found }),
    personOf(of),
    callOf({ visitId: 'visit_2', state: { at: 'prompt', prompt: 'code', wrong: 0, silent: 0, queued: false } }),
    code,
  );
}

describe('a conclusion about a caller without a name', () => {
  test.each([
    ['open', {}],
    ['closed', { ended }],
  ])('does not go to a person of another group, whose case is %s', (_how, found) => {
    const other = { category: 'uddannelsesparat', found };
    expect(judged({ bornOn: '1980-01-01' }, other).do(link, 'staff_1')).toMatchObject({
      code: 'otherGroup',
      about: 'category',
      text: expect.stringContaining('30 år eller mere'),
    });
    expect(judged({ bornOn: '1995-01-01' }, { ...other, category: 'jobparat' }).do(link, 'staff_1')).toMatchObject({
      code: 'educationUnknown',
    });
    expect(judged(young, other).do(link, 'staff_1')).not.toHaveProperty('code');
  });

  test.each([
    ['open', {}, 'visit_1'],
    ['closed', { ended }, 'visit_2'],
  ] as const)('has the birthday followed of the person whose case is %s', (_how, found, visitId) => {
    const pure = judged(young, { found });
    expect(typesDuring(pure, () => carriedOut(pure.do(link, 'staff_1')))).toContain('birthdayNear');
    expect(pure.item('birthday', 'person_1')).toMatchObject({ on: '2021-04-01', visitId });
  });

  test('tells of the person what was answered in it', () => {
    const pure = judged({ bornOn: '1995-01-01' }, { category: 'uddannelsesparat', education: 'nej' });
    carriedOut(pure.do(link, 'staff_1'));
    expect(pure.item('person', 'person_1').education).toBe(false);
    expect(pure.item('visit', 'visit_1').citizen).toMatchObject({ education: false, ageGroup: 'under30' });
  });

  test('is one of the day on which it was stored, whenever the name is said', () => {
    const pure = judged({ bornOn: '1991-01-05', education: false }, { category: 'uddannelsesparat' });
    pure.now = '2021-01-06T09:00:00.000Z';
    expect(pure.do(link, 'staff_1')).not.toHaveProperty('code');
  });

  test('keeps a code from being the caller’s where the person is of another group; else the code is', () => {
    const keyed = (bornOn: string) => {
      const pure = judged({ bornOn, education: false }, { category: 'uddannelsesparat' });
      presses(pure, 'call_1', '700001', sid);
      return pure.item('call', 'call_1');
    };
    expect(keyed('1980-01-01')).toMatchObject({ visitId: 'visit_2', identified: false, state: { at: 'prompt' } });
    expect(keyed('1995-01-01')).toMatchObject({ visitId: 'visit_1', identified: true });
  });
});
