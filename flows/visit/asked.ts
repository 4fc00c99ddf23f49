import type { Answers, ChecklistDefinition, Question } from '../../schemas/checklist.ts';
import type { TalkFacts } from '../../schemas/talk-facts.ts';
import { chosenIn, isEnough } from './answers.ts';
import { isSo } from './conditions.ts';
import { questionsOf } from './questions.ts';

/** A checklist as it stands in one talk. */
export interface Standing {
  /** The questions that are asked here and now, in order. */
  asked: Question[];
  /** Their answers. One to a question that is not asked any more is kept, and counts for nothing. */
  answers: Answers;
  /** Answered once, and not asked any more. */
  notAsked: string[];
  facts: TalkFacts;
}

/** Which questions are asked, by the answers to those asked before and by what is known of the talk. */
export function standingOf(definition: ChecklistDefinition, given: Answers, known: TalkFacts): Standing {
  const answers: Answers = {};
  const asked: Question[] = [];
  let facts = known;
  for (const question of questionsOf(definition)) {
    if (!isSo(question.askedIf, { answers, facts, overall: () => undefined })) continue;
    asked.push(question);
    const answer = given[question.id];
    if (answer !== undefined) answers[question.id] = answer;
    facts = withAnswer(facts, question.id, answers);
  }
  const notAsked = Object.keys(given).filter((id) => !(id in answers));
  return { asked, answers, notAsked, facts };
}

/** What the answers to questions B3 and B4 say of the citizen outranks what was registered. Nobody's education or age is guessed. */
function withAnswer(facts: TalkFacts, id: string, answers: Answers): TalkFacts {
  if (id === 'B4') return { ...facts, knownBefore: facts.knownBefore || chosenIn(answers.B4).includes('ja') };
  if (id !== 'B3') return facts;
  const [said] = chosenIn(answers.B3);
  const education = said === 'ja' ? true : said === 'nej' ? false : facts.education;
  // Section I is asked where nobody knows how old the citizen is, rather than left out for somebody young.
  return { ...facts, youngWithoutEducation: facts.isYoung !== false && education === false };
}

/** Answers that a conclusion demands and that are not there yet, by question id. */
export function missingAnswers({ asked, answers }: Standing): string[] {
  return asked.filter((question) => !isEnough(question, answers[question.id])).map(({ id }) => id);
}
