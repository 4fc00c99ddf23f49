import * as z from 'zod/mini';

/** Ids say what they name by their prefix, so that a visit can never be passed where a call is meant. All are opaque and pseudonymous. */
const own = z.string().check(z.regex(/^[\w-]{1,80}$/));

export const unitId = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,40}$/));
export type UnitId = z.infer<typeof unitId>;

export const visitId = z.templateLiteral(['visit_', own]);
export type VisitId = z.infer<typeof visitId>;

/** A person over all of their cases. */
export const personId = z.templateLiteral(['person_', own]);
export type PersonId = z.infer<typeof personId>;

export const callId = z.templateLiteral(['call_', own]);
export type CallId = z.infer<typeof callId>;

export const meetingId = z.templateLiteral(['meeting_', own]);
export type MeetingId = z.infer<typeof meetingId>;

export const followUpId = z.templateLiteral(['followup_', own]);
export type FollowUpId = z.infer<typeof followUpId>;

export const messageId = z.templateLiteral(['message_', own]);
export type MessageId = z.infer<typeof messageId>;

export const replyId = z.templateLiteral(['reply_', own]);
export type ReplyId = z.infer<typeof replyId>;

export const watchMarkId = z.templateLiteral(['watchmark_', own]);
export type WatchMarkId = z.infer<typeof watchMarkId>;

/** Made of what the task is about: there is one of its sort for each case, or for each person. */
export const taskId = z.templateLiteral(['task_', own]);
export type TaskId = z.infer<typeof taskId>;

/** Made of the person: one entry of the list for each. */
export const outreachId = z.templateLiteral(['outreach_', own]);
export type OutreachId = z.infer<typeof outreachId>;

export const correctionId = z.templateLiteral(['correction_', own]);
export type CorrectionId = z.infer<typeof correctionId>;

export const eventId = z.templateLiteral(['event_', own]);
export type EventId = z.infer<typeof eventId>;

/** Pseudonym of a member of staff, ours and random: events name it, and nothing in it tells who somebody is. */
export const staffId = z.templateLiteral(['staff_', own]);
export type StaffId = z.infer<typeof staffId>;

/** The carrier's name of one leg: `CA` and 32 hexadecimal digits. */
export const callSid = z.string().check(z.regex(/^CA[0-9a-f]{32}$/));
export type CallSid = z.infer<typeof callSid>;

/** The carrier's name of one message that came in: `SM` (or `MM`, with a picture) and 32 hexadecimal digits. */
export const messageSid = z.string().check(z.regex(/^[MS]M[0-9a-f]{32}$/));

/** `20210104T080000Z-1`: start of the meeting in UTC and the number of the room or chair at that time. */
export const slotId = z.string().check(z.regex(/^\d{8}T\d{6}Z-\d{1,3}$/));
export type SlotId = z.infer<typeof slotId>;
