import { type Keys, keyNames, usualKeys } from './desk-keys.ts';

/* The keys that somebody has changed, kept by this browser for that person: whoever comes next at the same computer has the usual ones. */

function placeOf(staffId: string): string {
  return `taster ${staffId}`;
}

/** As they were left; the usual ones where that cannot be read. */
export function keptKeys(staffId: string): Keys {
  try {
    const kept: Record<string, unknown> = JSON.parse(localStorage.getItem(placeOf(staffId)) ?? '{}');
    const known = keyNames.filter((name) => typeof kept[name] === 'string');
    return { ...usualKeys, ...Object.fromEntries(known.map((name) => [name, kept[name]])) };
  } catch {
    return usualKeys;
  }
}

/** Only what differs: a usual key that we change later reaches whoever never chose. */
export function keepKeys(staffId: string, keys: Keys): void {
  const changed = keyNames.filter((name) => keys[name] !== usualKeys[name]).map((name) => [name, keys[name]]);
  try {
    localStorage.setItem(placeOf(staffId), JSON.stringify(Object.fromEntries(changed)));
  } catch {
    // A browser that keeps nothing has the changed keys until the page is left.
  }
}
