/** Weights of modulus 11. */
const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
/** Replacement numbers and test numbers have 60 added to the day. */
const replacement = 60;

/** Ten digits without hyphen. */
export function bareCpr(cpr: string): string {
  return cpr.replace('-', '');
}

/** Can the first six digits be a date in some century? */
export function hasRealDate(cpr: string): boolean {
  const digits = bareCpr(cpr);
  const written = Number(digits.slice(0, 2));
  const day = written > replacement ? written - replacement : written;
  const month = Number(digits.slice(2, 4));
  if (month < 1 || month > 12 || day < 1) return false;
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day <= longest;
}

/** Numbers without modulus 11 have been issued since 2007 and are valid: a failure is a warning, never a refusal. */
export function passesModulus11(cpr: string): boolean {
  return [...bareCpr(cpr)].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0) % 11 === 0;
}

/** `DDMMYY-••••`: the last four digits are never shown in a list. */
export function maskCpr(cpr: string): string {
  return `${cpr.slice(0, 6)}-••••`;
}
