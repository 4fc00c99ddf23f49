import { fileURLToPath } from 'node:url';
import { wordsOf } from '../../flows/ivr/languages.ts';
import { da } from '../../flows/ivr/prompts/da.ts';
import type { Prompt, PromptKey } from '../../flows/ivr/prompts/keys.ts';
import type { LineLanguage } from '../../flows/ivr/prompts/language.ts';
import { sayNumber, utter } from '../../flows/ivr/spoken/utter.ts';
import { createSpeech } from '../../packages/carrier/src/media/speech.ts';

/** Where the table is written. */
export const promptsFile = fileURLToPath(new URL('../../docs/prompts.md', import.meta.url));

/** The languages of the table. */
export const tabled = ['da', 'en'] as const;
type Tabled = (typeof tabled)[number];

/** A sentence as it is said with the longest that is filled in, and how long that takes. */
export interface Row {
  key: PromptKey;
  language: Tabled;
  text: string;
}

/** A frame of the carrier's sound. */
const frameSeconds = 0.02;
/** The Tuesday after Easter, in the afternoon: few days and hours take longer to say. */
const at = '2021-04-06T11:45:00.000Z';
const later = '2021-04-06T13:45:00.000Z';

/** What is filled in: a long name of a unit, a long day, a full number. */
function filling(words: LineLanguage): Record<string, string> {
  const number = sayNumber('+4587654321');
  return {
    unit: 'Favrskov Kommune',
    office: 'Jobcentrets hovednummer',
    place: 'Skovvej 1, Hinnerup',
    day: words.wholeDay(at),
    time: words.time(at),
    from: words.time(at),
    until: words.time(later),
    minutes: '28',
    number,
    digits: '87',
    key: '3',
    text: '',
  };
}

/** Every sentence of every language, in the order of the Danish file. */
export function rowsOf(): Row[] {
  return tabled.flatMap((language) => {
    const words = wordsOf(language);
    return (Object.keys(da) as PromptKey[]).map((key) => {
      const text = utter({ key, values: filling(words) } as unknown as Prompt, words).trim();
      return { key, language, text };
    });
  });
}

/** Measures sentences by the voice that this machine speaks with. */
export function createMeter() {
  const voice = createSpeech({ off: false, folder: undefined, log: () => undefined });
  return {
    /** Seconds, to a tenth. */
    seconds: async ({ text, language }: Pick<Row, 'text' | 'language'>): Promise<string> => {
      const frames = await voice.speak(text, wordsOf(language).voice.language);
      return (frames.length * frameSeconds).toFixed(1);
    },
    close: () => voice.close(),
  };
}

/** A row of the table in the file. */
export function lineOf({ key, language, text }: Row, seconds: string): string {
  return `| \`${key}\` | ${language} | ${seconds} | ${text} |`;
}
