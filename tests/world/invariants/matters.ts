import type { Check, Complain } from './check.ts';
import type { ContactFact, Fact, FollowUpFact } from './fact.ts';

/** Whatever is not finished stands on the list of open matters, and what is finished does not. */
function isListed({ id, open, listed }: ContactFact | FollowUpFact, complain: Complain): void {
  if (open && !listed) complain('lost', `${id} is open and has no next step`);
}

/** A doubt is open until somebody has met the citizen, or a coordinator withdraws it. */
function isMet(before: Fact | undefined, { id, closed, startAt, listed }: FollowUpFact, complain: Complain): void {
  const wasOpen = before?.is !== 'followUp' || before.closed === undefined;
  if (closed === undefined || !wasOpen) return;
  if (listed) complain('lost', `${id} is closed and still has a next step`);
  const isSeen = startAt !== undefined && startAt <= closed.at;
  if (closed.outcome !== 'withdrawn' && !isSeen) complain('unseen', `${id} was closed as ${closed.outcome}`);
}

/** What holds of everything unfinished about a person, at every commit. */
export function createMatterCheck(complain: Complain): Check {
  return ({ changes }) => {
    for (const { before, after } of changes) {
      if (after?.is === 'contact' || after?.is === 'followUp') isListed(after, complain);
      if (after?.is === 'followUp') isMet(before, after, complain);
    }
  };
}
