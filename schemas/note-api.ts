import * as z from 'zod/mini';
import { staffId, visitId } from './ids.ts';
import { noteState } from './note.ts';
import { longText } from './text.ts';
import { instant } from './time.ts';

/* What goes over the staff routes of a note. */

/** Longer than what every question of a checklist can bring, and a page of words more. */
const mostText = 20_000;
const mostAddendum = 4000;

/** `byName`: as colleagues know the author. */
const authored = { at: instant, by: staffId, byName: z.optional(z.string()) };

export const noteView = z.object({
  visitId,
  /** Send it back with a change, and to lock what was read. */
  version: z.number(),
  state: noteState,
  text: z.string(),
  /** The whole of it to be copied: the text, when and by whom it was locked, and every addendum. */
  record: z.string(),
  writtenAt: instant,
  /** It is to be locked by then. */
  dueAt: instant,
  owner: staffId,
  ownerName: z.optional(z.string()),
  edited: z.optional(z.object(authored)),
  locked: z.optional(z.object(authored)),
  addenda: z.array(z.object({ ...authored, text: z.string() })),
  /** Flags of the case that say what must never be written of it. */
  protects: z.array(z.enum(['F11', 'F12'])),
});
export type NoteView = z.infer<typeof noteView>;

export const noteRequest = z.object({ version: z.number(), text: longText(mostText) });
export const noteLockRequest = z.object({ version: z.number() });
export const addendumRequest = z.object({ text: longText(mostAddendum).check(z.minLength(1)) });

/** 409: what is stored and what was sent, so that nobody's words are thrown away. */
export const staleNote = z.object({
  error: z.literal('stale'),
  message: z.string(),
  stored: z.object({ version: z.number(), text: z.string() }),
  sent: z.object({ version: z.number(), text: z.optional(z.string()) }),
});
