/** Danish numbers that may be called back: eight digits, not 0 or 1 first (short codes), not the premium series 90. */
function isCallableDanish(digits: string): boolean {
  return /^[2-9]\d{7}$/.test(digits) && !digits.startsWith('90');
}

/** `+4520123456` and the like; landlines count, premium and short numbers do not. */
export function isDanishNumber(e164: string): boolean {
  return e164.startsWith('+45') && isCallableDanish(e164.slice(3));
}

/** A number as the carrier or a person writes it, in E.164 where it looks like one: spaces, brackets, dashes and `00` are forgiven. */
export function e164Of(written: string): string {
  const bare = written.replaceAll(/[\s().-]|[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/gu, '').replace(/^00/, '+');
  return /^\d{8}$/.test(bare) ? `+45${bare}` : /^45\d{8}$/.test(bare) ? `+${bare}` : bare;
}

/** A number that was typed or keyed, in E.164; nothing when it is no Danish number that can be called. */
export function danishNumberOf(written: string): string | undefined {
  const e164 = e164Of(written);
  return isDanishNumber(e164) ? e164 : undefined;
}

/** What the carrier shows of a caller: withheld may be any text. */
export function callerNumberOf(from: string): 'danish' | 'foreign' | 'withheld' {
  if (isDanishNumber(from)) return 'danish';
  return /^\+\d{6,15}$/.test(from) ? 'foreign' : 'withheld';
}

/** `XX XX XX XX` for a Danish number, else as it is. */
export function showNumber(e164: string): string {
  if (!/^\+45\d{8}$/.test(e164)) return e164;
  return e164
    .slice(3)
    .replaceAll(/(\d{2})(?=\d)/g, '$1 ')
    .trim();
}
