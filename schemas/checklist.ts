import * as z from 'zod/mini';
import { code, version } from './code.ts';
import { condition } from './condition.ts';
import { staffId, unitId, visitId } from './ids.ts';
import { sealed } from './sealed.ts';
import { instant, localDay } from './time.ts';
import { channel } from './unit.ts';

/**
 * `period`: until which day and, among the options, for how long. A question of any type may have a `note` beside it; a text may have
 * options beside it.
 */
export const answerType = z.enum(['yesNo', 'choice', 'several', 'text', 'scale', 'date', 'period']);

export const questionId = z.string().check(z.regex(/^[A-Z]\d{1,2}$/));

/** One question of the visitation checklist as versioned data. */
export const question = z.object({
  id: questionId,
  /** As it is read aloud; words in braces are filled in when it is shown. */
  text: z.string().check(z.minLength(2)),
  /** Other words for a talk of another form. */
  texts: z.optional(z.partialRecord(channel, z.string().check(z.minLength(2)))),
  hint: z.optional(z.string()),
  /** What the note calls it where what is read aloud makes no sense on paper; without it the note asks as the talk did. */
  noted: z.optional(z.string().check(z.minLength(2))),
  type: answerType,
  options: z.optional(z.array(z.object({ id: code, label: z.string().check(z.minLength(2)) }))),
  /** What may be written beside the answer. */
  note: z.optional(z.string()),
  /** *Ved ikke* and *ønsker ikke at svare* are answers. */
  mayStayOpen: z.optional(z.boolean()),
  /** A conclusion demands an answer where the question is asked. `all`: each option ticked, or written why not. */
  demanded: z.optional(z.enum(['answer', 'text', 'all'])),
  /** Leaving two of these open is itself a doubt (F14). */
  decisive: z.optional(z.boolean()),
  /** Special categories of data. */
  sensitive: z.optional(z.boolean()),
  /** Read aloud to the citizen, or the consultant's own. */
  audience: z.enum(['citizen', 'consultant']),
  /** When it is asked; always where nothing stands here. */
  askedIf: z.optional(condition),
});
export type Question = z.infer<typeof question>;

/** What is read aloud in a talk of one type, and what such a talk is for. */
export const script = z.object({
  conversationType: code,
  title: z.string(),
  purpose: z.string(),
  opening: z.string(),
  closing: z.string(),
});
export type Script = z.infer<typeof script>;

export const checklistDefinition = z.object({
  definitionVersion: version,
  /** The first day on which cases begin with it. */
  validFrom: z.optional(localDay),
  sections: z.array(
    z.object({ id: z.string().check(z.regex(/^[A-Z]$/)), title: z.string(), questions: z.array(question) }),
  ),
  scripts: z.optional(z.array(script)),
});
export type ChecklistDefinition = z.infer<typeof checklistDefinition>;

const shortText = z.string().check(z.maxLength(500));
const chosen = z.array(z.string().check(z.maxLength(60))).check(z.maxLength(20));

/** An answer of several parts: what was chosen, a day, and what was written beside it. */
export const answerParts = z.strictObject({
  chosen: z.optional(z.union([z.string().check(z.maxLength(60)), chosen])),
  day: z.optional(z.string().check(z.maxLength(10))),
  text: z.optional(shortText),
});
export type AnswerParts = z.infer<typeof answerParts>;

/** A text of at most 500 characters, a choice, a set of choices, a day, a number on the scale 0 to 10, or several of these. */
export const answer = z.union([shortText, chosen, z.int().check(z.minimum(0), z.maximum(10)), answerParts]);
export type Answer = z.infer<typeof answer>;
export type Answers = Record<string, Answer>;

/** A name that a page gives to one save. */
export const saveId = z.string().check(z.regex(/^[0-9a-zA-Z-]{1,40}$/));

/** Characters of free notes that one save takes. */
export const mostNotes = 4000;

/** The answers of one visit; a draft until the visit is concluded. */
export const checklist = z.object({
  entity: z.literal('checklist'),
  visitId,
  unitId,
  version: z.number(),
  definitionVersion: version,
  answers: z.record(z.string(), answer),
  /** What was written freely during the talk; longer than one save takes where the notes of two cases stand below each other. */
  notes: z.optional(z.string()),
  /** Both as they lie in the table; only the store's own seal opens them, and nobody else sees these fields. */
  sealedAnswers: z.optional(sealed),
  sealedNotes: z.optional(sealed),
  savedAt: instant,
  /** The newest saves that had a name, the newest last. */
  saves: z.optional(z.array(saveId)),
});
export type Checklist = z.infer<typeof checklist>;

/** Which checklists a unit has published besides the shipped ones, and from which day each is used. */
export const checklistVersions = z.object({
  entity: z.literal('checklistVersions'),
  unitId,
  version: z.number(),
  versions: z.array(z.object({ definitionVersion: version, validFrom: localDay })),
});
export type ChecklistVersions = z.infer<typeof checklistVersions>;

/** A checklist that a unit has published; it never changes, so that old cases stay readable. */
export const publishedChecklist = z.object({
  entity: z.literal('publishedChecklist'),
  unitId,
  version: z.number(),
  publishedAt: instant,
  publishedBy: staffId,
  definition: checklistDefinition,
});
