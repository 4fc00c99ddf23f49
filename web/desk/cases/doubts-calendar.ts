import type { LocalDay } from '../../../schemas/time.ts';
import { localDay } from '../../theme/formats.ts';
import type { DoubtRow } from './doubts.ts';
import { daysAfter, mondayOf, weekNumber } from './weeks.ts';

export const weeksShown = 4;

export interface CalendarDay {
  day: LocalDay;
  isToday: boolean;
  rows: DoubtRow[];
}
export interface CalendarWeek {
  monday: LocalDay;
  number: number;
  days: CalendarDay[];
}
/** Every doubt once: the weeks that are shown, and what lies before or after them. */
export interface DoubtCalendar {
  /** Past their due date, whichever weeks are shown. */
  overdue: DoubtRow[];
  /** Due from today on, before the first week. */
  sooner: DoubtRow[];
  weeks: CalendarWeek[];
  later: DoubtRow[];
  /** The first days of the weeks before and after; there is nothing before this week, since all of it is overdue. */
  former: LocalDay | undefined;
  next: LocalDay;
}

/**
 * The doubts by the day on which each is due, in Copenhagen. A Saturday or Sunday is there where something is due on one, or it is today.
 * @param rows by due date
 * @param from a day of the first week; never one before this week
 */
export function calendarOf(rows: readonly DoubtRow[], now: string, from: LocalDay | undefined): DoubtCalendar {
  const today = localDay(now);
  const thisWeek = mondayOf(today);
  const asked = mondayOf(from ?? today);
  const first = asked < thisWeek ? thisWeek : asked;
  const next = daysAfter(first, 7 * weeksShown);
  const former = daysAfter(first, -7 * weeksShown);

  const overdue = rows.filter(({ doubt }) => doubt.dueAt < now);
  const ahead = rows.filter(({ doubt }) => doubt.dueAt >= now).map((row) => ({ row, due: localDay(row.doubt.dueAt) }));
  const within = (begin: LocalDay, end: LocalDay) =>
    ahead.filter(({ due }) => begin <= due && due < end).map(({ row }) => row);

  const mondays = Array.from({ length: weeksShown }, (_, week) => daysAfter(first, 7 * week));
  const all = mondays.map((monday) =>
    Array.from({ length: 7 }, (_, weekday): CalendarDay => {
      const day = daysAfter(monday, weekday);
      return { day, isToday: day === today, rows: within(day, daysAfter(day, 1)) };
    }),
  );
  const isShown = (weekday: number) =>
    weekday < 5 || all.some((days) => days[weekday]?.isToday || (days[weekday]?.rows.length ?? 0) > 0);

  return {
    overdue,
    sooner: within(today, first),
    weeks: mondays.map((monday, week) => ({
      monday,
      number: weekNumber(monday),
      days: (all[week] ?? []).filter((_, weekday) => isShown(weekday)),
    })),
    later: ahead.filter(({ due }) => due >= next).map(({ row }) => row),
    former: first === thisWeek ? undefined : former < thisWeek ? thisWeek : former,
    next,
  };
}
