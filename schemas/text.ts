import * as z from 'zod/mini';

/** White space of every kind, line breaks and tabs among them: one space in a line. */
const gaps = /[\s\u0085]+/gu;
/** Marks that nobody sees: of no width, for the direction of writing, soft hyphens, fillers. They come along when text is pasted. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
/** What no font can show: control characters, halves of pairs, private and unassigned signs. */
const unprintable = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u;

/** A short text as it is kept and shown: letters composed (NFC), without marks that nobody sees, with single spaces. */
export function asShown(written: string): string {
  return written.normalize('NFC').replaceAll(invisible, '').replaceAll(gaps, ' ').trim();
}

/** A text of several lines as it is kept: without marks that nobody sees, each line ended in the same way. */
function asWritten(written: string): string {
  const lines = written
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replaceAll('\t', ' ');
  return lines.replaceAll(invisible, '').trim();
}

function isPrintable(text: string): boolean {
  return !unprintable.test(text);
}

/** A short text that people type and others read. `most`: characters at most. */
export function shortText(most: number) {
  return z.string().check(z.overwrite(asShown), z.maxLength(most), z.refine(isPrintable));
}

/** A text of several lines that people type and others read. `most`: characters at most. */
export function longText(most: number) {
  return z.string().check(
    z.overwrite(asWritten),
    z.maxLength(most),
    z.refine((text) => isPrintable(text.replaceAll('\n', ''))),
  );
}

/** What somebody is called: as it is written, with æ, ø, å, accents, apostrophes and hyphens, but with a letter in it. */
export const personName = z
  .string()
  .check(z.overwrite(asShown), z.minLength(1), z.maxLength(120), z.regex(/\p{L}/u), z.refine(isPrintable));
