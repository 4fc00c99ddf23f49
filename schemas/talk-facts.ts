import * as z from 'zod/mini';
import { answer } from './checklist.ts';
import { preparationKind } from './follow-up.ts';
import { localDay } from './time.ts';
import { channel } from './unit.ts';
import { certainty } from './visit.ts';

/** What is known of a talk besides its answers: decides which questions are asked, which flags are raised and how they bind. */
export const talkFacts = z.object({
  today: localDay,
  form: channel,
  /** The law wants the citizen there in person for this talk on this day, be it held so or not. */
  attendanceDemanded: z.boolean(),
  /** Known to the jobcentre before this case (kendt i forvejen). */
  knownBefore: z.boolean(),
  /** Younger than the age border of the rules today; absent while the birth date is not known. */
  isYoung: z.optional(z.boolean()),
  /** As registered; an answer to question B3 outranks it. */
  education: z.optional(z.boolean()),
  youngWithoutEducation: z.boolean(),
  /** How often a talk of this case broke off. */
  drops: z.number(),
  /** Chosen by hand. */
  certainty: z.optional(certainty),
  /** What the same person was judged and answered last time. */
  earlierCategory: z.optional(z.string()),
  earlierAnswers: z.optional(z.record(z.string(), answer)),
});
export type TalkFacts = z.infer<typeof talkFacts>;

/**
 * `followUp`: a physical meeting; what that meeting needs; `procedure`: the steps on the flag's own page; `watchMark`: to be looked at
 * again later.
 */
export const demand = z.enum(['followUp', ...preparationKind.options, 'procedure', 'watchMark']);
export type Demand = z.infer<typeof demand>;
