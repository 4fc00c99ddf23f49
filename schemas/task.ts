import * as z from 'zod/mini';
import { meetingId, staffId, taskId, unitId, visitId } from './ids.ts';
import { instant } from './time.ts';

export const taskKind = z.enum(['smsRefused', 'noChoice', 'noShow', 'noTimes', 'followUpNoShow', 'cannotCall']);
export type TaskKind = z.infer<typeof taskKind>;

/** Work for a person because the line could not do it: never dropped, closed only by hand. */
export const task = z.object({
  entity: z.literal('task'),
  taskId,
  unitId,
  version: z.number(),
  kind: taskKind,
  visitId: z.optional(visitId),
  meetingId: z.optional(meetingId),
  openedAt: instant,
  doneAt: z.optional(instant),
  doneBy: z.optional(staffId),
});
export type Task = z.infer<typeof task>;
