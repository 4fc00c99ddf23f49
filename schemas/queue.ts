import * as z from 'zod/mini';
import { direction } from './call.ts';
import { callOwner } from './call-owner.ts';
import { callId, staffId, unitId, visitId } from './ids.ts';
import { suitedBy } from './skills.ts';
import { instant } from './time.ts';

/** Finds a call by the keyed hash of its first leg's CallSid, so that the same webhook twice meets the same call. */
export const legLookup = z.object({ entity: z.literal('legLookup'), unitId, hash: z.string(), callId, visitId });
/** Stands exactly while a call has a telephone number on the line or rings it; of call-backs one at a time does. */
export const numberInUse = z.object({ entity: z.literal('numberInUse'), unitId, hash: z.string(), callId, direction });

/** Stands exactly while a call-back is promised, sorted by the end of its window: what the line has to keep already. */
export const promised = z.object({ entity: z.literal('promised'), unitId, visitId, from: instant, until: instant });
export type Promised = z.infer<typeof promised>;

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
  notWith: z.optional(z.array(staffId)),
  suitedBy: z.optional(suitedBy),
});
export type QueueEntry = z.infer<typeof queueEntry>;
