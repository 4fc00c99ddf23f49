/** The basic table of GSM 03.38; a letter of it takes one place. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Its extension; a letter of it takes two places. */
const extended = '\f^{}\\[~]|€';

/** Parts a text is sent in: 160 places, or 153 each of several; one letter outside GSM 03.38 and it is 70, or 67 each. */
export function segments(text: string): number {
  let places = 0;
  for (const letter of text) {
    if (basic.includes(letter)) places += 1;
    else if (extended.includes(letter)) places += 2;
    else return Math.max(1, text.length <= 70 ? 1 : Math.ceil(text.length / 67));
  }
  return Math.max(1, places <= 160 ? 1 : Math.ceil(places / 153));
}
