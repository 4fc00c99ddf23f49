import type { Answer, Question } from '../../schemas/checklist.ts';
import { asShown } from '../../schemas/text.ts';
import type { Channel } from '../../schemas/unit.ts';
import { sayDate } from '../calendar/local-time.ts';
import { chosenIn, dayIn, isOpen, textIn } from './answers.ts';

/** How a question was asked, and what of its answer may stand in a note. */
export interface Asking {
  form: Channel;
  horizonMonths: number;
  /** Nothing that was written freely: no name, place or number can come along with it. */
  withoutText: boolean;
  /** Choices that are left out. */
  unnamed: readonly string[];
}

/** *Ved ikke* and *ønsker ikke at svare*, for questions that have no list of options. */
const openWords: Readonly<Record<string, string>> = { vedIkke: 'Ved ikke', onskerIkke: 'Ønsker ikke at svare' };

/** Control characters, halves of pairs and unassigned signs: nothing that a page or a printed note can show. */
const unprintable = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu;

/**
 * One question with its answer as a line of a note: the question in the words in which it was asked, then what was answered. Nothing
 * where nothing was answered that may stand there.
 */
export function noteSentence(question: Question, answer: Answer, asking: Asking): string | undefined {
  const parts = [...chosenParts(question, answer, asking), ...(asking.withoutText ? [] : textParts(question, answer))];
  if (parts.length === 0) return undefined;
  return [wordsOf(question, asking), ...parts.map(ended)].join(' ');
}

/** Was something written freely? */
export function hasText(question: Question, answer: Answer): boolean {
  return textParts(question, answer).length > 0;
}

/** What was chosen, counted or dated. */
function chosenParts(question: Question, answer: Answer, { unnamed }: Asking): string[] {
  if (typeof answer === 'number') return [`${answer} af 10`];
  const isDated = question.type === 'date' || question.type === 'period';
  const day = isDated ? dayIn(answer) : undefined;
  const labels = labelsOf(question, answer, unnamed);
  return [...(day === undefined ? [] : [sayDate(day)]), ...(labels.length === 0 ? [] : [labels.join(', ')])];
}

function labelsOf({ type, options = [] }: Question, answer: Answer, unnamed: readonly string[]): string[] {
  // The text of a text question may happen to be the name of an option.
  if (type === 'text' && typeof answer === 'string' && !isOpen(answer)) return [];
  const named = chosenIn(answer).filter((id) => !unnamed.includes(id));
  return named.flatMap((id) => options.find((option) => option.id === id)?.label ?? openWords[id] ?? []);
}

/** What was written: the citizen's own words in quotes, the consultant's as they are, a note beside an answer with its name. */
function textParts(question: Question, answer: Answer): string[] {
  const text = asShown(textIn(question, answer)).replaceAll(unprintable, '');
  if (text === '') return [];
  if (question.type === 'text') return [question.audience === 'citizen' ? quoted(text) : text];
  const { note = '' } = question;
  return [note.endsWith('?') || note === '' ? `${note} ${text}`.trim() : `${note}: ${text}`];
}

/** In quotes that the words themselves cannot close. */
function quoted(text: string): string {
  return `»${text.replaceAll('»', '›').replaceAll('«', '‹')}«`;
}

/** As a sentence ends. */
function ended(part: string): string {
  return /[.!?…][«)]?$/.test(part) ? part : `${part}.`;
}

/**
 * What was asked: as the note calls it, or in the words of this form of talk: of a text that is read aloud only its questions, and none that greets somebody by
 * name, since who spoke is no part of the answer.
 */
function wordsOf({ noted, text, texts }: Question, { form, horizonMonths }: Asking): string {
  if (noted !== undefined) return `${noted}:`;
  const read = (texts?.[form] ?? text).replaceAll('{horizon}', String(horizonMonths));
  const asked = read.split(/(?<=[.?!])\s+/).filter((one) => one.endsWith('?') && !one.includes('{'));
  return asked.length > 0 ? asked.join(' ') : `${read.replaceAll(/\s*\{\w+\}/g, '').replace(/[.:?!]$/, '')}:`;
}
