import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';

/** What came in by SMS to either of two contacts that are joined; that of the one that ends is about the other from now on. */
export function repliesOfBoth(work: Work, own: Visit, found: Visit): Pick<Visit, 'replies' | 'inWriting'> {
  const mine = own.replies ?? [];
  work.preload(...mine.map((id) => ({ entity: 'reply', id }) as const));
  for (const id of mine) {
    const reply = work.item('reply', id);
    if (reply !== undefined) work.put({ ...reply, visitId: found.visitId });
  }
  const replies = [...new Set([...(found.replies ?? []), ...mine])];
  const inWriting = found.inWriting ?? own.inWriting;
  return { ...(replies.length > 0 && { replies }), ...(inWriting !== undefined && { inWriting }) };
}
