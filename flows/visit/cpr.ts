import { Temporal } from 'temporal-polyfill';
import type { LocalDay } from '../../schemas/time.ts';

/** Weights of modulus 11. */
const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
/** Replacement numbers and test numbers have 60 added to the day. */
const replacement = 60;

/** The ten digits, without spaces, hyphens of any kind and marks that nobody sees. */
export function bareCpr(written: string): string {
  return written.normalize('NFKC').replaceAll(/[\s\p{Pd}\p{Cf}.]/gu, '');
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

/** The birth date behind ten digits; nothing for a date that does not exist or lies after the day. */
export function birthDateOf(cpr: string, day: LocalDay): LocalDay | undefined {
  const [written, month, year, seventh] = [cpr.slice(0, 2), cpr.slice(2, 4), cpr.slice(4, 6), cpr.slice(6, 7)].map(
    Number,
  );
  if (written === undefined || month === undefined || year === undefined || seventh === undefined) return undefined;
  const date = {
    year: centuryOf(seventh, year) + year,
    month,
    day: written > replacement ? written - replacement : written,
  };
  const born = existing(date);
  return born === undefined || born > day ? undefined : born;
}

function existing(date: { year: number; month: number; day: number }): LocalDay | undefined {
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

/** Numbers without modulus 11 have been issued since 2007 and are valid: a failure is a warning, never a refusal. */
export function passesModulus11(cpr: string): boolean {
  return [...cpr].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0) % 11 === 0;
}

/** `DDMMYY-••••`: the last four digits are never shown in a list. */
export function maskCpr(cpr: string): string {
  return `${cpr.slice(0, 6)}-••••`;
}
