import * as z from 'zod/mini';
import { followUpOutcome } from '../../../schemas/follow-up.ts';
import { nextMeeting } from '../../../schemas/staff-api.ts';
import { certainty } from '../../../schemas/visit.ts';

/*
 * What is chosen or typed before it is stored, kept by the tab. Each is somebody's own: whoever signs in next on the same computer finds
 * nothing chosen.
 */

/** What is kept of each form. */
const forms = {
  konklusion: z.object({
    category: z.optional(z.string()),
    certainty: z.optional(certainty),
    isCarried: z.optional(z.boolean()),
    next: z.optional(nextMeeting),
    arrangements: z.optional(z.enum(['keep', 'cancel'])),
  }),
  opfoelgning: z.object({
    outcome: z.optional(followUpOutcome),
    category: z.optional(z.string()),
    reason: z.optional(z.string()),
    next: z.optional(nextMeeting),
  }),
  tillaeg: z.object({ text: z.optional(z.string()) }),
};
export type Form = keyof typeof forms;
export type Kept<Of extends Form> = z.infer<(typeof forms)[Of]>;

/** Whose draft of which form, in which case. */
export interface Drafted<Of extends Form = Form> {
  form: Of;
  staffId: string;
  visitId: string;
}

function nameOf({ form, staffId, visitId }: Drafted): string {
  return `${form} ${staffId} ${visitId}`;
}

/** As it was left in this tab; nothing where that cannot be read. */
export function keptDraft<Of extends Form>(drafted: Drafted<Of>): Kept<Of> {
  try {
    const stored = JSON.parse(sessionStorage.getItem(nameOf(drafted)) ?? '{}');
    const found = z.safeParse(forms[drafted.form], stored);
    return (found.success ? found.data : {}) as Kept<Of>;
  } catch {
    return {} as Kept<Of>;
  }
}

export function keepDraft<Of extends Form>(drafted: Drafted<Of>, draft: Kept<Of>): void {
  try {
    sessionStorage.setItem(nameOf(drafted), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still shows what was chosen.
  }
}

/** Of a form that is done with. */
export function forgetDraft(drafted: Drafted): void {
  forget((name) => name === nameOf(drafted));
}

/** When somebody leaves. */
export function forgetDrafts(): void {
  forget((name) => Object.keys(forms).some((form) => name.startsWith(`${form} `)));
}

function forget(which: (name: string) => boolean): void {
  try {
    for (const name of Object.keys(sessionStorage).filter(which)) sessionStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
