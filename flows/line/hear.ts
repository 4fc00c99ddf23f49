import type { LineEvent } from './machine.ts';

/** Danish numbers that may be called back: eight digits, not 0 or 1 first (short codes), not the premium series 90 (domain.md §5). */
export const isCallableDanish = (digits: string): boolean => /^[2-9]\d{7}$/.test(digits) && !digits.startsWith('90');

/** `+4520123456` and the like; landlines count, premium and short numbers do not. */
export const isDanishNumber = (e164: string): boolean => e164.startsWith('+45') && isCallableDanish(e164.slice(3));

/** Only these look up a code: six digits, as handed out at the desk. */
export const isCode = (digits: string): boolean => /^\d{6}$/.test(digits);

/** Turns digits into an event of the state they were pressed in; a code needs an answer of the store and gives none here. */
export const hear = (state: string, digits: string): LineEvent | 'code' => {
  if (digits === '') return { type: 'SILENCE' };
  const meansKey = digits === '0' || digits === '9';
  if (state === 'code' && !meansKey) return isCode(digits) ? 'code' : { type: 'CODE_UNKNOWN' };
  if (state === 'keyNumber' && !meansKey)
    return isCallableDanish(digits) ? { type: 'NUMBER_VALID' } : { type: 'NUMBER_WRONG' };
  return { type: 'KEY', key: digits.slice(0, 1) };
};
