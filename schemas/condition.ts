import * as z from 'zod/mini';

/** What is known of a talk besides its answers. */
export const factName = z.enum([
  'certainty',
  'form',
  'attendanceDemanded',
  'knownBefore',
  'youngWithoutEducation',
  'drops',
  'earlierCategory',
]);
export type FactName = z.infer<typeof factName>;

/** Something that the answers of one talk say as a whole. */
export const overall = z.enum([
  /** Two or more decisive questions were left open. */
  'twoDecisiveOpen',
  /** A decisive question that is asked has no answer. */
  'decisiveUnanswered',
  /** An earlier category or an earlier answer of the same person says the opposite. */
  'differsFromRecord',
]);
export type Overall = z.infer<typeof overall>;

const questionId = z.string().check(z.regex(/^[A-Z]\d{1,2}$/));

/** One thing that can be so; an answer that is not there is never so. */
export const term = z.union([
  /** One of these was chosen. `not`: none of them, be it that nothing was answered. */
  z.strictObject({ question: questionId, is: z.array(z.string()), not: z.optional(z.literal(true)) }),
  /** On the scale 0 to 10, both ends included. */
  z.strictObject({ question: questionId, from: z.number(), to: z.number() }),
  /** The day that was answered lies more than so many months back. */
  z.strictObject({ question: questionId, monthsAgo: z.number() }),
  z.strictObject({ fact: factName, is: z.array(z.union([z.string(), z.boolean()])) }),
  /** For a fact that is a number. */
  z.strictObject({ fact: factName, atLeast: z.number() }),
  z.strictObject({ overall }),
]);
export type Term = z.infer<typeof term>;

/** When a question is asked or a flag raised, as data: one of these lists, and all of it. */
export const condition = z.array(z.array(term));
export type Condition = z.infer<typeof condition>;
