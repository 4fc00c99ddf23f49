import type { Needs } from '../../schemas/correction.ts';
import type { PersonNeed } from '../../schemas/person.ts';

/** What is to be thought of, as it is ticked off and read. */
export const needWords: Record<PersonNeed, string> = {
  interpreter: 'Skal have tolk',
  companion: 'Har en bisidder med',
  noDigitalPost: 'Fritaget for Digital Post',
  noPhone: 'Har ingen telefon',
};

export const needs = Object.keys(needWords) as PersonNeed[];

/** All of it in one line; nothing where there is nothing to think of. */
export function needsText({ needs, protectedAddress }: Omit<Needs, 'what'>): string | undefined {
  const words = [...needs.map((need) => needWords[need]), ...(protectedAddress ? [protectedWords] : [])];
  return words.length === 0 ? undefined : words.join(' · ');
}

export const protectedWords = 'Navne- og adressebeskyttelse';
