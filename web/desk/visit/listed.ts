import { say } from '../../language/say.ts';

/** All of it in a sentence: `tolk og bisidder`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : say('{list} og {last}', { list: words.slice(0, -1).join(', '), last });
}
