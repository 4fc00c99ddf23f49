import type { PromptName } from '../../schemas/call.ts';
import { type DialRules, mayDial } from '../../schemas/phone/may-dial.ts';
import { e164Of } from '../../schemas/phone/number.ts';
import type { Heard } from './dialogue.ts';

/** Only these look up a code: six digits, as handed out at the desk. */
function isCode(digits: string): boolean {
  return /^\d{6}$/.test(digits);
}

/** What may be keyed as a number: by the rules of the day, and no line of ours. */
export interface KeyedRules {
  policy: DialRules;
  ownNumber: string;
}

/** What digits mean at the prompt at which they were pressed; a code has to be looked up first. */
export function hear(
  prompt: PromptName,
  digits: string,
  { policy, ownNumber }: KeyedRules,
): Heard | { heard: 'code'; code: string } {
  if (digits === '') return { heard: 'silence' };
  const meansKey = digits === '0' || digits === '9';
  if (prompt === 'code' && !meansKey)
    return isCode(digits) ? { heard: 'code', code: digits } : { heard: 'unknownCode' };
  if (prompt === 'keyNumber' && !meansKey) {
    const number = e164Of(digits, 'keypad');
    const isRight = number !== undefined && mayDial(number, policy, [ownNumber]);
    return isRight ? { heard: 'number', number } : { heard: 'wrongNumber' };
  }
  return { heard: 'key', key: digits.slice(0, 1) };
}
