/** Whose telephone a link opens, as the start page writes it: `#ring=+4520112233&as=Mads Mørk`. It rings the line at once. */
export interface RingLink {
  number: string;
  name: string;
}

/** What the address asks for, once: a page that is loaded anew does not ring again. */
export function takeRingLink(): RingLink | undefined {
  const asked = new URLSearchParams(location.hash.slice(1));
  const number = asked.get('ring') ?? '';
  if (!/^\+\d{8,15}$/.test(number)) return undefined;
  history.replaceState(null, '', location.pathname);
  return { number, name: asked.get('as') ?? '' };
}
