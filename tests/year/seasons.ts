import { applicantsOf, type Plan, YEAR } from './applicants.ts';
import { workingDays } from './calendar.ts';

const FIRST = '2021-01-04';
const LAST = '2021-12-30';
/** Nobody new comes in the last weeks, so that what was begun can end within the year. */
const LAST_ARRIVAL = '2021-12-14';
const WEEKS_OF_A_YEAR = 52;
/** A short play is as busy as it must be for every way to be taken. */
const LEAST_APPLICANTS = 24;
const BUSY_DAY = 12;

export interface Cast {
  plans: Plan[];
  days: string[];
  checkAfter: string[];
}

const monthEnds = (days: string[]): string[] =>
  days.filter((day, index) => day.slice(0, 7) !== days[index + 1]?.slice(0, 7));

/** Favrskov's year: 179 applicants over the working days of 2021, compared at the end of every month. */
export const year = (seed: number): Cast => {
  const days = workingDays(FIRST, LAST);
  const plans = applicantsOf({ seed, days: days.filter((day) => day <= LAST_ARRIVAL), ...YEAR });
  return { plans, days, checkAfter: monthEnds(days) };
};

/** The first weeks, with at least a small crowd; compared at the end of every week. */
export const weeks = (seed: number, count: number): Cast => {
  const days = workingDays(FIRST, LAST).slice(0, count * 5);
  const all = Math.max(
    LEAST_APPLICANTS,
    Math.round(((YEAR.kontanthjaelp + YEAR.uddannelseshjaelp) * count) / WEEKS_OF_A_YEAR),
  );
  // The last days are for what was begun: meetings, follow-ups, second attempts.
  return { plans: crowd(seed, all, days.slice(0, -2)), days, checkAfter: days.filter((_, index) => index % 5 === 4) };
};

/** One busy day. */
export const busyDay = (seed: number, day: string, applicants = BUSY_DAY): Cast => ({
  plans: crowd(seed, applicants, [day]),
  days: [day],
  checkAfter: [day],
});

const crowd = (seed: number, all: number, days: string[]): Plan[] => {
  const part = all / (YEAR.kontanthjaelp + YEAR.uddannelseshjaelp);
  const young = Math.round(YEAR.uddannelseshjaelp * part);
  return applicantsOf({
    seed,
    days,
    kontanthjaelp: all - young,
    uddannelseshjaelp: young,
    aktivitetsparat: {
      kontanthjaelp: Math.round(YEAR.aktivitetsparat.kontanthjaelp * part),
      uddannelseshjaelp: Math.round(YEAR.aktivitetsparat.uddannelseshjaelp * part),
    },
  });
};
