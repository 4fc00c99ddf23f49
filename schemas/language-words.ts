import type { Language } from './language.ts';

/** In Danish, as they are shown. */
export const languageWords: Record<Exclude<Language, 'other'>, string> = {
  da: 'dansk',
  en: 'engelsk',
  uk: 'ukrainsk',
  ar: 'arabisk',
  pl: 'polsk',
  tr: 'tyrkisk',
  so: 'somali',
  ti: 'tigrinya',
  fa: 'farsi eller dari',
};
