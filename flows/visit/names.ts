/*
 * How a name is found again: by whole words in any order, however they were typed, and by how they sound. The words are hashed under a
 * key before they are stored; nothing here is stored in the clear.
 */

/** More words than a name has that anybody would search by. */
const mostWords = 6;

/** The words of a name: composed and decomposed letters, case, accents, hyphens, apostrophes, spaces and `aa`, `ae`, `oe` for `å`, `æ`, `ø` make no difference. */
export function wordsOf(name: string): string[] {
  const plain = name
    .normalize('NFC')
    .toLocaleLowerCase('da')
    .replaceAll(/[’'`´.]/gu, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  const words = plain === '' ? [] : plain.split(' ').map(withoutAccents);
  return [...new Set(words)].slice(0, mostWords);
}

/** Danish letters as a foreign keyboard writes them, and as the neighbours do. */
const danish = new Map([
  ['aa', 'å'],
  ['ae', 'æ'],
  ['ä', 'æ'],
  ['oe', 'ø'],
  ['ö', 'ø'],
]);

/** Danish letters stay letters of their own; other accents are dropped. */
function withoutAccents(word: string): string {
  return [...word.replaceAll(/aa|ae|ä|oe|ö/g, (letters) => danish.get(letters) ?? letters)]
    .map((letter) => ('æøå'.includes(letter) ? letter : letter.normalize('NFD').replaceAll(/\p{M}/gu, '')))
    .join('');
}

/** What sounds alike is written alike: doubled letters, c and k, z and s, w and v, ph and f, y and i, æ and e, silent d and h. */
function soundOf(word: string): string {
  return word
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replaceAll(/c(?=[eiyæø])/g, 's')
    .replaceAll(/ch|ck|[cq]/g, 'k')
    .replaceAll('x', 'ks')
    .replaceAll('z', 's')
    .replaceAll('w', 'v')
    .replaceAll(/[jy]/g, 'i')
    .replaceAll('æ', 'e')
    .replaceAll(/ld|nd/g, (pair) => pair.slice(0, 1))
    .replaceAll(/(?<!^)h/g, '')
    .replaceAll(/(.)\1+/g, '$1');
}

function soundsOf(words: string[]): string[] {
  return [...new Set(words.map(soundOf))];
}

/** Set apart from a word that is written as another sounds. */
function soundToken(sound: string): string {
  return `~${sound}`;
}

/** Two words together, in whatever order they were typed: far fewer people share them than share one. */
function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function pairsOf(words: string[]): string[] {
  return words.flatMap((word, index) => words.slice(index + 1).map((other) => pairOf(word, other)));
}

/** Everything under which a name is found: each word, each word by its sound, and each two words by theirs. */
export function nameTokens(name: string): string[] {
  const words = wordsOf(name);
  const sounds = soundsOf(words);
  return [...words, ...sounds.map(soundToken), ...pairsOf(sounds).map(soundToken)];
}

/** Tokens of a typed name: of one word, who has any of them has it; of several words, who has each of the tokens has all the words. */
export type SearchTokens = { anyOf: string[] } | { eachOf: string[] };

/** Under what a typed name is looked for: one word as it is written and as it sounds, several words two and two as they sound; at most three tokens. */
export function searchTokens(typed: string): SearchTokens {
  const words = wordsOf(typed);
  const sounds = soundsOf(words);
  const [first, ...others] = sounds;
  if (first === undefined || others.length === 0) return { anyOf: [...words, ...sounds.map(soundToken)] };
  const twos = sounds.flatMap((sound, index) => (index % 2 === 0 ? [pairOf(sound, sounds[index + 1] ?? first)] : []));
  return { eachOf: twos.map(soundToken) };
}

/** How a name has every word that was typed: as written, or else as it sounds. */
export function likenessOf(name: string, typed: string): 'written' | 'sounding' | undefined {
  const [words, wanted] = [wordsOf(name), wordsOf(typed)];
  if (wanted.every((word) => words.includes(word))) return 'written';
  const sounds = soundsOf(words);
  return soundsOf(wanted).every((sound) => sounds.includes(sound)) ? 'sounding' : undefined;
}
