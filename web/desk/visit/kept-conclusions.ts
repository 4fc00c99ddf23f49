import * as z from 'zod/mini';
import { nextMeeting } from '../../../schemas/staff-api.ts';
import { certainty } from '../../../schemas/visit.ts';
import type { ConclusionDraft } from './conclude-draft.ts';

/*
 * Conclusions as far as they are chosen, kept by the tab. Each is somebody's own: whoever signs in next on the same computer finds
 * nothing chosen.
 */

const lead = 'konklusion';

/** What is chosen before it is stored: ids and words of the rules, nothing that names anybody. */
const kept = z.object({
  category: z.optional(z.string()),
  certainty: z.optional(certainty),
  isCarried: z.optional(z.boolean()),
  next: z.optional(nextMeeting),
  arrangements: z.optional(z.enum(['keep', 'cancel'])),
});

/** Whose judgement of which case. */
export interface Judged {
  staffId: string;
  visitId: string;
}

function nameOf({ staffId, visitId }: Judged): string {
  return `${lead} ${staffId} ${visitId}`;
}

/** As it was left in this tab; nothing where that cannot be read. */
export function keptConclusion(judged: Judged): ConclusionDraft {
  try {
    const found = kept.safeParse(JSON.parse(sessionStorage.getItem(nameOf(judged)) ?? '{}'));
    return found.success ? found.data : {};
  } catch {
    return {};
  }
}

export function keepConclusion(judged: Judged, draft: ConclusionDraft): void {
  try {
    sessionStorage.setItem(nameOf(judged), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still shows what was chosen.
  }
}

/** Of a case that is closed. */
export function forgetConclusion(judged: Judged): void {
  forget((name) => name === nameOf(judged));
}

/** When somebody leaves. */
export function forgetConclusions(): void {
  forget((name) => name.startsWith(`${lead} `));
}

function forget(which: (name: string) => boolean): void {
  try {
    for (const name of Object.keys(sessionStorage).filter(which)) sessionStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
