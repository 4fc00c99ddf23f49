import { people } from '../../../local/seed/people.ts';
import type { Check, Complain } from './check.ts';
import type { Fact } from './fact.ts';

const coordinators = new Set<string>(people.filter(({ role }) => role === 'coordinator').map(({ staffId }) => staffId));

/** A talk was held, or a telephone rang, where that is said of somebody whom the office wanted called; and the office says that it does not. */
function isToldTruly(before: Fact | undefined, after: Fact | undefined, complain: Complain): void {
  if (after?.is !== 'outreach' || after.closed === undefined || before?.is !== 'outreach' || !before.open) return;
  const { id, closed } = after;
  const isUntrue =
    (closed.outcome === 'talked' && !before.isTalked) || (closed.outcome === 'notReached' && !before.isTried);
  if (isUntrue) complain('unheld', `${id} was closed as ${closed.outcome}`);
  if (closed.outcome === 'withdrawn' && !coordinators.has(closed.by)) complain('unseen', `${id}, by ${closed.by}`);
}

export function createOutreachCheck(complain: Complain): Check {
  return ({ changes }) => {
    for (const { before, after } of changes) isToldTruly(before, after, complain);
  };
}
