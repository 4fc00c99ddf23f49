import * as z from 'zod/mini';
import { version } from './code.ts';
import { unitId, visitId } from './ids.ts';
import { instant } from './time.ts';

export const answerType = z.enum(['yesNo', 'choice', 'several', 'text', 'scale', 'date']);

/** One question of the visitation checklist as versioned data. */
export const question = z.object({
  id: z.string().check(z.regex(/^[A-Z]\d{1,2}$/)),
  text: z.string(),
  hint: z.optional(z.string()),
  type: answerType,
  options: z.optional(z.array(z.object({ id: z.string(), label: z.string() }))),
  /** Leaving two of these open is itself a doubt (F14). */
  decisive: z.optional(z.boolean()),
  /** Special categories of data. */
  sensitive: z.optional(z.boolean()),
  /** Read aloud to the citizen, or the consultant's own. */
  audience: z.enum(['citizen', 'consultant']),
});
export type Question = z.infer<typeof question>;

export const checklistDefinition = z.object({
  definitionVersion: version,
  sections: z.array(z.object({ id: z.string(), title: z.string(), questions: z.array(question) })),
});
export type ChecklistDefinition = z.infer<typeof checklistDefinition>;

/** A text of at most 500 characters, a set of choices, or a number on the scale 0 to 10. */
export const answer = z.union([
  z.string().check(z.maxLength(500)),
  z.array(z.string().check(z.maxLength(60))).check(z.maxLength(20)),
  z.int().check(z.minimum(0), z.maximum(10)),
]);
export type Answer = z.infer<typeof answer>;
export type Answers = Record<string, Answer>;

/** The answers of one visit; a draft until the visit is concluded. */
export const checklist = z.object({
  entity: z.literal('checklist'),
  visitId,
  unitId,
  version: z.number(),
  definitionVersion: version,
  answers: z.record(z.string(), answer),
  savedAt: instant,
});
export type Checklist = z.infer<typeof checklist>;
