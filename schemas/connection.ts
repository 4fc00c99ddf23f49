import * as z from 'zod/mini';
import { staffId, unitId } from './ids.ts';
import { instant } from './time.ts';

/** Epoch seconds after which the table may drop the item; it may take days, so nothing relies on it. */
const expiresAt = z.number();

/** A desk that looks on: it is told that something of its unit has changed, and nothing else. Written and removed without an event. */
export const connection = z.object({
  entity: z.literal('connection'),
  unitId,
  /** The gateway's own id of the socket. */
  connectionId: z.string().check(z.minLength(1), z.maxLength(128)),
  staffId,
  openedAt: instant,
  expiresAt,
});
export type Connection = z.infer<typeof connection>;

/** Opens one connection, once and soon; only its hash is kept, so that who reads the table cannot use it. */
export const liveTicket = z.object({
  entity: z.literal('liveTicket'),
  unitId,
  hash: z.string(),
  staffId,
  validUntil: instant,
  expiresAt,
});
export type LiveTicket = z.infer<typeof liveTicket>;
