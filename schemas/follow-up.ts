import * as z from 'zod/mini';
import { followUpId, meetingId, staffId, unitId, visitId } from './ids.ts';
import { instant } from './time.ts';

export const followUpOutcome = z.enum(['confirmed', 'changed', 'noShow', 'withdrawn']);
export type FollowUpOutcome = z.infer<typeof followUpOutcome>;

/** The physical meeting that a flag demands (opfølgning), with owner and due date until it is closed with an outcome. */
export const followUp = z.object({
  entity: z.literal('followUp'),
  followUpId,
  unitId,
  visitId,
  version: z.number(),
  meetingId,
  startAt: instant,
  owner: staffId,
  flags: z.array(z.string()),
  provisionalCategory: z.string(),
  openedAt: instant,
  dueAt: instant,
  overdueAt: z.optional(instant),
  closed: z.optional(
    z.object({ at: instant, by: staffId, outcome: followUpOutcome, category: z.optional(z.string()) }),
  ),
});
export type FollowUp = z.infer<typeof followUp>;
