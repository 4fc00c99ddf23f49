import * as z from 'zod/mini';
import { code } from '../code.ts';
import { smsTemplate } from '../effect.ts';
import { followUpOutcome, lateReason, missedOutcome } from '../follow-up.ts';
import { followUpId, meetingId, staffId } from '../ids.ts';
import { meetingPurpose } from '../meeting.ts';
import { instant } from '../time.ts';
import { whyNot } from '../why-not.ts';
import { heldTalk, offered, talkFacts } from './facts.ts';

/** What events say of meetings and of the follow-ups that flags demand. */
export const meetingPayloads = [
  z.object({
    type: z.literal('meetingBooked'),
    meetingId,
    purpose: meetingPurpose,
    startAt: instant,
    sms: smsTemplate,
    /** By the rules of the meeting's own day. */
    ...talkFacts,
  }),
  z.object({
    type: z.literal('meetingCancelled'),
    meetingId,
    purpose: meetingPurpose,
    startAt: instant,
    /** The citizen gets a message; not where another time takes its place. */
    isTold: z.boolean(),
    /** It gave way to another choice on the telephone, without a word of it. */
    isUnsaid: z.optional(z.literal(true)),
  }),
  /** The working day before has come: the citizen is reminded. */
  z.object({ type: z.literal('meetingReminded'), meetingId, purpose: meetingPurpose, startAt: instant }),
  z.object({
    type: z.literal('meetingEnded'),
    meetingId,
    purpose: meetingPurpose,
    startAt: instant,
    outcome: z.enum(['held', 'noShow']),
    ...talkFacts,
    ...offered,
    /** The talk that was held, when the citizen came. */
    talk: z.optional(heldTalk),
  }),
  z.object({
    type: z.literal('followUpOpened'),
    followUpId,
    dueAt: instant,
    startAt: z.optional(instant),
    owner: staffId,
    /** Only the law demands it, no doubt of a consultant does. */
    isLawOnly: z.boolean(),
    lateReason: z.optional(lateReason),
  }),
  z.object({
    type: z.literal('followUpBooked'),
    followUpId,
    startAt: instant,
    dueAt: instant,
    lateReason: z.optional(lateReason),
  }),
  /** The citizen did not come, or said no: the doubt stays open. */
  z.object({
    type: z.literal('followUpMissed'),
    followUpId,
    outcome: missedOutcome,
    times: z.number(),
    /** Why the doubt may not be closed yet. */
    stillOpen: whyNot,
  }),
  z.object({ type: z.literal('followUpOverdue'), followUpId, dueAt: instant }),
  z.object({
    type: z.literal('followUpClosed'),
    followUpId,
    outcome: followUpOutcome,
    /** What a coordinator's word set aside; absent where anybody could have closed it so. */
    overruled: z.optional(whyNot),
    held: z.boolean(),
    changed: z.boolean(),
    firstCategory: code,
    finalCategory: z.optional(code),
    ...talkFacts,
    ...offered,
    dueAt: instant,
    inTime: z.boolean(),
    sameStaff: z.boolean(),
  }),
] as const;
