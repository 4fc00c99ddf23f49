import { type Matter, matterKinds, nextStep } from '../../flows/case/next-step.ts';
import type { NextStep } from '../../schemas/step.ts';
import type { Store } from '../adapters/store.ts';
import type { Seen } from './seen.ts';

/** More open matters than a municipality of this size ever has; beyond it the lists say that there are more. */
const mostMatters = 2000;

export interface OpenMatter {
  matter: Matter;
  step: NextStep;
}

/** Every open matter with its next step by the clock, oldest danger first; all lists are views of these. */
export async function openMatters(
  store: Store,
  { unit, now }: Pick<Seen, 'unit' | 'now'>,
): Promise<{ open: OpenMatter[]; more: boolean }> {
  const matters = await store.list(unit.unitId, 'matter', matterKinds, { limit: mostMatters });
  const open = matters.flatMap((matter) => {
    const step = nextStep(matter, now, unit);
    return step === undefined ? [] : [{ matter, step }];
  });
  return { open, more: matters.length === mostMatters };
}
