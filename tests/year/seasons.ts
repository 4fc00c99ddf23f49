import { applicantsOf, type Plan, wholeYear } from './applicants.ts';
import { favrskov2021, type Rules } from './rules.ts';

const first = '2021-01-04';
const last = '2021-12-30';
/** Nobody new comes in the last weeks, so that what was begun can end within the year. */
const lastArrival = '2021-12-14';
const weeksOfAYear = 52;
/** A short play is as busy as it must be for every way to be taken. */
const leastApplicants = 24;
const busyDayApplicants = 12;

export interface Cast {
  rules: Rules;
  plans: Plan[];
  /** Working days of the play, in order. */
  days: string[];
  /** Days at whose end ledger and report are compared; the last day always is. */
  checkAfter: string[];
}

function monthEnds(days: string[]): string[] {
  return days.filter((day, index) => day.slice(0, 7) !== days[index + 1]?.slice(0, 7));
}

/** Favrskov's year: 179 applicants over the working days of 2021, compared at the end of every month. */
export function year(seed: number, rules: Rules): Cast {
  const days = rules.calendar.workingDays(first, last);
  const plans = applicantsOf({ seed, days: days.filter((day) => day <= lastArrival), ...wholeYear });
  return { rules, plans, days, checkAfter: monthEnds(days) };
}

/** The first weeks, with at least a small crowd; compared at the end of every week. */
export function weeks(seed: number, count: number, rules: Rules): Cast {
  const days = rules.calendar.workingDays(first, last).slice(0, count * 5);
  const all = Math.max(
    leastApplicants,
    Math.round(((wholeYear.kontanthjaelp + wholeYear.uddannelseshjaelp) * count) / weeksOfAYear),
  );
  // The last days are for what was begun: meetings, follow-ups, second attempts.
  const plans = crowd(seed, all, days.slice(0, -2));
  return { rules, plans, days, checkAfter: days.filter((_, index) => index % 5 === 4) };
}

/** One busy day. @param applicants how many come */
export function busyDay(
  seed: number,
  day: string,
  { rules = favrskov2021, applicants = busyDayApplicants } = {},
): Cast {
  return {
    rules,
    plans: crowd(seed, applicants, [day]),
    days: [day],
    checkAfter: [day],
  };
}

function crowd(seed: number, all: number, days: string[]): Plan[] {
  const part = all / (wholeYear.kontanthjaelp + wholeYear.uddannelseshjaelp);
  const young = Math.round(wholeYear.uddannelseshjaelp * part);
  return applicantsOf({
    seed,
    days,
    kontanthjaelp: all - young,
    uddannelseshjaelp: young,
    aktivitetsparat: {
      kontanthjaelp: Math.round(wholeYear.aktivitetsparat.kontanthjaelp * part),
      uddannelseshjaelp: Math.round(wholeYear.aktivitetsparat.uddannelseshjaelp * part),
    },
  });
}
