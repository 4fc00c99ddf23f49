import type { Answers } from '../../schemas/checklist.ts';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { Refused, refuse, type Work } from '../case/work.ts';
import { categorySetOn, type OnDay, whyNotCategory, whyNotCategoryText } from './categories.ts';
import { ageOn, educationOf, type GroupFacts } from './group.ts';
import { languageOf } from './language.ts';

type CitizenFacts = NonNullable<Visit['citizen']>;

/** Today, by the categories that hold today. */
export function today({ policy, now }: Pick<Work, 'policy' | 'now'>): OnDay {
  const day = localDayOf(now);
  return { set: categorySetOn(policy, day), day };
}

/** What figures need to know of a person today; nothing that names anybody. */
export function factsOf(
  person: Pick<Person, 'knownBefore' | 'language' | 'bornOn' | 'education' | 'needs'>,
  { day, set }: OnDay,
): CitizenFacts {
  const { knownBefore, language, bornOn, education, needs } = person;
  const ageGroup = bornOn !== undefined && ageOn(bornOn, day) < set.ageBorder ? 'under30' : 'over30';
  return {
    knownBefore,
    language: languageOf(language),
    ...(needs?.includes('interpreter') === true && { interpreter: true }),
    ...(bornOn !== undefined && { ageGroup }),
    ...(education !== undefined && { education }),
  };
}

/** The person of a case; nobody for a caller who has not been found. */
export function personBehind(work: Work, { personId }: Visit): Person | undefined {
  return personId === undefined ? undefined : work.item('person', personId);
}

/** Refuses a category that the person behind a case cannot have on the day of a decision. */
export function demandCategory(of: Pick<Work, 'policy' | 'now'>, facts: GroupFacts, category: string): void {
  const on = today(of);
  const why = whyNotCategory(category, facts, on);
  if (why === undefined) return;
  if (why === 'unknownCategory') refuse(why, 'category');
  throw new Refused({ code: why, about: 'category', text: whyNotCategoryText(why, facts, on) });
}

/** Refuses a category that is none today, whoever it is for. */
export function demandKnown(work: Work, category: string): void {
  if (!today(work).set.categories.some(({ id }) => id === category)) refuse('unknownCategory', 'category');
}

/** What of the person behind a case decides the group, by what was answered in it. */
export function groupFactsOf(work: Work, visit: Visit, answers: Answers): GroupFacts {
  const person = personBehind(work, visit);
  return { bornOn: person?.bornOn, education: educationOf(person, answers) };
}

/** The case with what is known of its citizen today: the age moves on, and the education may have been told in the talk. */
export function withFactsOfToday(work: Work, visit: Visit, { education }: GroupFacts): Visit {
  const person = personBehind(work, visit);
  if (person === undefined)
    return education === undefined ? visit : { ...visit, citizen: { ...visit.citizen, education } };
  const told: Person = { ...person, ...(education !== undefined && { education }) };
  if (told.education !== person.education) work.put(told);
  return { ...visit, citizen: { ...visit.citizen, ...factsOf(told, today(work)) } };
}
