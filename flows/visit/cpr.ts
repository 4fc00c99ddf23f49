/** Weights of modulus 11 (domain.md §4). */
const WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
/** Replacement numbers and test numbers have 60 added to the day. */
const REPLACEMENT = 60;

/** Ten digits without hyphen. */
export const bareCpr = (cpr: string): string => cpr.replace('-', '');

/** Can the first six digits be a date in some century? */
export const hasRealDate = (cpr: string): boolean => {
  const digits = bareCpr(cpr);
  const written = Number(digits.slice(0, 2));
  const day = written > REPLACEMENT ? written - REPLACEMENT : written;
  const month = Number(digits.slice(2, 4));
  if (month < 1 || month > 12 || day < 1) return false;
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= longest;
};

/** Numbers without modulus 11 have been issued since 2007 and are valid: a failure is a warning, never a refusal. */
export const passesModulus11 = (cpr: string): boolean =>
  [...bareCpr(cpr)].reduce((sum, digit, index) => sum + Number(digit) * (WEIGHTS[index] ?? 0), 0) % 11 === 0;
