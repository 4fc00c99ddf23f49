import type { PromptName } from '../../schemas/call.ts';
import { danishNumberOf } from '../../schemas/phone-number.ts';
import { type HeardAtCode, hearAtCode } from './hear-code.ts';

/** What digits mean at the prompt at which they were pressed; a code has to be looked up first. `part`: the digits of a code that came before. */
export function hear(prompt: PromptName, digits: string, part?: string): HeardAtCode {
  if (prompt === 'code') return hearAtCode(digits, part);
  if (digits === '') return { heard: 'silence' };
  const meansKey = digits === '0' || digits === '9';
  if (prompt === 'keyNumber' && !meansKey) {
    const number = danishNumberOf(digits);
    return number === undefined ? { heard: 'wrongNumber' } : { heard: 'number', number };
  }
  return { heard: 'key', key: digits.slice(0, 1) };
}
