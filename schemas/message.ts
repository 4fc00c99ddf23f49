import * as z from 'zod/mini';
import { smsTemplate } from './effect.ts';
import { meetingId, messageId, staffId, unitId, visitId } from './ids.ts';
import { sealed } from './sealed.ts';
import { nextStep } from './step.ts';
import { instant } from './time.ts';

/** A message to the citizen that did not arrive: somebody must tell the citizen in another way. */
export const message = z.object({
  entity: z.literal('message'),
  messageId,
  unitId,
  visitId,
  meetingId: z.optional(meetingId),
  /** What it would have told. */
  template: z.optional(smsTemplate),
  /** The telephone it was sent to, where it was sent at all. */
  to: z.optional(sealed),
  version: z.number(),
  failedAt: instant,
  /** It was not to be sent: who tells the citizen must know when and how. */
  safeContact: z.optional(z.literal(true)),
  /** Derived from the rest at every write, never set by hand; absent when nothing is open. */
  step: z.optional(nextStep),
  /** The citizen was told in another way, by whom and when. */
  told: z.optional(z.object({ at: instant, by: staffId })),
});
export type Message = z.infer<typeof message>;

/** An SMS that was sent, as it stands in its case. */
export const sentSms = z.object({
  entity: z.literal('sentSms'),
  /** Of the event that asked for it, and its place there: the same message once. */
  smsId: z.string(),
  unitId,
  visitId,
  at: instant,
  template: smsTemplate,
  text: sealed,
  /** What is open about it, should it not arrive. */
  messageId,
});
export type SentSms = z.infer<typeof sentSms>;
