import { useSyncExternalStore } from 'react';
import { type AccessPurpose, accessPurpose } from '../../schemas/access.ts';
import type { Role } from '../../schemas/staff.ts';
import { type DoubtFilter, doubtsOf, everyDoubt, partsOfDoubts } from './cases/doubt-filter.ts';

/** Where the desk is: kept in the fragment, which no server sees. Ids in it are pseudonymous. */
export type Place =
  | { page: 'overview' }
  /** `purpose`: what it is opened for, where the way to it says so. */
  | { page: 'visit'; visitId: string; purpose?: AccessPurpose | undefined }
  | { page: 'register'; callId: string | undefined }
  | { page: 'find'; callId: string | undefined }
  | { page: 'calls' }
  | { page: 'board' }
  | { page: 'outreach' }
  | { page: 'statement' }
  | { page: 'sound' }
  | { page: 'doubts'; filter: DoubtFilter }
  | { page: 'procedure'; flag: string; visitId: string | undefined; purpose?: AccessPurpose | undefined }
  | { page: 'person'; personId: string; purpose?: AccessPurpose | undefined }
  | { page: 'cases'; filter: CaseFilter };

/** Which open matters are shown: those with a kind of next step, of an owner, only the late ones. */
export interface CaseFilter {
  what: string | undefined;
  owner: string | undefined;
  late: boolean;
}
export const everyCase: CaseFilter = { what: undefined, owner: undefined, late: false };

/** Stands in a fragment where nothing is chosen. */
const any = 'alle';

const doubtsWord = 'opfoelgninger';

/** Pages of which there is one, by their word in a fragment. */
const plainPages = {
  overview: '',
  calls: 'opkald',
  board: 'tavle',
  outreach: 'opsoegende',
  sound: 'lyd',
  statement: 'tilgaengelighed',
} as const;

/** Reads a fragment such as `#/sag/visit_1`; anything unknown is the overview. */
export function placeOf(hash: string): Place {
  const [, page, id, owner, late, from] = hash.split('/').map(decodeURIComponent);
  if (page === 'sag' && id) return { page: 'visit', visitId: id, ...purposeIn(owner) };
  if (page === 'registrer') return { page: 'register', callId: id || undefined };
  if (page === 'find') return { page: 'find', callId: id || undefined };
  if (page === 'borger' && id) return { page: 'person', personId: id, ...purposeIn(owner) };
  if (page === 'sager')
    return { page: 'cases', filter: { what: chosen(id), owner: chosen(owner), late: late === 'sene' } };
  if (page === doubtsWord) return { page: 'doubts', filter: doubtsOf([id, owner, late, from].map(chosen)) };
  if (page === 'vejledning' && id)
    return { page: 'procedure', flag: id, visitId: owner || undefined, ...purposeIn(late) };
  const [plain = 'overview'] = Object.entries(plainPages).find(([, word]) => word === page) ?? [];
  return { page: plain as keyof typeof plainPages };
}

function purposeIn(part: string | undefined): { purpose?: AccessPurpose } {
  const purpose = accessPurpose.safeParse(part).data;
  return purpose === undefined ? {} : { purpose };
}

function chosen(part: string | undefined): string | undefined {
  return part === any || part === '' ? undefined : part;
}

function casesHref({ what, owner, late }: CaseFilter): string {
  if (what === undefined && owner === undefined && !late) return '#/sager';
  return `#/sager/${[what ?? any, owner ?? any, late ? 'sene' : any].map(encodeURIComponent).join('/')}`;
}

function doubtsHref(filter: DoubtFilter): string {
  const said = partsOfDoubts(filter);
  while (said.length > 0 && said.at(-1) === undefined) said.pop();
  return `#/${[doubtsWord, ...said.map((part) => part ?? any)].map(encodeURIComponent).join('/')}`;
}

/** Casework is what anything is opened for where nothing more is known: then the desk says what it knows. */
function parts(...all: (string | undefined)[]): string {
  return all
    .filter((part) => part !== undefined && part !== 'casework')
    .map((part = '') => encodeURIComponent(part))
    .join('/');
}

/** The fragment of a place, for links. */
export function hrefOf(place: Place): string {
  switch (place.page) {
    case 'visit':
      return `#/sag/${parts(place.visitId, place.purpose)}`;
    case 'register':
      return place.callId ? `#/registrer/${encodeURIComponent(place.callId)}` : '#/registrer';
    case 'find':
      return place.callId ? `#/find/${encodeURIComponent(place.callId)}` : '#/find';
    case 'procedure':
      return `#/vejledning/${parts(place.flag, place.visitId ?? '', place.purpose)}`;
    case 'person':
      return `#/borger/${parts(place.personId, place.purpose)}`;
    case 'cases':
      return casesHref(place.filter);
    case 'doubts':
      return doubtsHref(place.filter);
    default:
      return `#/${plainPages[place.page]}`;
  }
}

export function goTo(place: Place): void {
  location.hash = hrefOf(place);
}

/** The same page seen otherwise: "back" leads to where one came from, not through every choice. */
export function replaceWith(place: Place): void {
  history.replaceState(null, '', hrefOf(place));
  // Told at once: a list shows what the address says, and would jump back for a moment to what was chosen before, where a second key
  // would choose from the wrong place.
  dispatchEvent(new HashChangeEvent('hashchange'));
}

function watchHash(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** Where each role's own work is, which the desk begins with. */
export function homeOf(role: Role): Place {
  if (role === 'intake') return { page: 'register', callId: undefined };
  return role === 'coordinator' ? { page: 'doubts', filter: everyDoubt } : { page: 'overview' };
}

/** The fragment as it is now. */
export function useHash(): string {
  return useSyncExternalStore(watchHash, () => location.hash);
}
