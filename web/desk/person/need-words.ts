import type { PersonNeed } from '../../../schemas/person.ts';

/** What is to be thought of, as it is ticked off and read. */
export const needWords: Record<PersonNeed, string> = {
  interpreter: 'Skal have tolk',
  companion: 'Har en bisidder med',
  noDigitalPost: 'Fritaget for Digital Post',
  noPhone: 'Har ingen telefon',
};

export const needs = Object.keys(needWords) as PersonNeed[];
