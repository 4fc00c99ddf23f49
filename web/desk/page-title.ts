import { useEffect } from 'react';
import { useLanguage } from '../language/language.ts';
import { type Danish, say } from '../language/say.ts';
import type { Place } from './place.ts';

/** What each page is called. Never by a citizen's name: the browser keeps what its windows were called. */
export const pageNames = {
  overview: 'Overblik',
  cases: 'Sager',
  register: 'Registrér borger',
  find: 'Find borger',
  calls: 'Seneste opkald',
  board: 'Tavle',
  outreach: 'Opsøgende opkald',
  visit: 'Sag',
  person: 'Borger',
  procedure: 'Vejledning',
  doubts: 'Opfølgninger',
  sound: 'Prøv lyden',
  statement: 'Tilgængelighedserklæring',
} as const satisfies Record<Place['page'], Danish>;

let page: Place['page'] = 'overview';
let rings = false;

function show(): void {
  document.title = rings ? say('☎ Opkald') : `${say(pageNames[page])} - Visitationslinjen`;
}

/** The window is called by its page, in the language that the page is shown in. */
export function usePageTitle(name: Place['page']): void {
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each language calls the page otherwise.
  useEffect(() => {
    page = name;
    show();
  }, [name, language]);
}

/** While it rings the window says so instead, whichever page is opened meanwhile. */
export function setRinging(isRinging: boolean): void {
  rings = isRinging;
  show();
}
