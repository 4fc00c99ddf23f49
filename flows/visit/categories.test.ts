import { describe, expect, test } from 'vitest';
import { announcedFor2027, categories2021, categories2025 } from '../../local/seed/policies/category-sets.ts';
import { favrskov2021 } from '../../local/seed/policies/favrskov-2021.ts';
import { favrskovToday } from '../../local/seed/policies/favrskov-today.ts';
import { categorySet } from '../../schemas/category.ts';
import { categoriesOf, categorySetOn, offeredCategories, whyNotCategory, whyNotCategoryText } from './categories.ts';
import type { GroupFacts } from './group.ts';

/** A person of each group on each of the days below, and those of whom something is not known. */
const people = {
  '30+ with an education': { bornOn: '1980-06-01', education: true },
  '30+ without one': { bornOn: '1980-06-01', education: false },
  '30+, nobody has said': { bornOn: '1980-06-01' },
  'young with an education': { bornOn: '2000-06-01', education: true },
  'young without one': { bornOn: '2000-06-01', education: false },
  'young, nobody has said': { bornOn: '2000-06-01' },
  'of unknown age with an education': { education: true },
  'of unknown age without one': { education: false },
  'nothing known': {},
} satisfies Record<string, GroupFacts>;
type Who = keyof typeof people;

const ids = ['jobparat', 'aabenlystUddannelsesparat', 'uddannelsesparat', 'aktivitetsparat'] as const;
/** In the order of the ids: can be stored, is of another group, needs the education first, does not exist on that day. */
const marks = { j: undefined, n: 'otherGroup', u: 'educationUnknown', '-': 'unknownCategory' } as const;

const asToday: [Who, string][] = [
  ['30+ with an education', 'jnnj'],
  ['30+ without one', 'jnnj'],
  ['30+, nobody has said', 'jnnj'],
  ['young with an education', 'jnnj'],
  ['young without one', 'njjj'],
  ['young, nobody has said', 'uuuj'],
  ['of unknown age with an education', 'jnnj'],
  ['of unknown age without one', 'jjjj'],
  ['nothing known', 'jjjj'],
];
const asAnnounced: [Who, string][] = asToday.map(([who]) => [who, 'j--j']);

const rules = { categorySets: favrskovToday.categorySets };
/** The shipped rules do not hold what is only announced; here is what would be. */
const withAnnounced = { categorySets: [...rules.categorySets, announcedFor2027] };

describe.each([
  ['2021-01-04', { categorySets: favrskov2021.categorySets }, asToday],
  ['2025-06-30', rules, asToday],
  ['2025-07-01', rules, asToday],
  ['2027-01-04', rules, asToday],
  ['2026-12-31', withAnnounced, asToday],
  ['2027-01-01', withAnnounced, asAnnounced],
] as const)('on %s', (day, policy, table) => {
  const on = { set: categorySetOn(policy, day), day };
  test.each(table.flatMap(([who, row]) => ids.map((id, at) => [who, id, row[at] as keyof typeof marks] as const)))(
    'somebody %s and %s: %s',
    (who, id, mark) => {
      expect(whyNotCategory(id, people[who], on)).toBe(marks[mark]);
      expect(categoriesOf(people[who], on).some((one) => one.id === id)).toBe(mark === 'j');
    },
  );

  test('who is not visited yet is in none of them', () => {
    expect(whyNotCategory('ikkeVisiteret', {}, on)).toBe('unknownCategory');
  });
});

describe('the birthday', () => {
  const set = categories2021;
  const bornOn = '1991-01-05';

  test('changes what can be stored from that day on', () => {
    const facts = { bornOn, education: false };
    expect(whyNotCategory('uddannelsesparat', facts, { set, day: '2021-01-04' })).toBeUndefined();
    expect(whyNotCategory('jobparat', facts, { set, day: '2021-01-04' })).toBe('otherGroup');
    expect(whyNotCategory('uddannelsesparat', facts, { set, day: '2021-01-05' })).toBe('otherGroup');
    expect(whyNotCategory('jobparat', facts, { set, day: '2021-01-05' })).toBeUndefined();
  });
});

describe('the set of a day', () => {
  test('is the newest that has begun, in whatever order they stand, and the oldest before all of them', () => {
    const categorySets = [announcedFor2027, categories2021, categories2025];
    const days = ['2018-01-01', '2021-01-01', '2025-06-30', '2025-07-01', '2026-12-31', '2027-01-01', '2030-01-01'];
    expect(days.map((day) => categorySetOn({ categorySets }, day).validFrom)).toEqual([
      '2021-01-01',
      '2021-01-01',
      '2021-01-01',
      '2025-07-01',
      '2025-07-01',
      '2027-01-01',
      '2027-01-01',
    ]);
  });

  test('has its horizon and its border of age', () => {
    expect([categories2025.horizonMonths, announcedFor2027.horizonMonths]).toEqual([3, 6]);
    for (const set of [categories2021, categories2025, announcedFor2027]) {
      expect(set.ageBorder).toBe(30);
      expect(categorySet.safeParse(set).success).toBe(true);
    }
  });

  test('names each category as jobindsats.dk does', () => {
    expect(categories2021.categories.map(({ label }) => label)).toEqual([
      'Jobparat',
      'Åbenlys uddannelsesparat',
      'Uddannelsesparat',
      'Aktivitetsparat',
    ]);
  });
});

describe('what is said', () => {
  const on = { set: categories2021, day: '2021-01-04' };

  test('of a category of another group names the group and what can be chosen', () => {
    expect(whyNotCategoryText('otherGroup', people['30+, nobody has said'], on)).toBe(
      'Kategorien passer ikke til borgeren, som er 30 år eller mere. Vælg Jobparat eller Aktivitetsparat.',
    );
    expect(whyNotCategoryText('otherGroup', people['young without one'], on)).toBe(
      'Kategorien passer ikke til borgeren, som er under 30 år uden uddannelse. Vælg Åbenlys uddannelsesparat, Uddannelsesparat eller Aktivitetsparat.',
    );
    expect(whyNotCategoryText('otherGroup', people['of unknown age with an education'], on)).toBe(
      'Kategorien passer ikke til borgeren. Vælg Jobparat eller Aktivitetsparat.',
    );
  });

  test('of an education that decides asks for it, and only where it decides', () => {
    expect(whyNotCategoryText('educationUnknown', people['young, nobody has said'], on)).toContain('uddannelse');
    const asks = Object.values(people).map((facts) => offeredCategories(facts, on).asksEducation);
    expect(asks).toEqual([false, false, false, false, false, true, false, false, false]);
    const announced = { set: announcedFor2027, day: '2027-01-01' };
    expect(offeredCategories(people['young, nobody has said'], announced).asksEducation).toBe(false);
  });
});
