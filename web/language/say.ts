import type { English } from './english.ts';

/*
 * What is shown is written in Danish where it is shown, and that sentence is the key of its English one: `english.ts` beside the part that
 * shows it. A sentence without one is no `Danish` and does not compile.
 */

/** A sentence that has its English one. `{name}` in it is a part that is put in. */
export type Danish = keyof English;

type PartsOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | PartsOf<Rest> : never;
type Parts<Text extends string> = [PartsOf<Text>] extends [never]
  ? []
  : [parts: Readonly<Record<PartsOf<Text>, string | number>>];

let words: Readonly<Record<string, string>> | undefined;

/** From now on these are shown in place of the Danish sentences that they are named by; none: Danish. */
export function speakWith(english: Readonly<Record<string, string>> | undefined): void {
  words = english;
}

/** Is it not Danish that is shown? */
export function speaksEnglish(): boolean {
  return words !== undefined;
}

/**
 * The sentence in the language that was chosen, with its parts put in. To be called while something is shown: what is read once, as a module
 * is loaded, would stay in the language of that moment.
 */
export function say<Text extends Danish>(text: Text, ...parts: Parts<Text>): string {
  return filled(words?.[text] ?? text, parts[0]);
}

/** A sentence that comes from the line, which speaks Danish: in the language that was chosen where we know it. */
export function sayKnown(text: string): string {
  return words?.[text] ?? text;
}

function filled(text: string, parts: Readonly<Record<string, string | number>> | undefined): string {
  return parts === undefined ? text : text.replace(/\{(\w+)\}/g, (_, name: string) => String(parts[name]));
}
