import * as z from 'zod/mini';
import { personId } from './ids.ts';
import { outreachRequest, outreachType } from './outreach-api.ts';

/* What goes over the staff routes when the office brings a whole list of those whom it wants called. */

/** Lines of a list at most: more than an office calls in a month. */
export const mostLines = 500;
/** Lines that are looked through in one request, and people that are listed in one. */
export const linesAtOnce = 50;
export const listedAtOnce = 25;

/** A CPR number or a telephone number, and whose it is said to be. */
const line = z.object({
  who: z.string().check(z.maxLength(60)),
  name: z.optional(z.string().check(z.maxLength(120))),
});

/** What is said of a line before anything is stored. */
export const lineVerdict = z.enum([
  /** Can be listed. */
  'ok',
  /** The person is on the list already. */
  'listed',
  /** Nobody is known by the number. */
  'unknown',
  /** Several people have the telephone, and the name does not tell which. */
  'several',
  /** Somebody else has the number than the name says. */
  'otherName',
  /** Neither a CPR number nor a telephone number. */
  'malformed',
  /** Known, and not to be called: the sentence says why. */
  'barred',
]);
export type LineVerdict = z.infer<typeof lineVerdict>;

export const checkLinesRequest = z.object({
  type: outreachType,
  lines: z.array(line).check(z.minLength(1), z.maxLength(linesAtOnce)),
});
export const checkedLine = z.object({
  verdict: lineVerdict,
  /** Whom it means, where it means one person by the number and the name. */
  personId: z.optional(personId),
  name: z.optional(z.string()),
  message: z.optional(z.string()),
});
export type CheckedLine = z.infer<typeof checkedLine>;
/** In the order of the lines. */
export const checkLinesResponse = z.object({ lines: z.array(checkedLine) });

export const listManyRequest = z.object({
  ...outreachRequest.shape,
  personIds: z.array(personId).check(z.minLength(1), z.maxLength(listedAtOnce)),
});
/** In the order of the people; who is on the list already stays there as they are. */
export const listManyResponse = z.object({
  results: z.array(
    z.object({ personId, outcome: z.enum(['listed', 'already', 'refused']), message: z.optional(z.string()) }),
  ),
});
