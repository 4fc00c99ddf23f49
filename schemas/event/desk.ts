import * as z from 'zod/mini';
import { staffId, taskId } from '../ids.ts';
import { presence } from '../staff.ts';
import { taskKind } from '../task.ts';
import { instant } from '../time.ts';

/** What events say of the desk: tasks and presence. */
export const deskPayloads = [
  z.object({ type: z.literal('taskOpened'), taskId, kind: taskKind }),
  z.object({ type: z.literal('taskDone'), taskId, kind: taskKind }),
  z.object({
    type: z.literal('presenceChanged'),
    staffId,
    state: presence,
    was: presence,
    /** How long the state before lasted; with `was: wrapping` the wrap-up. */
    seconds: z.number(),
    /** From when on calls may be given; later than the event while a missed ring cools off. */
    idleFrom: z.optional(instant),
  }),
] as const;
