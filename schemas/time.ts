import * as z from 'zod/mini';

/** A moment in UTC to the millisecond, as `Date.prototype.toISOString` writes it: these sort as text. */
export const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
export type Instant = z.infer<typeof instant>;

/** A day of the calendar in Europe/Copenhagen, `2021-01-04`. */
export const localDay = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
export type LocalDay = z.infer<typeof localDay>;

/** Time of day in Europe/Copenhagen, `09:30`. */
export const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** ISO 8601 duration such as `PT30M`, `P1D`, `P1W`. */
export const duration = z.string().check(z.regex(/^P(?=.)(\d+W|(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?)$/));
