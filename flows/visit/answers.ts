import type { Answer, AnswerParts, Question } from '../../schemas/checklist.ts';
import { plainDay } from '../calendar/plain-day.ts';

/* What an answer says, whichever of its forms it has. */

/** Nobody knows, or the citizen would rather not say: an answer to every question that is asked of the citizen. */
const openIds = ['vedIkke', 'onskerIkke'];

function partsOf(answer: Answer): AnswerParts {
  return typeof answer === 'object' && !Array.isArray(answer) ? answer : {};
}

/** What was chosen, by the ids of the options; *ved ikke* and *ønsker ikke at svare* among them. */
export function chosenIn(answer: Answer | undefined): string[] {
  if (answer === undefined || typeof answer === 'number') return [];
  const chosen = typeof answer === 'string' || Array.isArray(answer) ? answer : answer.chosen;
  if (chosen === undefined) return [];
  return typeof chosen === 'string' ? [chosen] : chosen;
}

/** What was written: the text itself, or what stands beside the choice. */
export function textIn(question: Question, answer: Answer | undefined): string {
  if (typeof answer === 'string') return question.type === 'text' && !openIds.includes(answer) ? answer : '';
  return noteIn(answer);
}

/** What was written beside a choice. */
export function noteIn(answer: Answer | undefined): string {
  return (answer === undefined ? undefined : partsOf(answer).text) ?? '';
}

/** The day that was answered. */
export function dayIn(answer: Answer | undefined): string | undefined {
  if (answer === undefined) return undefined;
  const written = typeof answer === 'string' ? answer : partsOf(answer).day;
  return written === undefined ? undefined : plainDay(written);
}

export function isOpen(answer: Answer | undefined): boolean {
  const chosen = chosenIn(answer);
  return chosen.length === 1 && openIds.includes(chosen[0] ?? '');
}

/** Nothing was answered: as good as no answer. */
export function isEmpty(answer: Answer | undefined): boolean {
  if (answer === undefined) return true;
  if (typeof answer === 'number') return false;
  const { day = '', text = '' } = partsOf(answer);
  return chosenIn(answer).every((one) => one.trim() === '') && day === '' && text.trim() === '';
}

/** Does an answer give what a conclusion demands of this question? */
export function isEnough(question: Question, answer: Answer | undefined): boolean {
  switch (question.demanded) {
    case undefined:
      return true;
    case 'answer':
      return !isEmpty(answer);
    case 'text':
      return textIn(question, answer).trim() !== '';
    case 'all': {
      const chosen = chosenIn(answer);
      const isAll = question.options?.every(({ id }) => chosen.includes(id)) ?? true;
      return isAll || textIn(question, answer).trim() !== '';
    }
  }
}

/** Is this an answer the question can have? */
export function isAnswerTo(question: Question, answer: Answer): boolean {
  if (question.mayStayOpen === true && typeof answer === 'string' && openIds.includes(answer)) return true;
  if (typeof answer === 'object' && !Array.isArray(answer)) return areParts(question, answer);
  switch (question.type) {
    case 'yesNo':
    case 'choice':
      return typeof answer === 'string' && isOption(question, answer);
    case 'several':
      return Array.isArray(answer) && areOptions(question, answer);
    case 'scale':
      return typeof answer === 'number';
    case 'text':
      return typeof answer === 'string';
    case 'date':
      return typeof answer === 'string' && plainDay(answer) !== undefined;
    case 'period':
      return typeof answer === 'string' && (plainDay(answer) !== undefined || isOption(question, answer));
  }
}

function areParts(question: Question, { chosen, day, text }: AnswerParts): boolean {
  const { type, options, note } = question;
  const takesText = type === 'text' || note !== undefined;
  const takesChoice = options !== undefined;
  // An answer of one part is written as that part, so that it has one form only.
  if (!takesText && type !== 'period') return false;
  if (text !== undefined && !takesText) return false;
  if (day !== undefined && (type !== 'period' || plainDay(day) === undefined)) return false;
  if (chosen === undefined) return text !== undefined || day !== undefined;
  if (!takesChoice) return false;
  return Array.isArray(chosen)
    ? type === 'several' && areOptions(question, chosen)
    : type !== 'several' && isOption(question, chosen);
}

/** Options of the question, and *ved ikke* or *ønsker ikke at svare* only by itself. */
function areOptions(question: Question, chosen: readonly string[]): boolean {
  const isAlone = chosen.length <= 1 || !chosen.some((id) => openIds.includes(id));
  return isAlone && chosen.every((id) => isOption(question, id));
}

function isOption({ options }: Question, id: string): boolean {
  return options?.some((option) => option.id === id) ?? false;
}
