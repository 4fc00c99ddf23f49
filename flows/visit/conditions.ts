import type { Answers } from '../../schemas/checklist.ts';
import type { Condition, FactName, Overall, Term } from '../../schemas/condition.ts';
import type { TalkFacts } from '../../schemas/talk-facts.ts';
import type { LocalDay } from '../../schemas/time.ts';
import { monthsBefore } from '../calendar/plain-day.ts';
import { chosenIn, dayIn } from './answers.ts';

/** What stands behind a flag that no answer does; a question of its own where there is one. */
const reasonFor: Readonly<Record<FactName, string>> = {
  certainty: 'J2',
  form: 'samtaleform',
  attendanceDemanded: 'retsgrundlag',
  knownBefore: 'kendskab',
  youngWithoutEducation: 'maalgruppe',
  drops: 'afbrydelser',
  earlierCategory: 'tidligereKategori',
};

/** What a condition is judged by. */
export interface Judged {
  /** Of the questions that are asked. */
  answers: Answers;
  facts: TalkFacts;
  /** What the answers say as a whole, and the questions behind it; nothing where it is not so. */
  overall(what: Overall): string[] | undefined;
}

/**
 * The answers (by question) and facts (by name) behind the first list that is wholly so; nothing where none is. What is met by an
 * answer not being there stands behind nothing.
 */
export function reasonsOf(condition: Condition, judged: Judged): string[] | undefined {
  for (const list of condition) {
    const behind = list.map((term) => reasonsOfTerm(term, judged));
    if (behind.every((reasons) => reasons !== undefined)) return [...new Set(behind.flat())];
  }
  return undefined;
}

/** The reasons of every list that is so. */
export function allReasonsOf(condition: Condition, judged: Judged): string[] | undefined {
  const found = condition.map((list) => reasonsOf([list], judged)).filter((reasons) => reasons !== undefined);
  return found.length === 0 ? undefined : [...new Set(found.flat())];
}

export function isSo(condition: Condition | undefined, judged: Judged): boolean {
  return condition === undefined || reasonsOf(condition, judged) !== undefined;
}

function reasonsOfTerm(term: Term, judged: Judged): string[] | undefined {
  if ('overall' in term) return judged.overall(term.overall);
  if ('fact' in term) return isFact(term, judged.facts) ? [reasonFor[term.fact]] : undefined;
  if ('not' in term) return isAnswered(term, judged) ? undefined : [];
  return isAnswered(term, judged) ? [term.question] : undefined;
}

function isFact(term: Extract<Term, { fact: unknown }>, facts: TalkFacts): boolean {
  const value = facts[term.fact];
  if (value === undefined) return false;
  return 'is' in term ? typeof value !== 'number' && term.is.includes(value) : Number(value) >= term.atLeast;
}

function isAnswered(term: Extract<Term, { question: unknown }>, { answers, facts }: Judged): boolean {
  const answer = answers[term.question];
  if ('is' in term) return chosenIn(answer).some((id) => term.is.includes(id));
  if ('from' in term) return typeof answer === 'number' && answer >= term.from && answer <= term.to;
  const day = dayIn(answer);
  return day !== undefined && isBefore(day, facts.today, term.monthsAgo);
}

function isBefore(day: LocalDay, today: LocalDay, months: number): boolean {
  return day < monthsBefore(today, months);
}
