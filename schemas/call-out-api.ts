import * as z from 'zod/mini';
import { callOutcome } from './call.ts';
import { conversationTypeId } from './conversation-type.ts';
import { callId } from './ids.ts';
import { shortText } from './text.ts';

/** Few words about a call: what it is for, not what was said in it. */
const purpose = shortText(200).check(z.minLength(1));

/** A consultant rings the citizen of a case now. `purpose`: where the type asks for it. */
export const callOutRequest = z.object({ type: conversationTypeId, purpose: z.optional(purpose) });

/** The call that stands now: their own softphone rings first. */
export const callOutResponse = z.object({ callId, routing: z.string(), outcome: z.optional(callOutcome) });
