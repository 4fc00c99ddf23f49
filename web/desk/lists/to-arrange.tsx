import type { Preparation, PreparationKind } from '../../../schemas/follow-up.ts';
import type { Language } from '../../../schemas/language.ts';
import { languageWords } from '../../../schemas/language-words.ts';

const words: Record<PreparationKind, string> = {
  interpreter: 'Book tolk',
  meetingPlace: 'Aftal et mødested, der passer borgeren',
  supportPerson: 'Tilbyd en støtteperson',
};

const languages: Record<Language, string> = { ...languageWords, other: 'sproget står i sagen' };

/** What is to be arranged for the meeting of a doubt, as sentences. */
export function arrangeText(preparations: readonly Preparation[]): string {
  return preparations
    .map(({ what, language }) => `${words[what]}${language === undefined ? '' : `: ${languages[language]}`}.`)
    .join(' ');
}

/** What is to be arranged, where there is something. */
export function ToArrange({ preparations = [] }: { preparations?: readonly Preparation[] | undefined }) {
  if (preparations.length === 0) return null;
  return <p className="line-what">{arrangeText(preparations)}</p>;
}
