import { chosenIn, dayIn, textIn } from '../../../flows/visit/answers.ts';
import type { Answer, AnswerParts, Question } from '../../../schemas/checklist.ts';

/** An answer as a form edits it. */
export interface EditedAnswer {
  chosen: string[];
  day: string;
  text: string;
}

export function partsIn(question: Question, answer: Answer | undefined): EditedAnswer {
  const chosen = question.type === 'text' && typeof answer === 'string' ? openIn(answer) : chosenIn(answer);
  const known = chosen.filter((id) => question.options?.some((option) => option.id === id) === true || isOpenId(id));
  return { chosen: known, day: dayIn(answer) ?? '', text: textIn(question, answer) };
}

function openIn(answer: string): string[] {
  return isOpenId(answer) ? [answer] : [];
}

export function isOpenId(id: string): boolean {
  return id === 'vedIkke' || id === 'onskerIkke';
}

/** The answer that the parts make, in its shortest form; `null` where nothing is left of it. */
export function answerOf({ type }: Question, { chosen, day, text }: EditedAnswer): Answer | null {
  const choice = type === 'several' ? chosen : chosen[0];
  const hasChoice = chosen.length > 0 && choice !== undefined;
  if (!hasChoice && day === '' && text === '') return null;
  if (type === 'text' && !hasChoice && day === '') return text;
  if (hasChoice && day === '' && text === '')
    return type === 'text' && !isOpenId(String(choice)) ? { chosen: choice } : choice;
  const parts: AnswerParts = {
    ...(hasChoice && { chosen: choice }),
    ...(day !== '' && { day }),
    ...(text !== '' && { text }),
  };
  return parts;
}

/** With a choice more, or less: an open answer stands by itself, and of one choice only one does. */
export function withChoice(question: Question, parts: EditedAnswer, id: string): EditedAnswer {
  if (isOpenId(id) && !hasOptions(question)) return { chosen: [id], day: '', text: '' };
  return { ...parts, chosen: toggled(question, parts.chosen, id) };
}

/** With something written: then the question is not left open any more. */
export function withWritten(question: Question, parts: EditedAnswer, written: Partial<EditedAnswer>): EditedAnswer {
  const chosen = hasOptions(question) ? parts.chosen : parts.chosen.filter((id) => !isOpenId(id));
  return { ...parts, chosen, ...written };
}

/** Is an open answer one of the question's own options, which a note may stand beside? */
function hasOptions({ options = [] }: Question): boolean {
  return options.some(({ id }) => isOpenId(id));
}

function toggled({ type }: Question, chosen: readonly string[], id: string): string[] {
  if (type !== 'several') return [id];
  if (chosen.includes(id)) return chosen.filter((one) => one !== id);
  return isOpenId(id) ? [id] : [...chosen.filter((one) => !isOpenId(one)), id];
}
