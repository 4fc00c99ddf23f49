import * as z from 'zod/mini';
import { code } from './code.ts';
import { outreachId, personId, staffId, unitId, visitId } from './ids.ts';
import { sealed } from './sealed.ts';
import { nextStep } from './step.ts';
import { instant } from './time.ts';

/** What staff can say of an entry: there was a talk; nobody was reached; the citizen would rather not; the office does not want it any more. */
export const outreachDone = z.enum(['talked', 'notReached', 'declined', 'withdrawn']);
export type OutreachDone = z.infer<typeof outreachDone>;
/** Or the same person stood on the list twice, registered as two. */
export const outreachOutcome = z.enum([...outreachDone.options, 'joined']);
export type OutreachOutcome = z.infer<typeof outreachOutcome>;

/** Somebody whom the office wants called, freely and without a conclusion (opsøgende opkald): one open entry for each person. */
export const outreach = z.object({
  entity: z.literal('outreach'),
  outreachId,
  unitId,
  personId,
  /** The person's latest case when it was listed. */
  visitId,
  version: z.number(),
  /** Type of the talk (samtaletype), and in a few words what it is about. */
  type: code,
  purpose: z.optional(sealed),
  listedAt: instant,
  listedBy: staffId,
  dueAt: instant,
  /** How often the telephone rang and nobody answered. */
  tries: z.number(),
  /** A talk was held: who says how it went. */
  talked: z.optional(z.object({ at: instant, by: staffId })),
  /** Derived from the rest at every write, never set by hand; absent once it is closed. */
  step: z.optional(nextStep),
  closed: z.optional(z.object({ at: instant, by: staffId, outcome: outreachOutcome })),
});
export type Outreach = z.infer<typeof outreach>;
