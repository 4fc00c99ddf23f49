import type { TargetGroup } from '../../schemas/category.ts';
import type { Answers } from '../../schemas/checklist.ts';
import type { LocalDay } from '../../schemas/time.ts';

/** What of a person decides the target group of a day; what nobody has said is absent, and never guessed. */
export interface GroupFacts {
  bornOn?: LocalDay | undefined;
  /** Has an education that qualifies for a job. */
  education?: boolean | undefined;
}

/** The day, and the age from which on one is no longer young. */
export interface AtAge {
  day: LocalDay;
  ageBorder: number;
}

/** In Danish, as it is shown and answered. */
export const groupWords: Record<TargetGroup, string> = {
  over30: '30 år eller mere',
  under30Educated: 'under 30 år med uddannelse',
  under30Uneducated: 'under 30 år uden uddannelse',
};

/** Whole years of age on a day; who was born on 29 February has the birthday on 1 March in other years. */
export function ageOn(bornOn: LocalDay, day: LocalDay): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) >= bornOn.slice(5) ? years : years - 1;
}

/** The groups that a person may belong to on a day by what is known: one, unless the age or a young person's education is not. */
export function possibleGroups({ bornOn, education }: GroupFacts, { day, ageBorder }: AtAge): TargetGroup[] {
  const isYoung = bornOn === undefined ? undefined : ageOn(bornOn, day) < ageBorder;
  return [
    ...(isYoung === true ? [] : (['over30'] as const)),
    ...(isYoung === false || education === false ? [] : (['under30Educated'] as const)),
    ...(isYoung === false || education === true ? [] : (['under30Uneducated'] as const)),
  ];
}

/** The target group of a person on a day; nothing while what is known leaves more than one open. */
export function groupOf(facts: GroupFacts, at: AtAge): TargetGroup | undefined {
  const [only, ...others] = possibleGroups(facts, at);
  return others.length === 0 ? only : undefined;
}

/**
 * What is known of the education: the answer to question B3 outweighs what was said at the registration; *ved ikke* and *ønsker ikke at
 * svare* say nothing.
 */
export function educationOf(person: GroupFacts | undefined, answers: Answers): boolean | undefined {
  if (answers.B3 === 'ja') return true;
  return answers.B3 === 'nej' ? false : person?.education;
}
