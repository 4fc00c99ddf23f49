import { showNumber } from '../../../schemas/phone/shown.ts';
import { danish } from '../prompts/da.ts';
import type { PlainPrompt, Prompt } from '../prompts/keys.ts';
import type { LineLanguage } from '../prompts/language.ts';

/** Fills the prompt of the language file. */
export function utter({ key, values }: Prompt, words: LineLanguage = danish): string {
  return words.prompts[key].replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => (values as Record<string, string>)[name] ?? '',
  );
}

/** A sentence with nothing to fill in. */
export function plain(key: PlainPrompt): Prompt {
  return { key, values: {} } as Prompt;
}

/** A number as it is read out: in pairs, with a pause between them, and a nought of its own. */
export function sayNumber(e164: string): string {
  const digits = showNumber(e164).replaceAll(/\D/g, '');
  const pairs = (e164.startsWith('+45') ? digits : `00${digits}`).match(/\d{1,2}/g) ?? [];
  return pairs.map((pair) => pair.replace(/^0(\d)$/, '0 $1')).join(', ');
}
