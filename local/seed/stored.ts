import { UnreadableItem } from '../../functions/adapters/readable.ts';
import type { Store } from '../../functions/adapters/store.ts';
import { role } from '../../schemas/staff.ts';
import type { Person } from '../identity/person.ts';

export interface StoredUnit {
  unitId: string;
  name: string;
  /** Empty: none yet. */
  number: string;
}

const roles = role.options;

/**
 * Units and their staff as they stand in the table: one who is added while the line runs can sign in at once, and one whom an earlier start
 * added can still. A unit that cannot be read is passed over: the staff of the others sign in all the same.
 */
export function createStored(store: Store) {
  let users: string[] = [];

  async function units(): Promise<StoredUnit[]> {
    const found = await Promise.all((await store.unitIds()).map((unitId) => store.get('unit', unitId).catch(passOver)));
    return found.flatMap((unit) => (unit === undefined ? [] : [unit]));
  }

  async function people(): Promise<Person[]> {
    const found = await Promise.all((await units()).map((unit) => staffOf(store, unit)));
    const everybody = found.flat();
    users = everybody.map(({ user }) => user);
    return everybody;
  }

  return {
    units,
    people,
    /** Who could sign in when somebody last did. */
    users: () => users,
  };
}

async function staffOf(store: Store, { unitId, name: unit }: StoredUnit): Promise<Person[]> {
  const staff = await store.list(unitId, 'staff', ['staff']);
  const shown = staff.map(({ user, subject: sub, name, role }) => ({ user, sub, name, role, unit }));
  return shown.toSorted(
    (a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || a.user.localeCompare(b.user, 'da', { numeric: true }),
  );
}

function passOver(error: unknown): undefined {
  if (!(error instanceof UnreadableItem)) throw error;
}
