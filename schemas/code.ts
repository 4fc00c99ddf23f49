import * as z from 'zod/mini';

/*
 * Words of ours that may stand in an event: letters only, or a fixed pattern, so that no name with a blank, number, CPR, CallSid or
 * free text fits in.
 */

/** A word of the unit's own rules: a category, a type of conversation. */
export const code = z.string().check(z.regex(/^[a-z][A-Za-z]{1,39}$/));

/** F01 to F17: where a talk is unsafe to judge by. */
export const flagId = z.string().check(z.regex(/^F\d\d$/));

/** Of a checklist or of words that were read out: `2021-1`. */
export const version = z.string().check(z.regex(/^\d{4}-\d{1,3}$/));

/** Why the carrier, or we in its place, refused something: its own number, or a word. */
export const refusalCode = z.string().check(z.regex(/^(?:\d{3,5}|[A-Za-z]{1,40})$/));
