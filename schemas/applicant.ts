import * as z from 'zod/mini';
import { applicantId, unitId, visitId } from './ids.ts';
import { instant } from './time.ts';

/** Text encrypted under the unit's key; only `adapters/sealing` opens it. */
export const sealed = z.string().check(z.minLength(1));

/** A person who has asked for help. Everything that names the person is sealed. */
export const applicant = z.object({
  entity: z.literal('applicant'),
  applicantId,
  unitId,
  version: z.number(),
  registeredAt: instant,
  /** The open or latest case. */
  visitId,
  name: sealed,
  cpr: z.optional(sealed),
  phone: z.optional(sealed),
  referenceCode: sealed,
  knownBefore: z.boolean(),
  protectedAddress: z.boolean(),
  language: z.string(),
});
export type Applicant = z.infer<typeof applicant>;

/** Finds an applicant by the keyed hash of a reference code, within one unit. */
export const codeLookup = z.object({ entity: z.literal('codeLookup'), unitId, hash: z.string(), applicantId });

/** Finds the applicants behind the keyed hash of a telephone number, within one unit: a family may share one. */
export const phoneLookup = z.object({ entity: z.literal('phoneLookup'), unitId, hash: z.string(), applicantId });
export type PhoneLookup = z.infer<typeof phoneLookup>;
