import type { Answers, ChecklistDefinition } from '../../schemas/checklist.ts';
import type { Overall } from '../../schemas/condition.ts';
import type { RaisedFlag } from '../../schemas/staff-api.ts';
import type { TalkFacts } from '../../schemas/talk-facts.ts';
import { chosenIn, isEmpty, isOpen } from './answers.ts';
import { missingAnswers, type Standing, standingOf } from './asked.ts';
import { allReasonsOf, isSo, type Judged } from './conditions.ts';
import { type FlagRule, flagRules } from './flag-rules.ts';
import { type Indication, indicate } from './indication.ts';

export type Flag = RaisedFlag;

/** Everything that a checklist says, in one talk and by the certainty chosen so far. */
export interface Assessment {
  standing: Standing;
  flags: Flag[];
  indication: Indication;
  /** What a conclusion demands and is not there yet, by question id. */
  missing: string[];
}

/**
 * The one place where answers are judged, for the page while they are typed, for the routes, and for the conclusion that is stored. The
 * rules never choose a category, and no answer removes the consultant's own doubt.
 */
export function assess(definition: ChecklistDefinition, answers: Answers, facts: TalkFacts): Assessment {
  const standing = standingOf(definition, answers, facts);
  return { standing, flags: raiseFlags(standing), indication: indicate(standing), missing: missingAnswers(standing) };
}

/** Where the talk is unsafe to judge by (F01 to F17), each with the answers and facts behind it. */
export function raiseFlags(standing: Standing): Flag[] {
  const judged = { ...standing, overall: (what: Overall) => overallReasons[what](standing) };
  return flagRules.flatMap((rule) => raised(rule, judged));
}

function raised(rule: FlagRule, judged: Judged): Flag[] {
  const isInPerson = judged.facts.form === 'physical';
  const because = isInPerson && rule.inPerson === 'none' ? undefined : allReasonsOf(rule.trigger, judged);
  if (because === undefined) return [];
  const isEased = isInPerson && rule.inPerson === 'suggested';
  const level = !isEased && isSo(rule.mandatory, judged) ? 'mandatory' : 'suggested';
  const { id, demands, source, otherwise } = rule;
  const { label, text } = otherwise !== undefined && isSo(otherwise.when, judged) ? otherwise : rule;
  return [{ id, level, label, because, text, demands: [...demands], source }];
}

/** Answers to these that turn round are a contradiction. */
const opposites: Readonly<Record<string, string>> = { ja: 'nej', nej: 'ja' };

const overallReasons: { [What in Overall]: (standing: Standing) => string[] | undefined } = {
  twoDecisiveOpen: (standing) => {
    const open = decisiveOf(standing).filter((id) => isOpen(standing.answers[id]));
    return open.length >= 2 ? open : undefined;
  },
  decisiveUnanswered: (standing) => {
    const unanswered = decisiveOf(standing).filter((id) => isEmpty(standing.answers[id]));
    return unanswered.length > 0 ? unanswered : undefined;
  },
  differsFromRecord: (standing) => {
    const reasons = [...earlierAnswersAgainst(standing), ...earlierCategoryAgainst(standing)];
    return reasons.length > 0 ? [...new Set(reasons)] : undefined;
  },
};

function decisiveOf({ asked }: Standing): string[] {
  return asked.filter(({ decisive }) => decisive === true).map(({ id }) => id);
}

/** The same person has answered the opposite before. */
function earlierAnswersAgainst(standing: Standing): string[] {
  const earlier = standing.facts.earlierAnswers ?? {};
  const turned = decisiveOf(standing).filter((id) => {
    const [now] = chosenIn(standing.answers[id]);
    const [before] = chosenIn(earlier[id]);
    return now !== undefined && before !== undefined && opposites[now] === before;
  });
  return turned.length === 0 ? [] : [...turned, 'tidligereSvar'];
}

/** The same person was judged to be the opposite of what is answered now. */
function earlierCategoryAgainst({ answers, facts }: Standing): string[] {
  const [ready] = chosenIn(answers.C1);
  const isAgainst =
    (facts.earlierCategory === 'aktivitetsparat' && ready === 'ja') ||
    (facts.earlierCategory === 'jobparat' && ready === 'nej');
  return isAgainst ? ['C1', 'tidligereKategori'] : [];
}

export function demandsFollowUp(flags: readonly Flag[]): boolean {
  return flags.some((flag) => flag.level === 'mandatory');
}

/** Is there a doubt of a consultant or in the answers? That the law demands attendance is none. */
export function isDoubted(flags: readonly Flag[]): boolean {
  return flags.some((flag) => flag.level === 'mandatory' && flag.id !== 'F16');
}
