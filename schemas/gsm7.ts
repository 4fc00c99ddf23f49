import * as z from 'zod/mini';

/*
 * The alphabet of an SMS (GSM 03.38): 160 signs of it go into one part, and one single sign outside it halves that. What is put into a
 * message is therefore turned into this alphabet where it is written down, or refused there.
 */

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Written with an escape before them, so that each counts as two. */
const extended = new Set('^{}\\[~]|€');

/** What people type and what word processors make of it, and how it is written in the alphabet. */
const turned: readonly [RegExp, string][] = [
  [/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, ''],
  [/[\u00A0\u2000-\u200A\u202F\u205F\u3000\t]/gu, ' '],
  [/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/gu, '-'],
  [/[\u2018-\u201B\u2032\u00B4`]/gu, "'"],
  [/[\u201C-\u201F\u2033\u00AB\u00BB]/gu, '"'],
  [/\u2026/gu, '...'],
  [/[\u2022\u00B7]/gu, '-'],
];

function isInAlphabet(sign: string): boolean {
  return basic.has(sign) || extended.has(sign);
}

/** A letter whose accent the alphabet has not, without it. */
function plainly(sign: string): string {
  if (isInAlphabet(sign)) return sign;
  const bare = sign.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return [...bare].every(isInAlphabet) ? bare : sign;
}

/** A text in the alphabet of an SMS, as far as it can be written in it. */
export function asGsm7(text: string): string {
  const composed = text.normalize('NFC');
  const plain = turned.reduce((so, [signs, by]) => so.replaceAll(signs, by), composed);
  return [...plain].map(plainly).join('');
}

/** Is the text wholly in the alphabet? */
export function isGsm7(text: string): boolean {
  return [...text].every(isInAlphabet);
}

/** How many signs it takes in a message. */
export function gsm7Length(text: string): number {
  return [...text].reduce((length, sign) => length + (extended.has(sign) ? 2 : 1), 0);
}

/** In how many parts a text in the alphabet is sent: 160 signs go into one, 153 into each of several. */
export function smsParts(text: string): number {
  const length = gsm7Length(text);
  return length <= 160 ? 1 : Math.ceil(length / 153);
}

/** A short text that goes into messages: turned into their alphabet, and refused where it cannot be. `most`: signs at most. */
export function smsText(most: number) {
  return z.string().check(
    z.overwrite((written) => asGsm7(written).replaceAll(/\s+/gu, ' ').trim()),
    z.minLength(1),
    z.maxLength(most),
    z.refine(isGsm7),
  );
}
