import type { PromptName } from '../../schemas/call.ts';
import { danishNumberOf } from '../../schemas/phone-number.ts';
import type { Heard } from './dialogue.ts';

/** Only these look up a code: six digits, as handed out at the desk. */
function isCode(digits: string): boolean {
  return /^\d{6}$/.test(digits);
}

/** What digits mean at the prompt at which they were pressed; a code has to be looked up first. */
export function hear(prompt: PromptName, digits: string): Heard | { heard: 'code'; code: string } {
  if (digits === '') return { heard: 'silence' };
  const meansKey = digits === '0' || digits === '9';
  if (prompt === 'code' && !meansKey)
    return isCode(digits) ? { heard: 'code', code: digits } : { heard: 'unknownCode' };
  if (prompt === 'keyNumber' && !meansKey) {
    const number = danishNumberOf(digits);
    return number === undefined ? { heard: 'wrongNumber' } : { heard: 'number', number };
  }
  return { heard: 'key', key: digits.slice(0, 1) };
}
