import * as z from 'zod/mini';
import { instant } from './time.ts';

/** How a coordinator takes part in another's talk: is heard by nobody, by the consultant alone, or by all. */
export const supervisionMode = z.enum(['listen', 'whisper', 'join']);
export type SupervisionMode = z.infer<typeof supervisionMode>;

/** A coordinator's part in a talk, on their leg; gone from it when it is over, though the leg may still be up. */
export const supervision = z.object({
  /** The consultant's leg, by its number: with another consultant it is another talk. */
  of: z.number(),
  /** How they take part; the citizen has been told so. */
  mode: z.optional(supervisionMode),
  /** How they ask to; the citizen has yet to be told. */
  asked: z.optional(supervisionMode),
  askedAt: z.optional(instant),
});
