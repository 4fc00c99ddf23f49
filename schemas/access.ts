import * as z from 'zod/mini';
import { personId, staffId, unitId, visitId } from './ids.ts';
import { instant } from './time.ts';

/** What was looked at: a case, all cases of a person, a CPR number in full, a hit of a search, the note of a talk; or a talk that was listened to. */
export const accessTo = z.enum(['case', 'history', 'cpr', 'hit', 'note', 'talk']);
export type AccessTo = z.infer<typeof accessTo>;

/** Why, as the page knows it; `casework` where nothing more is known. */
export const accessPurpose = z.enum(['call', 'callback', 'followUp', 'search', 'correction', 'casework']);
export type AccessPurpose = z.infer<typeof accessPurpose>;

/** Somebody of the staff looked at a citizen (opslag): who, whom, when and why. Written once, never changed, and in no log. */
export const access = z.object({
  entity: z.literal('access'),
  unitId,
  /** Begins with its moment, so that a stretch of time is read in order. */
  accessId: z.string(),
  at: instant,
  by: staffId,
  to: accessTo,
  purpose: accessPurpose,
  /** Absent for a caller whom nobody has named. */
  personId: z.optional(personId),
  visitId: z.optional(visitId),
});
export type Access = z.infer<typeof access>;
