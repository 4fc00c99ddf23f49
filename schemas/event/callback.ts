import * as z from 'zod/mini';
import { refusalCode } from '../code.ts';
import { staffId } from '../ids.ts';
import { instant } from '../time.ts';

/** The window in which the call-back was promised. */
const window = { from: instant, until: instant };

/** What events say of a call-back that was promised. */
export const callbackPayloads = [
  z.object({
    type: z.literal('callbackPromised'),
    kind: z.enum(['callback', 'missed']),
    owner: z.optional(staffId),
    ...window,
    /** The citizen gets a message; not of what nobody wished for, nor of a window that they were told of already. */
    isTold: z.boolean(),
  }),
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
    /** The line was closed for the day before the window was over. */
    closed: z.optional(z.literal(true)),
    ...window,
    next: z.optional(z.object(window)),
  }),
  /** We called and reached nobody, and the day ended (or the line was closed) before the next attempt: that is made in another window. */
  z.object({ type: z.literal('callbackMoved'), attempts: z.number(), ...window, next: z.object(window) }),
  /** Staff or the citizen cancelled it by an explicit choice; the citizen is told. */
  z.object({ type: z.literal('callbackCancelled') }),
  z.object({ type: z.literal('callbackMissed'), attempts: z.number(), ...window }),
  /** Replaced before it was kept: by another choice, another talk, or the end of the case. Its window may have been broken by then. */
  z.object({ type: z.literal('callbackReplaced'), ...window }),
] as const;
