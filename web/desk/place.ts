import { useSyncExternalStore } from 'react';

/** Where the desk is: kept in the fragment, which no server sees. Ids in it are pseudonymous. */
export type Place =
  | { page: 'overview' }
  | { page: 'visit'; visitId: string }
  | { page: 'register'; callId: string | undefined }
  | { page: 'find'; callId: string | undefined }
  | { page: 'calls' };

/** Reads a fragment such as `#/sag/visit_1`; anything unknown is the overview. */
export function placeOf(hash: string): Place {
  const [, page, id] = hash.split('/').map(decodeURIComponent);
  if (page === 'sag' && id) return { page: 'visit', visitId: id };
  if (page === 'registrer') return { page: 'register', callId: id || undefined };
  if (page === 'find') return { page: 'find', callId: id || undefined };
  if (page === 'opkald') return { page: 'calls' };
  return { page: 'overview' };
}

/** The fragment of a place, for links. */
export function hrefOf(place: Place): string {
  switch (place.page) {
    case 'overview':
      return '#/';
    case 'visit':
      return `#/sag/${encodeURIComponent(place.visitId)}`;
    case 'register':
      return place.callId ? `#/registrer/${encodeURIComponent(place.callId)}` : '#/registrer';
    case 'find':
      return place.callId ? `#/find/${encodeURIComponent(place.callId)}` : '#/find';
    case 'calls':
      return '#/opkald';
  }
}

export function goTo(place: Place): void {
  location.hash = hrefOf(place);
}

function watchHash(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** The fragment as it is now. */
export function useHash(): string {
  return useSyncExternalStore(watchHash, () => location.hash);
}
