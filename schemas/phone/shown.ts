/** `XX XX XX XX` for a Danish number, else as it is. */
export function showNumber(e164: string): string {
  if (!/^\+45\d{8}$/.test(e164)) return e164;
  return e164
    .slice(3)
    .replaceAll(/(\d{2})(?=\d)/g, '$1 ')
    .trim();
}
