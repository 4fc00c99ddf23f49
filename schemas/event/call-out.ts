import * as z from 'zod/mini';
import { code } from '../code.ts';
import { staffId } from '../ids.ts';
import { outreachOutcome } from '../outreach.ts';
import { localDay } from '../time.ts';

/** What events say of calls that consultants make of their own accord; never what they are about in words. */
export const callOutPayloads = [
  /** `keeps`: a promise stood, of which this call is an attempt. */
  z.object({ type: z.literal('callOutBegun'), staffId, conversationType: code, keeps: z.boolean() }),
  /** Somebody was put on the list of those whom the office wants called, is done with, and is on it again after a mistake. */
  z.object({ type: z.literal('outreachListed'), conversationType: code }),
  z.object({
    type: z.literal('outreachClosed'),
    conversationType: code,
    outcome: outreachOutcome,
    tries: z.number(),
  }),
  z.object({ type: z.literal('outreachRestored'), conversationType: code, closedOn: localDay }),
] as const;
