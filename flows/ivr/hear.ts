import { type DialRules, mayDial } from '../../schemas/phone/may-dial.ts';
import { e164Of } from '../../schemas/phone/number.ts';
import type { PromptName } from '../../schemas/prompt.ts';
import { type HeardAtCode, hearAtCode } from './hear-code.ts';

export interface Hearing {
  /** The rules of the day say which numbers may be keyed; a line of ours may not. */
  policy: DialRules;
  ownNumber: string;
  /** The digits of a code that came before. */
  part?: string | undefined;
}

/** What digits mean at the prompt at which they were pressed; a code has to be looked up first. */
export function hear(prompt: PromptName, digits: string, { policy, ownNumber, part }: Hearing): HeardAtCode {
  if (prompt === 'code' || prompt === 'ownCode') return hearAtCode(digits, part);
  if (digits === '') return { heard: 'silence' };
  const meansKey = digits === '0' || digits === '9';
  if (prompt === 'keyNumber' && !meansKey) {
    const number = e164Of(digits, 'keypad');
    const isRight = number !== undefined && mayDial(number, policy, [ownNumber]);
    return isRight ? { heard: 'number', number } : { heard: 'wrongNumber' };
  }
  return { heard: 'key', key: digits.slice(0, 1) };
}
