import type { Heard } from './dialogue.ts';

export type HeardAtCode = Heard | { heard: 'code'; code: string };

/** Codes have six digits and begin with 6, 7 or 8, so that no key of the menu can be the first digit of one. */
const codeLength = 6;
const firstDigits = /^[678]/;

/**
 * What is keyed where the code is asked for: a code, a key of the menu (one digit alone), # alone for no code, or the first digits of a
 * code that somebody is still reading; `before` are those that came before a pause. Anything round six digits is a slip of the finger.
 */
export function hearAtCode(keys: string, before = ''): HeardAtCode {
  if (keys === '') return { heard: 'silence' };
  const digits = keys.replaceAll(/\D/g, '');
  if (digits === '') return { heard: 'key', key: keys.includes('#') ? '#' : '*' };
  // In the middle of a code only the keys that mean the same everywhere are keys.
  const isKey = before === '' ? /^[0-59]$/ : /^[09]$/;
  if (isKey.test(digits)) return { heard: 'key', key: digits };
  const code = codeIn(digits) ?? codeIn(before + digits);
  if (code !== undefined) return { heard: 'code', code };
  return keys.endsWith('#') ? { heard: 'unknownCode' } : { heard: 'partOfCode', digits: before + digits };
}

/** The six digits that are meant; a digit too many stands before them where only what follows can be a code, else behind. */
function codeIn(digits: string): string | undefined {
  if (digits.length < codeLength) return undefined;
  const isLate = digits.length > codeLength && !firstDigits.test(digits) && firstDigits.test(digits.slice(1));
  return isLate ? digits.slice(1, 1 + codeLength) : digits.slice(0, codeLength);
}
