import type { Outreach, OutreachOutcome } from '../../../schemas/outreach.ts';

/** By the person: an entry of the list of those whom the office wants called. */
export interface OutreachParts {
  is: 'outreach';
  id: string;
  open: boolean;
  isTried: boolean;
  isTalked: boolean;
  closed: { by: string; outcome: OutreachOutcome } | undefined;
}

export function outreachOf({ outreachId, closed, tries, talked }: Outreach): OutreachParts {
  const isTalked = talked !== undefined;
  return { is: 'outreach', id: outreachId, open: closed === undefined, isTried: tries > 0, isTalked, closed };
}
