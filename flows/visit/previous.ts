import type { PayloadOf } from '../../schemas/event.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';
import { earlierOf } from './earlier.ts';
import { personBehind } from './person-facts.ts';

/** The person's conclusion before this one: when, in which form, and the category that stands since its follow-up. */
export function previousOf(work: Work, visit: Visit): Pick<PayloadOf<'visitConcluded'>, 'previous'> {
  const before = earlierOf(work, personBehind(work, visit), visit)?.visit.conclusion;
  if (before === undefined) return {};
  const { at, channel: form, category, finalCategory = category } = before;
  return { previous: { at, form, category: finalCategory } };
}
