import * as z from 'zod/mini';
import { outreachId, personId, visitId } from './ids.ts';
import { outreachDone } from './outreach.ts';
import { shortText } from './text.ts';
import { instant } from './time.ts';

/* What goes over the staff routes of the list of those whom the office wants called. */

/** Types of talks that are voluntary and to which no conclusion belongs: the seven of Copenhagen's answer of 22 April 2020. */
export const outreachType = z.enum([
  'mentorkontakt',
  'jobsparring',
  'rehabiliteringsplan',
  'bekymring',
  'udsatte',
  'jobformidling',
  'digitalvejledning',
]);

export const outreachRequest = z.object({
  type: outreachType,
  purpose: z.optional(shortText(200).check(z.minLength(1))),
});
export const outreachListed = z.object({ outreachId });
export const outreachCloseRequest = z.object({ outcome: outreachDone });

export const outreachRow = z.object({
  outreachId,
  personId,
  /** The person's latest case, from which they are called. */
  visitId,
  citizen: z.optional(z.object({ name: z.string(), cpr: z.optional(z.string()), phone: z.optional(z.string()) })),
  /** Is in safe contact since they were listed. */
  safeContact: z.optional(z.literal(true)),
  title: z.string(),
  purpose: z.optional(z.string()),
  listedAt: instant,
  listedByName: z.optional(z.string()),
  dueAt: instant,
  late: z.boolean(),
  tries: z.number(),
  /** A talk was held: who says how it went. */
  talked: z.optional(z.object({ at: instant, byName: z.optional(z.string()) })),
  /** Somebody is in a call in the case. */
  active: z.boolean(),
});
export type OutreachRow = z.infer<typeof outreachRow>;
/** The oldest first; `more`: not all are shown. */
export const outreachResponse = z.object({ outreach: z.array(outreachRow), more: z.boolean() });
