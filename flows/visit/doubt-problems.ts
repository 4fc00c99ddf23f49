import type { Answers, ChecklistDefinition, Question } from '../../schemas/checklist.ts';
import type { Condition, Term } from '../../schemas/condition.ts';
import { channel } from '../../schemas/unit.ts';
import { standingOf } from './asked.ts';
import { flagRules } from './flag-rules.ts';
import { questionsOf } from './questions.ts';

/* What no checklist may leave out, since a doubt would go unseen without it. */

/** What the category is judged by: two of these left open is a doubt (F14), and so is one without an answer where the line broke off (F05). */
const decisiveIds = ['B3', 'C1', 'C2', 'E2', 'G1', 'G3', 'I1', 'I2'];
/** Asked of everybody who can talk, in every form of talk. */
const everybodysIds = ['A1', 'A2', 'A4', 'B3', 'C1', 'C2', 'E2', 'F1', 'F2', 'G1', 'H1', 'H2', 'J3', 'J4', 'K1', 'K2'];
/** What every case must have: who it is, why the telephone is enough, the read-back, and what was told. */
const demands: Readonly<Record<string, NonNullable<Question['demanded']>>> = {
  A1: 'answer',
  J4: 'text',
  K1: 'answer',
  K2: 'all',
};
const demandWords = { answer: 'et svar', text: 'en tekst', all: 'alle svar' } as const;
/** The consultant establishes these; the citizen is not asked to say them. */
const establishedIds = ['A1', 'A6', 'K2'];
const openIds = ['vedIkke', 'onskerIkke'];

/** Goes on until the end, and has everything in it that leads to a further question. */
const wholeTalk: Answers = { A1: 'bekraeftet', A2: 'ja', A3: 'ja', B3: 'nej', C2: 'ja', G1: 'ja' };
const ordinaryTalk: Answers = { A1: 'bekraeftet', A2: 'ja' };
const facts = { today: '2021-01-01', attendanceDemanded: false, knownBefore: false, drops: 0 } as const;

/** Why a checklist would let a doubt go by, in Danish, each with what to do about it; nothing where it does not. */
export function doubtProblemsOf(definition: ChecklistDefinition): string[] {
  const questions = questionsOf(definition);
  return [
    ...undemanded(questions),
    ...questions.flatMap((question) => [
      ...neverOpen(question),
      ...notDecisive(question),
      ...unsafelyAsked(question),
      ...demandHidden(question),
    ]),
    ...notAskedOfEverybody(definition, questions),
    ...flagsNeverRaised(definition, questions),
  ];
}

function undemanded(questions: Question[]): string[] {
  return Object.entries(demands).flatMap(([id, kind]) => {
    const demanded = questions.find((question) => question.id === id)?.demanded;
    if (demanded === undefined) return [`${id}: skal findes og besvares i hver sag.`];
    return demanded === kind ? [] : [`${id}: skal kræve ${demandWords[kind]}. Sæt demanded til ${kind}.`];
  });
}

/** *Ved ikke* and *ønsker ikke at svare* are answers to everything the citizen is asked. */
function neverOpen({ id, audience, mayStayOpen, type, options = [] }: Question): string[] {
  if (audience !== 'citizen' || establishedIds.includes(id)) return [];
  if (mayStayOpen !== true)
    return [`${id}: borgeren skal kunne svare ved ikke og ønsker ikke at svare. Sæt mayStayOpen.`];
  if (options.length === 0 || (type !== 'yesNo' && type !== 'choice' && type !== 'several')) return [];
  const isThere = openIds.every((open) => options.some((option) => option.id === open));
  return isThere ? [] : [`${id}: mangler svarene vedIkke og onskerIkke. Sæt dem sidst blandt svarene.`];
}

function notDecisive({ id, decisive }: Question): string[] {
  if (!decisiveIds.includes(id) || decisive === true) return [];
  return [`${id}: er afgørende for kategorien. Sæt decisive, ellers ser ingen, at den står åben.`];
}

/** Whether somebody is safe at home is asked only where nobody else listens. */
function unsafelyAsked({ id, askedIf }: Question): string[] {
  if (!id.startsWith('H')) return [];
  const isSafe = askedIf?.every((list) => list.some(saysItSuits)) ?? false;
  return isSafe ? [] : [`${id}: må kun stilles, når borgeren kan tale frit. Sæt askedIf til A2 = ja.`];
}

function saysItSuits(term: Term): boolean {
  return 'is' in term && 'question' in term && !('not' in term) && term.question === 'A2' && term.is.join() === 'ja';
}

/** What is demanded may be left out only where the talk was stopped at its beginning. */
function demandHidden({ id, askedIf }: Question): string[] {
  if (!(id in demands)) return [];
  const isFree = id === 'A1' || id === 'J4';
  if (askedIf === undefined || !dependsOnMore(askedIf, isFree ? [] : ['A1', 'A2'])) return [];
  return isFree
    ? [`${id}: skal stilles i hver sag. Fjern askedIf.`]
    : [`${id}: må kun afhænge af A1 og A2. Tag det andet ud af askedIf.`];
}

function dependsOnMore(condition: Condition, on: readonly string[]): boolean {
  return condition.flat().some((term) => !('question' in term && on.includes(term.question)));
}

function notAskedOfEverybody(definition: ChecklistDefinition, questions: Question[]): string[] {
  const known = everybodysIds.filter((id) => questions.some((question) => question.id === id));
  const missed = channel.options.flatMap((form) => {
    const asked = askedIn(definition, ordinaryTalk, { form, isYoung: false });
    // Nothing has to be answered before a conclusion demands something.
    const atOnce = askedIn(definition, {}, { form, isYoung: false });
    return known.filter((id) => !asked.has(id) || (id in demands && !atOnce.has(id)));
  });
  return [...new Set(missed)].map((id) => `${id}: skal stilles til alle, i hver form for samtale. Ret askedIf.`);
}

/** A flag whose question is never asked is never raised. */
function flagsNeverRaised(definition: ChecklistDefinition, questions: Question[]): string[] {
  const asked = askedIn(definition, wholeTalk, { form: 'phone', isYoung: true });
  return questions
    .filter(({ id }) => !asked.has(id) && !everybodysIds.includes(id))
    .flatMap(({ id }) => {
      const flags = flagRules.filter(({ trigger }) => trigger.flat().some((term) => looksAt(term, id)));
      if (flags.length === 0) return [];
      const names = flags.map((flag) => flag.id).join(' og ');
      return [
        `${id}: bliver ikke stillet, når svarene før den giver grund til det. Ret askedIf, så ${names} kan rejses.`,
      ];
    });
}

function looksAt(term: Term, id: string): boolean {
  return 'question' in term && !('not' in term) && term.question === id;
}

interface Talk {
  form: (typeof channel.options)[number];
  isYoung: boolean;
}

function askedIn(definition: ChecklistDefinition, answers: Answers, { form, isYoung }: Talk): Set<string> {
  const talk = { ...facts, form, isYoung, youngWithoutEducation: false };
  return new Set(standingOf(definition, answers, talk).asked.map(({ id }) => id));
}
