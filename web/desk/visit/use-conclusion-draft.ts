import { useState } from 'react';
import * as z from 'zod/mini';
import { nextMeeting } from '../../../schemas/staff-api.ts';
import { certainty } from '../../../schemas/visit.ts';
import type { ConclusionDraft } from './conclude-draft.ts';

/** What is chosen before it is stored: ids and words of the rules, nothing that names anybody. */
const kept = z.object({
  category: z.optional(z.string()),
  certainty: z.optional(certainty),
  isCarried: z.optional(z.boolean()),
  next: z.optional(nextMeeting),
  arrangements: z.optional(z.enum(['keep', 'cancel'])),
});

function nameOf(visitId: string): string {
  return `konklusion ${visitId}`;
}

/** As it was left in this tab; nothing where that cannot be read. */
function left(visitId: string): ConclusionDraft {
  try {
    const found = kept.safeParse(JSON.parse(sessionStorage.getItem(nameOf(visitId)) ?? '{}'));
    return found.success ? found.data : {};
  } catch {
    return {};
  }
}

/** The conclusion as far as it is chosen. It outlives a look at another page, Back and a reload, and ends with the tab. */
export function useConclusionDraft(visitId: string): [ConclusionDraft, (draft: ConclusionDraft) => void] {
  const [draft, setDraft] = useState(() => left(visitId));
  const change = (next: ConclusionDraft) => {
    setDraft(next);
    try {
      sessionStorage.setItem(nameOf(visitId), JSON.stringify(next));
    } catch {
      // A browser that keeps nothing still shows what was chosen.
    }
  };
  return [draft, change];
}
