import { addDays, at, type Calendar, createCalendar, dayOf } from './calendar.ts';

/** The rules under which a year is played, as the players know them: written down by hand, not taken from the policy under test. */
export interface Rules {
  /** The shipped policy of the line they play on, by its name. */
  policy: string;
  calendar: Calendar;
  /** The first talk is to be held in person: what is concluded by telephone needs a physical meeting, whoever is in doubt. */
  demandsAttendance: boolean;
}

/** Public holidays of 2021 that are weekdays. */
const holidays = ['2021-01-01', '2021-04-01', '2021-04-02', '2021-04-05', '2021-04-30', '2021-05-13', '2021-05-24'];
/** Days on which the office is closed each year of its own accord, and one of that year alone. */
const closedEveryYear = ['2021-12-24', '2021-12-31'];
const closedOnce = ['2021-05-14'];

export const favrskov2021: Rules = {
  policy: 'favrskov-2021',
  calendar: createCalendar([...holidays, ...closedEveryYear, ...closedOnce]),
  demandsAttendance: false,
};

/** The law of today, played on the days of 2021. */
export const favrskovToday: Rules = {
  policy: 'favrskov-today',
  calendar: createCalendar([...holidays, ...closedEveryYear]),
  demandsAttendance: true,
};

/** By the name of the policy, the one that is played by default first. */
export const rulesByPolicy: Readonly<Record<string, Rules>> = Object.fromEntries(
  [favrskov2021, favrskovToday].map((rules) => [rules.policy, rules]),
);

/** The moment at which the week is over in which a first talk is due: midnight after the seventh day. */
export function endOfWeek(openedAt: number): number {
  return at(addDays(dayOf(openedAt), 8), '00:00');
}
