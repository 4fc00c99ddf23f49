import { checklist20212 } from '../../flows/visit/checklist-2021-2/definition.ts';
import type { ChecklistDefinition } from '../../schemas/checklist.ts';

/** The shipped checklist with a question more, or with one less. */
export function published(version: number, isLess: boolean): ChecklistDefinition {
  const more = {
    id: 'C9',
    text: 'Hvad skal vi ellers vide?',
    type: 'text',
    audience: 'citizen',
    mayStayOpen: true,
  } as const;
  const sections = checklist20212.sections.map((section) => {
    if (section.id !== 'C') return section;
    return { ...section, questions: [...section.questions.filter(({ id }) => !(isLess && id === 'C3')), more] };
  });
  return { ...checklist20212, definitionVersion: `2021-${version}`, validFrom: '2021-01-04', sections };
}
