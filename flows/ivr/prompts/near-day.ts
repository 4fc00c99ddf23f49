import type { Instant } from '../../../schemas/time.ts';
import { addDays, localDayOf } from '../../calendar/local-time.ts';

/** The word for today or tomorrow; none for a day further ahead. */
export function nearDay(at: Instant, now: Instant, words: { today: string; tomorrow: string }): string | undefined {
  const [day, today] = [localDayOf(at), localDayOf(now)];
  if (day === today) return words.today;
  return day === addDays(today, 1) ? words.tomorrow : undefined;
}
