import type { Call } from '../../schemas/call.ts';
import type { Language } from '../../schemas/language.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { danish } from './prompts/da.ts';
import { english } from './prompts/en.ts';
import type { LineLanguage } from './prompts/language.ts';

/** The languages of the line: each is one file and one entry here. */
const spoken: Partial<Record<Language, LineLanguage>> = { da: danish, en: english };

/** Everything the line can say, in a language; in Danish where it does not speak that one. */
export function wordsOf(language: Language): LineLanguage {
  return spoken[language] ?? danish;
}

/** The languages that the rules offer and the line speaks, Danish first. */
function offeredBy({ languages }: Policy): Language[] {
  return ['da', ...languages.filter((one) => one !== 'da' && spoken[one] !== undefined)];
}

/**
 * In which language a call is spoken: the one that was chosen in it, and whom we call hears the one that they are known to speak. Who calls
 * us is never greeted in it: the number alone tells nothing of whose it is.
 */
export function languageOf({ language, direction }: Call, visit: Visit | undefined, policy: Policy): Language {
  const known = direction === 'callback' ? visit?.citizen?.language : undefined;
  const wished = language ?? known ?? 'da';
  return offeredBy(policy).includes(wished) ? wished : 'da';
}

/** What the key leads to at a menu: the next of the languages, or none where there is only one. */
export function languageAfter(language: Language, policy: Policy): Language | undefined {
  const offered = offeredBy(policy);
  const next = offered[(offered.indexOf(language) + 1) % offered.length];
  return next === language ? undefined : next;
}
