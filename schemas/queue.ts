import * as z from 'zod/mini';
import { callOwner, direction } from './call.ts';
import { callId, unitId } from './ids.ts';
import { instant } from './time.ts';

/** Stands exactly while a caller has a seat in the unit's queue: each is taken once. */
export const queueSeat = z.object({ entity: z.literal('queueSeat'), unitId, seat: z.number(), callId });

/** Stands in the unit's own partition exactly while the call waits for a consultant, sorted by `placeAt`. */
export const queueEntry = z.object({
  entity: z.literal('queueEntry'),
  unitId,
  placeAt: instant,
  callId,
  direction,
  owner: z.optional(callOwner),
});
export type QueueEntry = z.infer<typeof queueEntry>;
