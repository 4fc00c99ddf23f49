import * as z from 'zod/mini';
import { callId, callSid, meetingId, staffId, unitId, visitId } from './ids.ts';

export const smsTemplate = z.enum(['meetingBooked', 'notReachedMeeting', 'meetingMoved']);
export type SmsTemplate = z.infer<typeof smsTemplate>;

/** What must happen outside the store because of an event. Data only; `dispatch` carries it out at least once and records the outcome once. */
export const effect = z.discriminatedUnion('kind', [
  /** Bring free consultants and waiting calls of the unit together. */
  z.object({ kind: z.literal('match'), unitId }),
  z.object({ kind: z.literal('ringConsultant'), callId, reservation: z.number(), staffId }),
  z.object({ kind: z.literal('dialCitizen'), callId }),
  /** Redirect the citizen's live leg to what the call's state now says. */
  z.object({ kind: z.literal('moveCitizen'), callId }),
  z.object({ kind: z.literal('hangUp'), sid: callSid }),
  z.object({ kind: z.literal('endConference'), callId }),
  z.object({ kind: z.literal('sms'), visitId, meetingId: z.optional(meetingId), template: smsTemplate }),
]);
export type Effect = z.infer<typeof effect>;
