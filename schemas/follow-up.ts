import * as z from 'zod/mini';
import { followUpId, staffId, unitId, visitId } from './ids.ts';
import { language } from './language.ts';
import { bookedMeeting } from './meeting.ts';
import { sealed } from './sealed.ts';
import { nextStep } from './step.ts';
import { instant } from './time.ts';

export const followUpOutcome = z.enum(['confirmed', 'changed', 'noShow', 'declined', 'withdrawn']);
export type FollowUpOutcome = z.infer<typeof followUpOutcome>;

/** The citizen did not come, or said no: the doubt stays open. */
export const missedOutcome = z.enum(['noShow', 'declined']);
export type MissedOutcome = z.infer<typeof missedOutcome>;

/** Why a follow-up was booked after its due date: a closed list, so that it can be counted. */
export const lateReason = z.enum(['citizenWish', 'noFreeTime', 'interpreter', 'illness', 'other']);
export type LateReason = z.infer<typeof lateReason>;

/** What the meeting of a doubt may need besides a time. */
export const preparationKind = z.enum(['interpreter', 'meetingPlace', 'supportPerson']);
export type PreparationKind = z.infer<typeof preparationKind>;

/** One such thing; `language`: of the interpreter, where it is known. */
export const preparation = z.object({ what: preparationKind, language: z.optional(language) });
export type Preparation = z.infer<typeof preparation>;

/**
 * A doubt: the physical meeting that a flag or the law demands (opfølgning), with owner and due date. It is open until the citizen was
 * met, or a coordinator withdraws it with a written reason.
 */
export const followUp = z.object({
  entity: z.literal('followUp'),
  followUpId,
  unitId,
  visitId,
  version: z.number(),
  /** The booked meeting; absent while no time has been found. */
  meeting: z.optional(bookedMeeting),
  owner: staffId,
  /** The citizen wishes not to meet the owner: a coordinator gives it to somebody else. */
  toBeGiven: z.optional(z.literal(true)),
  flags: z.array(z.string()),
  /** To be arranged for its meeting; absent where there is nothing. */
  preparations: z.optional(z.array(preparation)),
  provisionalCategory: z.string(),
  openedAt: instant,
  dueAt: instant,
  lateReason: z.optional(lateReason),
  overdueAt: z.optional(instant),
  /** The end of the week of § 31, where it runs on after a provisional conclusion; gone once it has been looked at. */
  firstTalkDueAt: z.optional(instant),
  /** Derived from the rest at every write, never set by hand; absent when nothing is open. */
  step: z.optional(nextStep),
  /** Meetings to which the citizen did not come, or said no. */
  noShows: z.number(),
  declined: z.number(),
  closed: z.optional(
    z.object({
      at: instant,
      by: staffId,
      outcome: followUpOutcome,
      category: z.optional(z.string()),
      /** Written, for a doubt that is withdrawn. */
      reason: z.optional(sealed),
    }),
  ),
});
export type FollowUp = z.infer<typeof followUp>;
