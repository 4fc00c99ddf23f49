import { type Danish, say, sayKnown } from '../../language/say.ts';
import { type KeyName, type Keys, keyWords } from './desk-keys.ts';

interface KeyGroup {
  title: Danish;
  /** Those that can be changed or switched off. */
  own: Partial<Record<KeyName, Danish>>;
  /** Those of every form: they act on what has the focus only, and stay. */
  fixed?: Readonly<Record<string, Danish>>;
}

/** What each key does, in the groups in which it is looked for. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'Telefonen',
    own: {
      answer: 'Besvar opkaldet, eller vend tilbage til samtalen',
      mute: 'Sluk eller tænd mikrofonen',
      hold: 'Sæt borgeren på hold, eller fortsæt samtalen',
      end: 'Læg på',
    },
  },
  {
    title: 'Skemaet i en sag',
    own: {
      digits: 'Vælg et svar på spørgsmålet, og gå videre',
      sections: 'Gå til et afsnit',
      judgement: 'Gå til vurderingen',
      notes: 'Gå til noterne',
    },
    fixed: {
      Enter: 'Gå videre til næste spørgsmål',
      'Shift+Enter': 'Ny linje i en tekst',
      Escape: 'Tilbage fra noterne',
    },
  },
  { title: 'Notatet', own: {}, fixed: { 'Control+Enter': 'Fra teksten til knappen, der låser notatet' } },
  {
    title: 'Overalt',
    own: { help: 'Vis genvejstasterne' },
    fixed: { Escape: 'Luk det, der er åbnet over siden' },
  },
];

/** Whatever of it is pressed along with something that differs. */
const patterns: Partial<Record<KeyName, Danish>> = {
  sections: 'Alt + Shift + afsnittets bogstav',
  digits: '1-9 (skala: 0-10)',
};

/** Those that are only switched on and off: they are many keys at once. */
export function isPattern(name: KeyName): boolean {
  return patterns[name] !== undefined;
}

export function wordsOfKey(name: KeyName, keys: Keys): string {
  if (keys[name] === '') return say('Slået fra');
  const pattern = patterns[name];
  return pattern === undefined ? keyWords(keys[name]) : sayKnown(pattern);
}
