import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';
import { followBirthday } from './birthday.ts';
import { followCoordination } from './coordination.ts';
import { markFlags } from './watch-mark.ts';

/** What a conclusion brings about for the person it is about; nothing yet for a caller without a name. */
export function followConclusion(work: Work, visit: Visit): void {
  const { conclusion } = visit;
  if (conclusion === undefined) return;
  followBirthday(work, visit);
  followCoordination(work, visit, { category: conclusion.category, since: conclusion.at });
  markFlags(work, visit, conclusion);
}
