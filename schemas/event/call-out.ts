import * as z from 'zod/mini';
import { code } from '../code.ts';
import { staffId } from '../ids.ts';

/** What events say of calls that consultants make of their own accord; never what they are about in words. */
export const callOutPayloads = [
  /** `keeps`: a promise stood, of which this call is an attempt. */
  z.object({ type: z.literal('callOutBegun'), staffId, conversationType: code, keeps: z.boolean() }),
] as const;
