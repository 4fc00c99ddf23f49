import type { Language } from '../../schemas/language.ts';

/** The Danish names that are offered at intake. */
const names: Readonly<Record<string, Language>> = {
  dansk: 'da',
  engelsk: 'en',
  ukrainsk: 'uk',
  arabisk: 'ar',
  polsk: 'pl',
  tyrkisk: 'tr',
  somali: 'so',
  somalisk: 'so',
  tigrinya: 'ti',
  farsi: 'fa',
  dari: 'fa',
  persisk: 'fa',
};
const codes = new Set<string>(Object.values(names));

/** The language that figures count, from what was typed at intake; the typed text itself stands in no event. */
export function languageOf(written: string): Language {
  const word = written.trim().toLocaleLowerCase('da');
  return names[word] ?? (codes.has(word) ? (word as Language) : 'other');
}
