import * as z from 'zod/mini';
import { code } from './code.ts';
import { outreachId, staffId } from './ids.ts';
import { sealed } from './sealed.ts';

/** A consultant calls out from a case: who, and what about. */
export const callOut = z.object({
  staffId,
  /**
   * Type of the talk (samtaletype) where it is this call's own and not its case's: the talk is held beside the case, and nothing in it waits
   * to be concluded because of it.
   */
  type: z.optional(code),
  /** What it is about in a few words, where the type asks for them. */
  purpose: z.optional(sealed),
  /** The entry of the list of those whom the office wants called. */
  outreachId: z.optional(outreachId),
});
