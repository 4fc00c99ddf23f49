import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalDay } from '../../schemas/time.ts';

/** A day as `2021-01-04`; nothing for what is no day of the calendar, such as 30 February. */
export function readDay(text: string): LocalDay | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? attempt(() => Temporal.PlainDate.from(text).toString()) : undefined;
}

/** A moment with its zone, such as `2021-01-04T09:00:00Z` or `…+01:00`; nothing for what is none. */
export function readMoment(text: string): Instant | undefined {
  if (!/^\d{4}-\d\d-\d\dT/.test(text)) return undefined;
  return attempt(() => Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 }));
}

function attempt(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
