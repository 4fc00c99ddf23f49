import type { Answer, ChecklistDefinition, Question } from '../../../schemas/checklist.ts';

export function questionById(definition: ChecklistDefinition, id: string): Question | undefined {
  return definition.sections.flatMap((section) => section.questions).find((question) => question.id === id);
}

/** An answer as the consultant reads it. */
export function answerText(question: Question | undefined, answer: Answer | null | undefined): string {
  if (answer === null || answer === undefined) return 'Intet svar';
  const label = (id: string) => question?.options?.find((option) => option.id === id)?.label ?? id;
  if (Array.isArray(answer)) return answer.map(label).join(', ') || 'Intet valgt';
  if (typeof answer === 'number') return `${answer} af 10`;
  return question?.options ? label(answer) : answer;
}

export interface Reason {
  id: string;
  question: string;
  answer: string | undefined;
  /** It is a question of the checklist, which can be shown. */
  leads: boolean;
}

/** The answers behind a flag or an indication; some reasons are no question of the checklist. */
export function reasonsFor(
  definition: ChecklistDefinition,
  answers: Record<string, Answer>,
  because: readonly string[],
): Reason[] {
  return because.map((id) => {
    if (id === 'J2') return { id, question: 'Din egen sikkerhed', answer: 'Usikker', leads: false };
    if (id === 'retsgrundlag')
      return { id, question: 'Retsgrundlaget i dag', answer: 'En telefonsamtale kan ikke stå alene', leads: false };
    const question = questionById(definition, id);
    return {
      id,
      question: question?.text ?? id,
      answer: question ? answerText(question, answers[id]) : undefined,
      leads: question !== undefined,
    };
  });
}
