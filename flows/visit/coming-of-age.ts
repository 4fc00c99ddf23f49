import type { Birthday } from '../../schemas/birthday.ts';
import type { Instant, LocalDay } from '../../schemas/time.ts';
import { addDays, endOfDay } from '../calendar/local-time.ts';

/** The day on which somebody reaches an age; born on 29 February: 1 March in other years. */
export function birthdayOn(bornOn: LocalDay, age: number): LocalDay {
  const year = Number(bornOn.slice(0, 4)) + age;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const day = bornOn.endsWith('-02-29') && !isLeap ? '-03-01' : bornOn.slice(4);
  return `${String(year).padStart(4, '0')}${day}`;
}

/** By when the move must be settled: the last day on which the person is young. */
export function settleBirthdayBy({ on }: Pick<Birthday, 'on'>): Instant {
  return endOfDay(addDays(on, -1));
}
