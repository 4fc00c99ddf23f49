import { useEffect } from 'react';

/*
 * A link of the start page makes a tab somebody's telephone and rings the line at once: `#ring=+4520112233&as=Mads Mørk&sprog=en`. A page
 * that is loaded anew is the same telephone and does not ring again.
 */

const nameKey = 'borgerens-navn';
/** Set by the link, and gone once the line was rung. */
let isToRing = false;

/** The language of the page that the link stands on, which is another's and cannot be read here. */
export function takeLanguage(): void {
  const language = new URLSearchParams(location.hash.slice(1)).get('sprog');
  if (language === 'da' || language === 'en') localStorage.setItem('sprog', language);
}

/** What the address asks for, once. */
export function becomeLinked(numberKey: string): void {
  const asked = new URLSearchParams(location.hash.slice(1));
  const number = asked.get('ring') ?? '';
  if (!/^\+\d{8,15}$/.test(number)) return;
  history.replaceState(null, '', location.pathname);
  sessionStorage.setItem(numberKey, number);
  sessionStorage.setItem(nameKey, asked.get('as') ?? '');
  isToRing = true;
}

/** The number is another's from now on. */
export function forgetName(): void {
  sessionStorage.removeItem(nameKey);
}

/** Rings the line as soon as there is one to ring. Whose telephone it is, where a link said so. */
export function useRingLink(line: string | undefined, dial: (to: string) => Promise<void>): string | null {
  useEffect(() => {
    if (!isToRing || line === undefined) return;
    isToRing = false;
    void dial(line);
  }, [line, dial]);
  return sessionStorage.getItem(nameKey);
}
