/** A number as somebody writes it, as E.164: eight digits are Danish. Undefined when it is no number. */
export function toE164(written: string): string | undefined {
  const bare = written.replace(/[\s().-]/g, '').replace(/^00/, '+');
  if (/^[1-9]\d{7}$/.test(bare)) return `+45${bare}`;
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : undefined;
}

/** A number as Danes read it: `+45 89 64 00 00`. Anything that is no number is given back as it is. */
export function readable(number: string): string {
  const danish = /^\+45(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(number);
  return danish ? `+45 ${danish.slice(1).join(' ')}` : number;
}

/** Who is at the other end, in words: a number, a consultant's browser, or nobody known. */
export function nameOf(party: string): string {
  if (party === '' || /^(anonymous|\+?266696687)$/i.test(party)) return 'Skjult nummer';
  return readable(party.replace(/^client:/, ''));
}
