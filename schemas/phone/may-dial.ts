import { type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import { type Country, homeCountries } from './country.ts';
import { isInPlan, isPlaceholder, metadata } from './number.ts';

/** Why a telephone is never rung or written to on our own accord. */
export type DialRefusal = 'own' | 'withheld' | 'satellite' | 'premium' | 'country' | 'notInUse';

/** What the rules of the day say of numbers. */
export interface DialRules {
  /** Countries that may be called besides Denmark, the Faroe Islands and Greenland. */
  callback: { countries?: readonly Country[] | undefined };
}

/** Telephones by satellite, networks above the countries, and numbers of no country that cost what they like. */
const satellite = /^\+(?:870|878|88[1238])/;
const premiumOfNoCountry = /^\+979/;
/** Paid for by the minute, shared, or no telephone that a person answers. */
const costly: readonly NumberType[] = ['PREMIUM_RATE', 'SHARED_COST', 'PERSONAL_NUMBER', 'PAGER', 'UAN', 'VOICEMAIL'];

/** Why a number in E.164 may not be dialled or texted; nothing where it may. `ownNumbers`: lines of ours, in E.164. */
export function whyNotDial(e164: string, rules: DialRules, ownNumbers: readonly string[]): DialRefusal | undefined {
  if (ownNumbers.includes(e164)) return 'own';
  if (isPlaceholder(e164)) return 'withheld';
  if (satellite.test(e164)) return 'satellite';
  if (premiumOfNoCountry.test(e164)) return 'premium';
  const number = parsePhoneNumberFromString(e164, metadata);
  const allowed: readonly string[] = [...homeCountries, ...(rules.callback.countries ?? [])];
  if (number?.country === undefined || !allowed.includes(number.country)) return 'country';
  if (!isInPlan(number)) return 'notInUse';
  return costly.includes(number.getType()) ? 'premium' : undefined;
}

/** May this number be dialled and texted under these rules? */
export function mayDial(e164: string, rules: DialRules, ownNumbers: readonly string[]): boolean {
  return whyNotDial(e164, rules, ownNumbers) === undefined;
}
