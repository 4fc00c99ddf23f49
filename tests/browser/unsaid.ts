import { sayDate } from '../../flows/calendar/local-time.ts';
import type { Answer, ChecklistDefinition, Question } from '../../schemas/checklist.ts';

/** Question by question what was answered; `null` where a question was passed by. */
export type Said = readonly (readonly [id: string, answer: Answer | null])[];

/**
 * Lines of a note that nobody can have said: not a section's title, not a question that was answered followed by exactly its answer, and
 * none of the line's `own`.
 */
export function unsaidIn(
  note: string,
  { sections }: ChecklistDefinition,
  said: { answers: Said; own: RegExp },
): string[] {
  const titles = new Set(sections.map(({ title }) => title));
  const questions = sections.flatMap((section) => section.questions);
  return note
    .split('\n')
    .filter((line) => line !== '' && !titles.has(line) && !said.own.test(line))
    .filter(
      (line) => !said.answers.some(([id, answer]) => answer !== null && isAnswer(line, one(questions, id), answer)),
    );
}

function one(questions: readonly Question[], id: string): Question {
  const found = questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`No question ${id}`);
  return found;
}

/** The question's own words, then all that was chosen and what may be left out of what was written, and nothing else but the signs between. */
function isAnswer(line: string, question: Question, answer: Answer): boolean {
  const asked = sentencesOf(question).filter((sentence) => line.includes(sentence));
  if (asked.length === 0) return false;
  const chosen = labelsOf(question, answer);
  if (!chosen.every((part) => line.includes(part))) return false;
  const said = [...chosen, ...writtenIn(question, answer)];
  const left = [...asked, ...said, question.note ?? ''].toSorted((a, b) => b.length - a.length);
  return (
    left.reduce((rest, part) => (part === '' ? rest : rest.replace(part, '')), line).replace(/[\s.,:»«]/g, '') === ''
  );
}

function sentencesOf({ noted, text }: Question): string[] {
  if (noted !== undefined) return [noted];
  return text
    .replace('{horizon}', '3')
    .split(/(?<=[.?!])\s+/)
    .filter((sentence) => !sentence.includes('{'));
}

function labelsOf({ type, options = [] }: Question, answer: Answer): string[] {
  if (typeof answer === 'number') return [`${answer} af 10`];
  const parts = typeof answer === 'object' && !Array.isArray(answer) ? answer.chosen : answer;
  const chosen = type === 'text' && typeof answer === 'string' ? [] : [parts ?? []].flat();
  return chosen.map((id) => options.find((option) => option.id === id)?.label ?? id);
}

function writtenIn({ type }: Question, answer: Answer): string[] {
  if (typeof answer === 'string') return type === 'text' ? [answer] : [];
  if (typeof answer !== 'object' || Array.isArray(answer)) return [];
  return [
    ...(answer.day === undefined ? [] : [sayDate(answer.day)]),
    ...(answer.text === undefined ? [] : [answer.text]),
  ];
}
