import { CaseFile } from '../../flows/case/need.ts';
import { Missing, Work } from '../../flows/case/work.ts';
import { type Entity, refOf } from '../../schemas/entity.ts';
import type { UnitId } from '../../schemas/ids.ts';
import { type LoadDeps, load } from './load.ts';

/** Rounds of loading before an answer; the longest needs four. */
const rounds = 8;

/** A file of what has been read already. */
export function fileOf(...items: Entity[]): CaseFile {
  const file = new CaseFile();
  for (const item of items) file.set({ need: 'item', ref: refOf(item) }, item);
  return file;
}

/**
 * What a rule of the flows says of a case as it stands: loads what the rule asks for, as a decision does, and writes nothing. So that
 * who only looks is answered by the very rule that decides.
 */
export async function look<Answer>(
  deps: LoadDeps,
  { file, unitId, now }: { file: CaseFile; unitId: UnitId; now: string },
  rule: (work: Work) => Answer,
): Promise<Answer> {
  for (let round = 0; round < rounds; round += 1) {
    const work = new Work(file, { now, by: 'system', attempt: 0, changeId: '' });
    work.enter(unitId);
    try {
      return rule(work);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      await load(deps, file, error.needs);
    }
  }
  throw new Error('A look asked for more without end');
}
