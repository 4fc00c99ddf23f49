import * as z from 'zod/mini';
import { notWith } from './caseworker.ts';
import { personId, staffId, unitId, visitId, watchMarkId } from './ids.ts';
import { sealed } from './sealed.ts';
import { instant, localDay } from './time.ts';

/** What is to be thought of whenever the person is met, called or written to. */
export const personNeed = z.enum(['interpreter', 'companion', 'noDigitalPost', 'noPhone']);
export type PersonNeed = z.infer<typeof personNeed>;

/** Somebody who has asked for help, once or several times. Everything that names the person is sealed. */
export const person = z.object({
  entity: z.literal('person'),
  personId,
  unitId,
  version: z.number(),
  registeredAt: instant,
  /** Every case of the person, the oldest first. */
  visits: z.array(visitId),
  name: sealed,
  cpr: z.optional(sealed),
  /** The registered number; the one in hand stands on the case. */
  phone: z.optional(sealed),
  /** Keyed hash of a registered number that the carrier found to take no SMS. */
  smsRefused: z.optional(z.string()),
  /** Keyed hashes by which the person is found again; they say nothing without the key. */
  hashes: z.object({ cpr: z.optional(z.string()), phone: z.optional(z.string()), name: z.array(z.string()) }),
  /** From the CPR: decides the target group of a day. */
  bornOn: z.optional(localDay),
  /** Has an education that qualifies for a job (erhvervskompetencegivende uddannelse); absent while nobody has said. */
  education: z.optional(z.boolean()),
  knownBefore: z.boolean(),
  protectedAddress: z.boolean(),
  language: z.string(),
  needs: z.optional(z.array(personNeed)),
  /** Every mark ever set on the person, the oldest first. */
  watchMarks: z.optional(z.array(watchMarkId)),
  /** Consultants whom the citizen wishes not to be talked with by, in the order they were said. */
  notWith: z.optional(z.array(notWith)),
  /** Whom a coordinator has made the person's own; else it is whoever talked with them last. */
  caseworker: z.optional(staffId),
});
export type Person = z.infer<typeof person>;

export const lookupKind = z.enum(['cpr', 'phone', 'name']);
export type LookupKind = z.infer<typeof lookupKind>;

/** Finds the persons behind a keyed hash, within one unit: a family may share a telephone, and many share a name. */
export const personLookup = z.object({
  entity: z.literal('personLookup'),
  unitId,
  kind: lookupKind,
  hash: z.string(),
  personId,
});

/** Finds an open case by the keyed hash of its reference code; it ends with the case. */
export const codeLookup = z.object({ entity: z.literal('codeLookup'), unitId, hash: z.string(), visitId });

/** Finds the open contacts behind the keyed hash of a visible or registered number; it ends with the contact. */
export const openNumber = z.object({
  entity: z.literal('openNumber'),
  unitId,
  hash: z.string(),
  visitId,
  personId: z.optional(personId),
});
