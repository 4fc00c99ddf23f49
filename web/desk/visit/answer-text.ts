import { dayIn, textIn } from '../../../flows/visit/answers.ts';
import type { Answer, ChecklistDefinition, Question } from '../../../schemas/checklist.ts';
import { type Danish, say, sayKnown } from '../../language/say.ts';
import { partsIn } from './answer-parts.ts';
import { notesId } from './free-notes.ts';

export function questionById(definition: ChecklistDefinition, id: string): Question | undefined {
  return definition.sections.flatMap((section) => section.questions).find((question) => question.id === id);
}

/** What an answer answers, for people; the notes of the talk ride among the answers. */
export function askedAs(definition: ChecklistDefinition, id: string): string {
  return id === notesId ? say('Noter under samtalen') : `${id} ${questionById(definition, id)?.text ?? ''}`.trim();
}

/** Answers stay as they are asked for and stored: in Danish. */
const openWords: Readonly<Record<string, string>> = { vedIkke: 'Ved ikke', onskerIkke: 'Ønsker ikke at svare' };

/** An answer as the consultant reads it. */
export function answerText(question: Question | undefined, answer: Answer | null | undefined): string {
  if (answer === null || answer === undefined) return say('Intet svar');
  if (typeof answer === 'number') return say('{answer} af 10', { answer });
  if (question === undefined) return typeof answer === 'string' ? answer : [answer].flat().join(', ');
  const label = (id: string) => question.options?.find((option) => option.id === id)?.label ?? openWords[id] ?? id;
  const { chosen } = partsIn(question, answer);
  const day = dayIn(answer);
  const parts = [
    ...(day === undefined ? [] : [say('til {day}', { day: shortDay(day) })]),
    ...chosen.map(label),
    ...[textIn(question, answer)].filter((text) => text !== ''),
  ];
  return parts.join(', ') || say('Intet valgt');
}

/** `4.1.2021` */
function shortDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date}.${month}.${year}`;
}

export interface Reason {
  id: string;
  question: string;
  answer: string | undefined;
  /** It is a question of the checklist, which can be shown. */
  leads: boolean;
}

/** What stands behind a flag that is no question of the checklist. */
const facts: Readonly<Record<string, Danish>> = {
  J2: 'Din egen sikkerhed',
  retsgrundlag: 'Retsgrundlaget i dag: en samtale på afstand kan ikke stå alene',
  kendskab: 'Borgeren er ikke kendt i forvejen',
  afbrydelser: 'Samtalen er blevet afbrudt mindst to gange',
  tidligereKategori: 'Kategorien fra den forrige sag',
  tidligereSvar: 'Svarene fra den forrige sag siger det modsatte',
};

/** The answers behind a flag or an indication; some reasons are no question of the checklist. */
export function reasonsFor(
  definition: ChecklistDefinition,
  answers: Record<string, Answer>,
  because: readonly string[],
): Reason[] {
  return because.map((id) => {
    const question = questionById(definition, id);
    if (question === undefined) return { id, question: sayKnown(facts[id] ?? id), answer: undefined, leads: false };
    return { id, question: question.text, answer: answerText(question, answers[id]), leads: true };
  });
}
