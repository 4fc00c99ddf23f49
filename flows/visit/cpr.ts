import type { LocalDay } from '../../schemas/time.ts';

/** Weights of modulus 11. */
const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
/** Replacement numbers and test numbers have 60 added to the day. */
const replacement = 60;

/** The ten digits of a number as it was pasted: without "CPR", spaces, hyphens and minus signs of any kind, and marks that nobody sees. */
export function bareCpr(written: string): string {
  return written
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}\u2212\p{Cf}./]/gu, '')
    .replace(/^cpr(?:nr|nummer)?:?/i, '');
}

export function isCpr(bare: string): boolean {
  return /^\d{10}$/.test(bare);
}

/**
 * The century by the seventh digit and the year: 0-3 the twentieth; 4 and 9 up to year 36 the twenty-first, else the twentieth; 5-8 up to
 * year 57 the twenty-first, else the nineteenth.
 */
function centuryOf(seventh: number, year: number): number {
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}

interface Birth {
  year: number;
  month: number;
  day: number;
}

/** What ten digits say of the birth, be it a date that exists or not. */
function birthOf(cpr: string): Birth {
  const day = Number(cpr.slice(0, 2));
  const year = Number(cpr.slice(4, 6));
  return {
    day: day > replacement ? day - replacement : day,
    month: Number(cpr.slice(2, 4)),
    year: centuryOf(Number(cpr.slice(6, 7)), year) + year,
  };
}

function daysIn({ year, month }: Pick<Birth, 'year' | 'month'>): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Is there such a day in such a month of a year? */
function isDay(birth: Pick<Birth, 'month' | 'day'>, year: number): boolean {
  const { month, day } = birth;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn({ year, month });
}

function written({ year, month, day }: Birth): LocalDay {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}

/** Why a number is none: other than ten digits, a day that no year has, one that its century does not have, or one that is yet to come. */
export type WhyNotCpr = 'digits' | 'noSuchDay' | 'otherCentury' | 'future';

/** Why a number cannot be that of somebody who is alive on a day; nothing when it can. Modulus 11 is no reason. */
export function whyNotCpr(cpr: string, today: LocalDay): WhyNotCpr | undefined {
  if (!isCpr(cpr)) return 'digits';
  const birth = birthOf(cpr);
  if (!isDay(birth, birth.year)) return isDay(birth, birth.year + 100) ? 'otherCentury' : 'noSuchDay';
  return written(birth) > today ? 'future' : undefined;
}

/** The same in Danish, as it is shown and answered. */
export function whyNotCprText(why: WhyNotCpr, cpr: string): string {
  const texts: Record<WhyNotCpr, () => string> = {
    digits: () => 'Skriv de ti cifre i CPR-nummeret.',
    noSuchDay: () => 'CPR-nummeret begynder ikke med en fødselsdag, der findes.',
    otherCentury: () =>
      `Fødselsdagen og det syvende ciffer passer ikke sammen: der var ingen 29. februar i ${birthOf(cpr).year}.`,
    future: () => 'Fødselsdagen i CPR-nummeret er ikke kommet endnu. Tjek fødselsdagen og det syvende ciffer.',
  };
  return texts[why]();
}

/** The birth date behind a number; nothing where there is none, or where it lies after the day. */
export function birthDateOf(cpr: string, today: LocalDay): LocalDay | undefined {
  return whyNotCpr(cpr, today) === undefined ? written(birthOf(cpr)) : undefined;
}

/** Nobody has ever lived longer, by the years between two birthdays. */
const oldest = 122;

/** What to look at again in a number that is taken all the same: modulus 11, or a birth too long ago for anybody alive. */
export function cprConcerns(cpr: string, today: LocalDay): string[] {
  if (!isCpr(cpr)) return [];
  const { year } = birthOf(cpr);
  return [
    ...(passesModulus11(cpr) ? [] : ['Tjek nummeret: det består ikke modulus 11. Det kan stadig være rigtigt.']),
    ...(year + oldest < Number(today.slice(0, 4)) ? [`Tjek nummeret: efter det er borgeren født i ${year}.`] : []),
  ];
}

/** Numbers without modulus 11 have been issued since 2007 and are valid: a failure is a warning, never a refusal. */
export function passesModulus11(cpr: string): boolean {
  return [...cpr].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0) % 11 === 0;
}

/** `DDMMYY-••••`: the last four digits are never shown in a list. */
export function maskCpr(cpr: string): string {
  return `${cpr.slice(0, 6)}-••••`;
}

/** `DDMMYY-NNNN`: the whole number, for those who look somebody up elsewhere. */
export function showCpr(cpr: string): string {
  return `${cpr.slice(0, 6)}-${cpr.slice(6)}`;
}
