import * as z from 'zod/mini';
import { staffId, unitId, visitId } from './ids.ts';
import { sealed } from './sealed.ts';
import { nextStep } from './step.ts';
import { instant } from './time.ts';

/** Who wrote, and when. */
const written = { at: instant, by: staffId };

/** What was written after the note was locked; it is never changed either. */
const addendum = z.object({ ...written, text: z.string() });

/**
 * The record of a talk (notat): a draft of the answers, ready with the conclusion, then edited by hand, then locked. A locked note is
 * changed by nobody; what is to be added stands below it with its own time and author.
 */
export const note = z.object({
  entity: z.literal('note'),
  visitId,
  unitId,
  version: z.number(),
  /** When the case was concluded and the draft was ready: it is to be locked on this day. */
  writtenAt: instant,
  /** Who concluded, and is to finish it. */
  owner: staffId,
  text: z.string(),
  addenda: z.array(addendum),
  /** Text and addenda as they lie in the table; only the store's own seal opens them, and nobody else sees this field. */
  sealedWords: z.optional(sealed),
  /** The last change by hand; absent while the draft stands as it was made. */
  edited: z.optional(z.object(written)),
  locked: z.optional(z.object(written)),
  /** The case that the talk turned out to belong to: the note goes on there, and no word of it is left here. */
  movedTo: z.optional(visitId),
  /** The day is over and it was not locked; said once. */
  overdueAt: z.optional(instant),
  /** Derived from the rest at every write, never set by hand; absent once it is locked. */
  step: z.optional(nextStep),
});
export type Note = z.infer<typeof note>;

export const noteState = z.enum(['draft', 'edited', 'locked']);
export type NoteState = z.infer<typeof noteState>;
