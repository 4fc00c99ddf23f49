import { type ChecklistDefinition, checklistDefinition, type Question } from '../../schemas/checklist.ts';
import type { Condition, Term } from '../../schemas/condition.ts';
import { doubtProblemsOf } from './doubt-problems.ts';
import { flagRules } from './flag-rules.ts';
import { questionsOf } from './questions.ts';
import { wordingProblemsOf } from './wording-problems.ts';

/** The category and the certainty are chosen where a case is concluded. */
const reservedIds = ['J1', 'J2'];

/**
 * Why a checklist cannot be published, in Danish, each with where it is wrong; nothing when it can. A condition may only ask about what
 * was asked before it, so that no question can wait for itself; every flag finds its questions, each with the answers it looks for; and no
 * doubt goes by unseen.
 */
export function problemsOf(definition: ChecklistDefinition): string[] {
  const parsed = checklistDefinition.safeParse(definition);
  if (!parsed.success) return parsed.error.issues.map(({ path }) => `${path.join('.')}: har ikke den rigtige form.`);
  const questions = questionsOf(definition);
  return [
    ...repeated([...definition.sections.map(({ id }) => id), ...questions.map(({ id }) => id)]),
    ...definition.sections.flatMap(({ id, questions: own }) =>
      own
        .filter((question) => !question.id.startsWith(id))
        .map((question) => `${question.id}: hører ikke til afsnit ${id}.`),
    ),
    ...questions.flatMap((question, index) => problemsOfQuestion(question, questions.slice(0, index))),
    ...flagRules.flatMap(({ id, trigger, mandatory }) =>
      [...trigger, ...mandatory].flat().flatMap((term) => problemsOfTerm(term, questions, `Flag ${id}`)),
    ),
    ...doubtProblemsOf(definition),
    ...wordingProblemsOf(definition),
  ];
}

function repeated(ids: readonly string[]): string[] {
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [...new Set(twice)].map((id) => `${id}: findes to gange.`);
}

const withOptions: readonly Question['type'][] = ['yesNo', 'choice', 'several', 'period'];

function problemsOfQuestion(question: Question, before: Question[]): string[] {
  const { id, type, options = [], askedIf = [] } = question;
  return [
    ...(reservedIds.includes(id) ? [`${id}: er afslutningens egen og kan ikke være et spørgsmål.`] : []),
    ...(withOptions.includes(type) && options.length === 0 ? [`${id}: mangler svarmuligheder.`] : []),
    ...problemsOfDemand(question),
    ...repeated(options.map((option) => option.id)).map((problem) => `${id}: svaret ${problem}`),
    ...problemsOfCondition(askedIf, before, id),
  ];
}

/** What a conclusion demands must be an answer that the question can have: else no case is ever concluded. */
function problemsOfDemand({ id, type, note, demanded }: Question): string[] {
  if (demanded === 'all' && type !== 'several') return [`${id}: kun et spørgsmål med flere svar kan kræve dem alle.`];
  if (demanded === 'text' && type !== 'text' && note === undefined)
    return [`${id}: kan ikke kræve en tekst, når der ikke er plads til at skrive den.`];
  return [];
}

function problemsOfCondition(condition: Condition, known: Question[], where: string): string[] {
  return condition.flat().flatMap((term) => problemsOfTerm(term, known, where));
}

function problemsOfTerm(term: Term, known: Question[], where: string): string[] {
  if ('overall' in term) return where.startsWith('Flag') ? [] : [`${where}: kan ikke afhænge af alle svar.`];
  if ('fact' in term) return [];
  const asked = known.find(({ id }) => id === term.question);
  if (asked === undefined)
    return [`${where}: ${term.question} findes ikke${where.startsWith('Flag') ? '' : ' før det'}.`];
  if ('from' in term) return asked.type === 'scale' ? [] : [`${where}: ${term.question} er ikke en skala.`];
  if ('monthsAgo' in term) return takesDay(asked) ? [] : [`${where}: ${term.question} har ingen dato.`];
  const offered = new Set(['vedIkke', 'onskerIkke', ...(asked.options ?? []).map(({ id }) => id)]);
  return term.is.filter((id) => !offered.has(id)).map((id) => `${where}: ${term.question} har ikke svaret ${id}.`);
}

function takesDay({ type }: Question): boolean {
  return type === 'date' || type === 'period';
}
