import type { Answers } from '../../schemas/checklist.ts';
import type { Person } from '../../schemas/person.ts';
import type { TalkFacts } from '../../schemas/talk-facts.ts';
import type { LocalDay } from '../../schemas/time.ts';
import type { Channel, Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { categorySetOn } from './categories.ts';
import { ageOn } from './group.ts';
import { talkRulesOf } from './talk-rules.ts';

/** The last concluded case of the same person, with what was answered in it. */
export interface Earlier {
  visit: Visit;
  answers: Answers;
}

export interface TalkSources {
  visit: Visit;
  person?: Person | undefined;
  earlier?: Earlier | undefined;
  policy: Policy;
  /** Those of the day of the talk, where that is another. */
  rules?: Policy | undefined;
  today: LocalDay;
  form: Channel;
}

/** What is known of a talk besides its answers; the certainty is the consultant's own and comes with the conclusion. */
export function talkFactsOf({ visit, person, earlier, policy, rules = policy, today, form }: TalkSources): TalkFacts {
  const education = person?.education ?? visit.citizen?.education;
  const isYoung = isYoungOn(today, { visit, person, policy });
  const category = earlier?.visit.conclusion?.finalCategory ?? earlier?.visit.conclusion?.category;
  const { attendanceDemanded } = talkRulesOf(rules, form, visit);
  return {
    today,
    form,
    attendanceDemanded,
    knownBefore: (person ?? visit.citizen)?.knownBefore === true || earlier !== undefined,
    ...(isYoung !== undefined && { isYoung }),
    ...(education !== undefined && { education }),
    youngWithoutEducation: isYoung === true && education === false,
    drops: visit.drops ?? 0,
    ...(category !== undefined && { earlierCategory: category }),
    ...(earlier !== undefined && { earlierAnswers: earlier.answers }),
  };
}

/** By the birth date; where the person is not at hand, as the case has it from the day on which it came in. */
function isYoungOn(
  today: LocalDay,
  { visit, person, policy }: Pick<TalkSources, 'visit' | 'person' | 'policy'>,
): boolean | undefined {
  if (person?.bornOn !== undefined) return ageOn(person.bornOn, today) < categorySetOn(policy, today).ageBorder;
  const ageGroup = visit.citizen?.ageGroup;
  return ageGroup === undefined ? undefined : ageGroup === 'under30';
}

/** The person's cases before this one, the newest first. */
export function earlierVisitsOf(person: Person | undefined, { visitId }: Visit): Visit['visitId'][] {
  const visits = person?.visits ?? [];
  const at = visits.indexOf(visitId);
  return visits.slice(0, at === -1 ? visits.length : at).toReversed();
}
