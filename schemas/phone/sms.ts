import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import { metadata } from './number.ts';

/**
 * Series that are mobile telephones in the Danish plan, by what a number begins with. Danish numbers belong to no place and can be taken
 * along from one company to another, so a few others are mobile too: to them no SMS is promised.
 */
const danishMobileSeries: readonly string[] = [
  '2',
  ...['30', '31', '40', '41', '42', '50', '51', '52', '53', '60', '61', '71', '81', '91', '92', '93'],
];

/** Can a number in E.164 be thought to take an SMS? A landline does not. */
export function takesSms(e164: string): boolean {
  const number = parsePhoneNumberFromString(e164, metadata);
  if (number?.country === undefined) return false;
  if (number.country === 'DK') return danishMobileSeries.some((series) => number.nationalNumber.startsWith(series));
  const type = number.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}
