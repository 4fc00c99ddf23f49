import { Temporal } from 'temporal-polyfill';
import { remembered } from './remembered.ts';

/** Easter Sunday of a year in the Gregorian calendar (the anonymous computus, Nature 1876). */
function easter(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const count = epact + weekday - 7 * correction + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(count / 31), day: (count % 31) + 1 });
}

/** Days after Easter Sunday: skærtorsdag, langfredag, påskedage, Kr. Himmelfart, pinsedage. */
const movable = [-3, -2, 0, 1, 39, 49, 50];
/** Store bededag, the fourth Friday after Easter, was a holiday until 2023 (lov 214/2023). */
const storeBededag = 26;
const lastStoreBededag = 2023;
/** Nytårsdag, 1. and 2. juledag. Grundlovsdag and juleaftensdag are no public holidays: whether an office is closed on them is its own rules'. */
const fixed = ['01-01', '12-25', '12-26'];

/** Is the day one of the Danish public holidays? */
export const isHoliday = remembered((day: string): boolean => {
  const date = Temporal.PlainDate.from(day);
  if (fixed.includes(day.slice(5))) return true;
  const fromEaster = easter(date.year).until(date, { largestUnit: 'day' }).days;
  return movable.includes(fromEaster) || (fromEaster === storeBededag && date.year <= lastStoreBededag);
});
