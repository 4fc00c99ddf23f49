import type { Answer, ChecklistDefinition, Question } from '../../schemas/checklist.ts';
import { readDay } from '../calendar/read-date.ts';
import { checklist20211 } from './checklist-2021-1.ts';

/** Every version that was ever used stays here, so that old cases stay readable. */
export const checklistDefinitions: Record<string, ChecklistDefinition> = {
  [checklist20211.definitionVersion]: checklist20211,
};

export const currentDefinition = checklist20211;

/** The definition as it is shown: the horizon of the policy filled in. */
export function definitionFor(version: string, horizonMonths: number): ChecklistDefinition {
  const definition = checklistDefinitions[version] ?? currentDefinition;
  return {
    ...definition,
    sections: definition.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) => ({
        ...question,
        text: question.text.replace('{horizon}', String(horizonMonths)),
      })),
    })),
  };
}

export function questionsOf(definition: ChecklistDefinition): Question[] {
  return definition.sections.flatMap((section) => section.questions);
}

/** Is this an answer the question can have? */
export function isAnswerTo(question: Question, answer: Answer): boolean {
  const known = (id: string) => question.options?.some((option) => option.id === id) ?? false;
  switch (question.type) {
    case 'yesNo':
    case 'choice':
      return typeof answer === 'string' && known(answer);
    case 'several':
      return Array.isArray(answer) && answer.every(known);
    case 'scale':
      return typeof answer === 'number';
    case 'text':
      return typeof answer === 'string';
    case 'date':
      return typeof answer === 'string' && readDay(answer) !== undefined;
  }
}
