import * as z from 'zod/mini';
import { callId, staffId, unitId } from './ids.ts';
import { skills } from './skills.ts';
import { instant } from './time.ts';

export const role = z.enum(['intake', 'consultant', 'coordinator', 'manager', 'administrator', 'auditor']);
export type Role = z.infer<typeof role>;

/** A member of staff; role and unit are ours, never the token's. */
export const staff = z.object({
  entity: z.literal('staff'),
  /** Subject of the identity provider's token: who somebody is comes from there, what they may do from here. */
  subject: z.string().check(z.minLength(1), z.maxLength(128)),
  staffId,
  unitId,
  /**
   * Sign-in name and softphone identity: letters, digits and underscore, at most 121 (the voice SDK's stricter rule). Softphones of all
   * units share one account at the carrier, so nobody else of the deployment has it: `userName` sees to that.
   */
  user: z.string().check(z.regex(/^[A-Za-z0-9_]{1,121}$/)),
  name: z.string(),
  role,
});
export type Staff = z.infer<typeof staff>;

/** Stands in the table exactly while a member of staff has the name, so that it is given once only, whichever the unit. */
export const userName = z.object({ entity: z.literal('userName'), unitId, user: z.string(), staffId });

/** What a consultant can be rung for; `reserved` while a softphone rings, `busy` in a talk, `wrapping` while it is written down. */
export const presence = z.enum(['off', 'pause', 'available', 'reserved', 'busy', 'wrapping']);
export type Presence = z.infer<typeof presence>;

/** A consultant's presence at the desk. */
export const consultant = z.object({
  entity: z.literal('consultant'),
  unitId,
  staffId,
  user: z.string(),
  version: z.number(),
  state: presence,
  since: instant,
  /** Longest idle first: since when there was nothing to do, or until when a missed ring is cooled off. */
  idleFrom: z.optional(instant),
  /** The desk was last heard of; rung only within the policy's `presenceGrace`. */
  aliveAt: instant,
  reason: z.optional(z.string().check(z.maxLength(80))),
  /** The call that holds the consultant, and the number of the leg it rings or has. */
  callId: z.optional(callId),
  leg: z.optional(z.number()),
  wrapUntil: z.optional(instant),
  /** Was on a break when they called out, and goes back to it. */
  pausing: z.optional(z.object({ reason: z.optional(z.string()) })),
  /** Rings in turn that were not taken; `unanswered`: of these nobody even refused. */
  missed: z.optional(z.object({ unanswered: z.number(), isRefused: z.boolean(), at: instant })),
  ...skills,
});
export type Consultant = z.infer<typeof consultant>;

/** Stands in the unit's own partition exactly while the consultant is available, sorted by `idleFrom`. */
export const availability = z.object({
  entity: z.literal('availability'),
  unitId,
  staffId,
  idleFrom: instant,
  ...skills,
});
export type Availability = z.infer<typeof availability>;
