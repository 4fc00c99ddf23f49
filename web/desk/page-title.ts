import { useEffect } from 'react';
import type { Place } from './place.ts';

/** What each page is called. Never by a citizen's name: the browser keeps what its windows were called. */
export const pageNames: Record<Place['page'], string> = {
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
};

let page = '';
let rings = false;

function show(): void {
  document.title = rings ? '☎ Opkald' : `${page} - Visitationslinjen`;
}

/** The window is called by its page. */
export function usePageTitle(name: Place['page']): void {
  useEffect(() => {
    page = pageNames[name];
    show();
  }, [name]);
}

/** While it rings the window says so instead, whichever page is opened meanwhile. */
export function setRinging(isRinging: boolean): void {
  rings = isRinging;
  show();
}
