import type { ChecklistDefinition, Question } from '../../schemas/checklist.ts';

export function questionsOf(definition: ChecklistDefinition): Question[] {
  return definition.sections.flatMap((section) => section.questions);
}
