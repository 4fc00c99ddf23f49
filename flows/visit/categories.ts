import type { Category, CategorySet, TargetGroup } from '../../schemas/category.ts';
import type { LocalDay } from '../../schemas/time.ts';
import type { Policy } from '../../schemas/unit.ts';
import { type GroupFacts, groupOf, groupWords, possibleGroups } from './group.ts';

/** Why a category may not be stored for somebody on a day. */
export type WhyNotCategory = 'unknownCategory' | 'educationUnknown' | 'otherGroup';

/** The set of categories that holds on a day: the newest that has begun, and before the first one that. */
export function categorySetOn({ categorySets }: Pick<Policy, 'categorySets'>, day: LocalDay): CategorySet {
  const oldestFirst = categorySets.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const begun = oldestFirst.filter(({ validFrom }) => validFrom <= day);
  const set = begun.at(-1) ?? oldestFirst[0];
  if (set === undefined) throw new Error('The rules have no categories');
  return set;
}

/** A day by the set of categories that holds on it. */
export interface OnDay {
  set: CategorySet;
  day: LocalDay;
}

function isFor({ groups }: Category, group: TargetGroup): boolean {
  return groups.includes(group);
}

/**
 * Why a person cannot have a category on a day; nothing when the person can. Known facts exclude; where a young person's education is not
 * known, only a category that holds either way can be stored, since the education is to be asked and not to be guessed. Where the
 * birth date is not known (no CPR yet), nothing speaks against a category but what is known of the education.
 */
export function whyNotCategory(id: string, facts: GroupFacts, { set, day }: OnDay): WhyNotCategory | undefined {
  const category = set.categories.find((one) => one.id === id);
  if (category === undefined) return 'unknownCategory';
  const groups = possibleGroups(facts, { day, ageBorder: set.ageBorder });
  if (!groups.some((group) => isFor(category, group))) return 'otherGroup';
  if (facts.bornOn === undefined || groups.every((group) => isFor(category, group))) return undefined;
  return 'educationUnknown';
}

/** The categories that can be stored for a person on a day, in the order of the set. */
export function categoriesOf(facts: GroupFacts, on: OnDay): Category[] {
  return on.set.categories.filter(({ id }) => whyNotCategory(id, facts, on) === undefined);
}

/** What of a person's group is shown: the group where it is certain, what can be stored, and whether more could with the education known. */
export interface Offered {
  targetGroup?: TargetGroup;
  categories: Category[];
  /** The education decides which categories there are, and nobody has said. */
  asksEducation: boolean;
}

export function offeredCategories(facts: GroupFacts, on: OnDay): Offered {
  const targetGroup = groupOf(facts, { day: on.day, ageBorder: on.set.ageBorder });
  return {
    ...(targetGroup !== undefined && { targetGroup }),
    categories: categoriesOf(facts, on),
    asksEducation: on.set.categories.some(({ id }) => whyNotCategory(id, facts, on) === 'educationUnknown'),
  };
}

/** What to say of a category that may not be stored, and what can be instead. */
export function whyNotCategoryText(
  why: Exclude<WhyNotCategory, 'unknownCategory'>,
  facts: GroupFacts,
  on: OnDay,
): string {
  if (why === 'educationUnknown')
    return 'Borgeren er under 30 år. Svar først på, om borgeren har en uddannelse, der giver adgang til et erhverv.';
  const { targetGroup, categories } = offeredCategories(facts, on);
  const whose = targetGroup === undefined ? '' : `, som er ${groupWords[targetGroup]}`;
  return `Kategorien passer ikke til borgeren${whose}. Vælg ${listed(categories.map(({ label }) => label))}.`;
}

function listed(labels: readonly string[]): string {
  const last = labels.at(-1) ?? '';
  return labels.length < 2 ? last : `${labels.slice(0, -1).join(', ')} eller ${last}`;
}
