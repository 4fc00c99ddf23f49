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
export function soundOf(word: string): string {
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

/** Two words together, in whatever order they were typed: far fewer people share them than share one. */
function pairOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function pairsOf(words: string[]): string[] {
  return words.flatMap((word, index) => words.slice(index + 1).map((other) => pairOf(word, other)));
}

/** Everything under which a name is found: each word, each two words, and each word by its sound. */
export function nameTokens(name: string): string[] {
  const words = wordsOf(name);
  return [...words, ...pairsOf(words), ...new Set(words.map((word) => `~${soundOf(word)}`))];
}

/** Under what a typed name is looked for: first as it is written, then as it sounds. One token each, the rarest. */
export function searchTokens(typed: string): { written: string; sounding: string } | undefined {
  const words = wordsOf(typed).toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const [longest, second] = words;
  if (longest === undefined) return undefined;
  return { written: second === undefined ? longest : pairOf(longest, second), sounding: `~${soundOf(longest)}` };
}

/** Does a name have every word that was typed, as written or as it sounds? */
export function hasWords(name: string, typed: string): boolean {
  const words = wordsOf(name);
  const sounds = words.map(soundOf);
  return wordsOf(typed).every((word) => words.includes(word) || sounds.includes(soundOf(word)));
}
