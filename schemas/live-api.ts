import * as z from 'zod/mini';
import { instant } from './time.ts';

/** The subprotocol of a desk's socket; beside it, the desk offers its ticket as another, since a browser can send no header of its own. */
export const liveProtocol = 'visitationslinjen';

export const liveTicketResponse = z.object({ ticket: z.string().check(z.regex(/^[\w-]{1,128}$/)) });

/** What a desk asks through its socket. `alive`: its softphone is. `look`: what is the newest number? */
export const liveQuestion = z.object({ alive: z.optional(z.boolean()), look: z.optional(z.boolean()) });
export type LiveQuestion = z.infer<typeof liveQuestion>;

/**
 * What a desk hears. `sequence` tells by being another that something of its unit has changed; empty while nothing has on this day. An answer
 * carries the line's own time, what is pushed does not.
 */
export const liveWord = z.object({ now: z.optional(instant), sequence: z.optional(z.string()) });
export type LiveWord = z.infer<typeof liveWord>;
