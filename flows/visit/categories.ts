import type { LocalDay } from '../../schemas/time.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import type { Work } from '../case/work.ts';

/** Whole years of age on a day; who was born on 29 February has the birthday on 1 March in other years. */
export function ageOn(bornOn: LocalDay, day: LocalDay): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) >= bornOn.slice(5) ? years : years - 1;
}

/** The categories that a person of this age can have on that day; all of them while the age is not known. */
export function categoriesOf(policy: Policy, bornOn: LocalDay | undefined, day: LocalDay): Policy['categories'] {
  if (bornOn === undefined) return policy.categories;
  const age = ageOn(bornOn, day);
  return policy.categories.filter(({ underAge }) => underAge === undefined || age < underAge);
}

/** The categories that the person behind a visit can have today. */
export function categoriesFor(work: Work, visit: Visit): Policy['categories'] {
  const person = visit.personId === undefined ? undefined : work.item('person', visit.personId);
  return categoriesOf(work.policy, person?.bornOn, localDayOf(work.now));
}
