import type { Answers } from '../../schemas/checklist.ts';
import type { Person } from '../../schemas/person.ts';
import type { TalkFacts } from '../../schemas/talk-facts.ts';
import type { LocalDay } from '../../schemas/time.ts';
import type { Channel, Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { ageOn } from './categories.ts';
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
  today: LocalDay;
  form: Channel;
  /** Losses of the call that is going on, which the case does not know of yet. */
  losses?: number | undefined;
}

/** What is known of a talk besides its answers; the certainty is the consultant's own and comes with the conclusion. */
export function talkFactsOf({ visit, person, earlier, policy, today, form, losses = 0 }: TalkSources): TalkFacts {
  const education = visit.citizen?.education;
  const isYoung = person?.bornOn === undefined ? undefined : ageOn(person.bornOn, today) < policy.ageBorder;
  const category = earlier?.visit.conclusion?.finalCategory ?? earlier?.visit.conclusion?.category;
  const { attendanceDemanded } = talkRulesOf(policy, form, visit.firstTalkAt !== undefined);
  return {
    today,
    form,
    attendanceDemanded: attendanceDemanded && form !== 'physical',
    knownBefore: person?.knownBefore === true || earlier !== undefined,
    ...(isYoung !== undefined && { isYoung }),
    ...(education !== undefined && { education }),
    youngWithoutEducation: isYoung === true && education === false,
    drops: (visit.drops ?? 0) + losses,
    ...(category !== undefined && { earlierCategory: category }),
    ...(earlier !== undefined && { earlierAnswers: earlier.answers }),
  };
}

/** Cases of the person that came before this one, the latest first: the first of them that was concluded counts. */
export function earlierVisitOf(person: Person | undefined, { visitId }: Visit): Visit['visitId'] | undefined {
  const visits = person?.visits ?? [];
  const at = visits.indexOf(visitId);
  return visits[(at === -1 ? visits.length : at) - 1];
}
