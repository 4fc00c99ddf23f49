import * as z from 'zod/mini';
import { correctionId, followUpId, personId, staffId, unitId, visitId } from './ids.ts';
import { personNeed } from './person.ts';
import { sealed } from './sealed.ts';
import { instant, localDay } from './time.ts';
import { certainty } from './visit.ts';

/** What names a person, with the keyed hashes by which it is found; absent where there was none. */
const namings = [
  z.object({ what: z.literal('name'), sealed, hashes: z.array(z.string()) }),
  z.object({ what: z.literal('phone'), sealed: z.optional(sealed), hash: z.optional(z.string()) }),
  z.object({
    what: z.literal('cpr'),
    sealed: z.optional(sealed),
    hash: z.optional(z.string()),
    bornOn: z.optional(localDay),
  }),
] as const;
const naming = z.discriminatedUnion('what', namings);
export type Naming = z.infer<typeof naming>;

/** What is to be thought of about a person, all of it. */
const needs = z.object({ what: z.literal('needs'), needs: z.array(personNeed), protectedAddress: z.boolean() });
export type Needs = z.infer<typeof needs>;

/** What a conclusion says; `isFinal`: the category that was set when the citizen had been met. */
const judgement = z.object({
  what: z.literal('conclusion'),
  category: z.string(),
  certainty,
  isFinal: z.boolean(),
});
export type Judgement = z.infer<typeof judgement>;

const value = z.discriminatedUnion('what', [...namings, needs, judgement]);

/** Something that was wrong was put right (rettelse): by whom, when and why, and what stood there before. Never changed but by its undoing. */
export const correction = z.object({
  entity: z.literal('correction'),
  correctionId,
  unitId,
  /** The case that was concluded, or the latest one of the person. */
  visitId,
  personId: z.optional(personId),
  version: z.number(),
  at: instant,
  by: staffId,
  reason: sealed,
  before: value,
  after: value,
  /** Until then it can be undone, as long as what it wrote still stands. */
  undoUntil: instant,
  /** The doubt that it opened. It is not undone then: a doubt ends when the citizen was met, or a coordinator withdraws it and says why. */
  opened: z.optional(followUpId),
  undone: z.optional(z.object({ at: instant, by: staffId })),
});
export type Correction = z.infer<typeof correction>;
