import { type MetadataJson, ParseError, type PhoneNumber, parsePhoneNumberWithError } from 'libphonenumber-js/core';
import plans from './metadata.json' with { type: 'json' };

/*
 * The only place that knows telephone numbers: whatever the carrier, a keypad or a person writes becomes E.164 here, or is refused with a
 * reason. Whether a number may be dialled is `may-dial.ts`.
 */

/** The plans as the library reads them; its tuples are wider than what a file of JSON is known to hold. */
export const metadata = plans as unknown as MetadataJson;

/** Where a number comes in: shown by the carrier as caller or as who was called, keyed on a telephone, or typed by staff. */
export type Edge = 'from' | 'to' | 'keypad' | 'desk';

/** Why something is no telephone number. */
export type NumberRefusal =
  | 'empty'
  | 'withheld'
  | 'notANumber'
  | 'shortNumber'
  | 'tooShort'
  | 'tooLong'
  /** The right length, and yet in use by nobody: 0 or 1 first in Denmark. */
  | 'notInUse';

export type NumberOrRefusal = { e164: string } | { refused: NumberRefusal };

/**
 * What the carrier shows of a caller who withholds the number, in digits: the letters of anonymous, restricted, blocked, unknown and
 * unavailable on a keypad.
 */
const placeholders: ReadonlySet<string> = new Set([
  '266696687',
  '7378742833',
  '2562533',
  '8656696',
  '86282452253',
  '464',
]);

/** Marks that are pasted along and print nothing, soft hyphens among them. */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const dashes = /[\u2010-\u2015\u2212]/gu;
/** What people write before a number. */
const label = /^(?:tel|tlf|telefon|mobil|mob|nr)[.:]*\s*/i;
/** What may stand between digits. */
const separators = /[\s().\-/]/g;

/** Is this what stands in place of a withheld number? */
export function isPlaceholder(written: string): boolean {
  return placeholders.has(written.replace(/^(?:\+|00)/, ''));
}

/** A number as somebody writes it, in E.164; without a country code it is Danish. */
export function numberOf(written: string, edge: Edge): NumberOrRefusal {
  const digits = digitsOf(written, edge);
  if (digits === '') return { refused: edge === 'from' ? 'withheld' : 'empty' };
  // Withheld may be any text; of what staff types or a caller keys it is a slip.
  if (!/^\+?\d+$/.test(digits)) return { refused: edge === 'from' ? 'withheld' : 'notANumber' };
  if (isPlaceholder(digits)) return { refused: 'withheld' };
  return parsed(digits);
}

/** Digits with their plus: full-width ones as plain ones, without what is written between and before them. */
function digitsOf(written: string, edge: Edge): string {
  const plain = written.normalize('NFKC').replaceAll(invisible, '').replaceAll(dashes, '-').trim();
  const unnamed = edge === 'desk' ? plain.replace(label, '') : plain;
  return unnamed.replaceAll(separators, '').replace(/^00/, '+');
}

/** A country code of Denmark that was written without its plus: ten digits, which no Danish number has. */
const bareDanish = /^45\d{8}$/;

function parsed(digits: string): NumberOrRefusal {
  // Three to six digits are dialled within a country only: 112, 1813, 118 and the like.
  if (/^(?:\+45)?\d{3,6}$/.test(digits)) return { refused: 'shortNumber' };
  try {
    const number = parsePhoneNumberWithError(bareDanish.test(digits) ? `+${digits}` : digits, 'DK', metadata);
    return isInPlan(number) ? { e164: number.number } : { refused: lengthOf(number) };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return unparsed(digits, error.message);
  }
}

/**
 * Can a number be in use? A Danish one by its length and first digit, since series are handed out and moved faster than any list of them is
 * renewed, and nobody's telephone is to be refused for that; others by the plan of their country.
 */
export function isInPlan(number: PhoneNumber): boolean {
  return number.country === 'DK' ? /^[2-9]\d{7}$/.test(number.nationalNumber) : number.isValid();
}

function lengthOf(number: PhoneNumber): NumberRefusal {
  if (number.isPossible()) return 'notInUse';
  const [shortest, longest] = number.countryCallingCode === '45' ? [8, 8] : [7, 12];
  const { length } = number.nationalNumber;
  return length < shortest ? 'tooShort' : length > longest ? 'tooLong' : 'notInUse';
}

/** A number of a country whose plan is not at hand is one by its length; that it may not be dialled is another matter. */
function unparsed(digits: string, why: string): NumberOrRefusal {
  if (why === 'INVALID_COUNTRY' && /^\+[1-9]\d{7,14}$/.test(digits)) return { e164: digits };
  if (why === 'TOO_LONG' || digits.length > 15) return { refused: 'tooLong' };
  return { refused: 'tooShort' };
}

/** The number in E.164, where it is one. */
export function e164Of(written: string, edge: Edge): string | undefined {
  const number = numberOf(written, edge);
  return 'e164' in number ? number.e164 : undefined;
}
