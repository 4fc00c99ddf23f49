import type { Preparation, PreparationKind } from '../../../schemas/follow-up.ts';
import type { Language } from '../../../schemas/language.ts';
import { languageWords } from '../../../schemas/language-words.ts';
import { type Danish, say, sayKnown } from '../../language/say.ts';

const words = {
  interpreter: 'Book tolk',
  meetingPlace: 'Aftal et mødested, der passer borgeren',
  supportPerson: 'Tilbyd en støtteperson',
} as const satisfies Record<PreparationKind, Danish>;

/** In the line's Danish, but for the one that is not told here. */
function languageSaid(language: Language): string {
  return language === 'other' ? say('sproget står i sagen') : sayKnown(languageWords[language]);
}

/** What is to be arranged for the meeting of a doubt, as sentences. */
export function arrangeText(preparations: readonly Preparation[]): string {
  return preparations
    .map(({ what, language }) => `${say(words[what])}${language === undefined ? '' : `: ${languageSaid(language)}`}.`)
    .join(' ');
}

/** What is to be arranged, where there is something. */
export function ToArrange({ preparations = [] }: { preparations?: readonly Preparation[] | undefined }) {
  if (preparations.length === 0) return null;
  return <p className="line-what">{arrangeText(preparations)}</p>;
}
