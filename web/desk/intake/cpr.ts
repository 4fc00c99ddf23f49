const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** The ten digits of a CPR as it is typed, with or without hyphen or space; undefined when they are not ten. */
export function cprDigits(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d{10}$/.test(digits) ? digits : undefined;
}

/**
 * What looks odd about a CPR, as a sentence; undefined when nothing does. Never a reason to refuse: valid numbers without modulus 11
 * have been issued since 2007, and replacement numbers have 60 added to the day (domain.md §4).
 */
export function cprConcern(digits: string): string | undefined {
  if (!isDate(digits)) return 'Tjek nummeret: de første seks cifre er ikke en dato. Det kan gemmes alligevel.';
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  if (sum % 11 !== 0)
    return 'Tjek nummeret: kontrolcifferet passer ikke. Det kan være rigtigt og kan gemmes alligevel.';
  return undefined;
}

function isDate(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  const year = centuryOf(digits) + Number(digits.slice(4, 6));
  const date = new Date(Date.UTC(year, month - 1, day > 60 ? day - 60 : day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === (day > 60 ? day - 60 : day);
}

/** By the seventh digit (da.wikipedia CPR-nummer). */
function centuryOf(digits: string): number {
  const seventh = Number(digits[6]);
  const year = Number(digits.slice(4, 6));
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}
