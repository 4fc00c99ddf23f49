import type { ChecklistDefinition } from '../../../schemas/checklist.ts';
import { circumstanceSections } from './circumstances.ts';
import { closingSections } from './closing.ts';
import { openingSections } from './opening.ts';
import { scripts } from './scripts.ts';

/**
 * The whole visitation: sections A to K, 36 questions that are asked; the category and the certainty (J1, J2) are the conclusion's own. Built
 * on the five official attention areas of visitation; a draft that a municipal professional must approve.
 */
export const checklist20212: ChecklistDefinition = {
  definitionVersion: '2021-2',
  validFrom: '2021-01-01',
  sections: [...openingSections, ...circumstanceSections, ...closingSections],
  scripts,
};
