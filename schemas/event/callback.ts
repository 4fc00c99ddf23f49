import * as z from 'zod/mini';
import { refusalCode } from '../code.ts';
import { instant } from '../time.ts';

/** The window in which the call-back was promised. */
const window = { from: instant, until: instant };

/** What events say of a call-back that was promised. */
export const callbackPayloads = [
  z.object({ type: z.literal('callbackPromised'), kind: z.enum(['callback', 'missed']), ...window }),
  z.object({
    type: z.literal('callbackKept'),
    attempts: z.number(),
    inWindow: z.boolean(),
    lateSeconds: z.number(),
    ...window,
  }),
  z.object({ type: z.literal('callbackAttemptFailed'), attempts: z.number(), nextAt: instant }),
  /** The carrier would not dial: no telephone has rung, so it is no attempt. */
  z.object({ type: z.literal('callbackNotDialled'), code: refusalCode, nextAt: z.optional(instant) }),
  /** The promised window ended before we called: said, counted and made good. */
  z.object({
    type: z.literal('callbackBroken'),
    times: z.number(),
    ...window,
    next: z.optional(z.object(window)),
  }),
  /** Staff cancelled it by an explicit choice, or the citizen did; it is told by SMS. */
  z.object({ type: z.literal('callbackCancelled') }),
  z.object({ type: z.literal('callbackMissed'), attempts: z.number(), ...window }),
  /** Replaced before it was kept: by another choice, another talk, or the end of the case. Its window may have been broken by then. */
  z.object({ type: z.literal('callbackReplaced'), ...window }),
] as const;
