import type { Visit } from '../../schemas/visit.ts';
import type { EffectDeps } from './deps.ts';

type Deps = Pick<EffectDeps, 'store' | 'sealing'>;

/** The number to call: the one given or shown last, else the registered one. E.164. */
export async function dialledNumberOf(deps: Deps, visit: Visit): Promise<string | undefined> {
  return (await inHand(deps, visit)) ?? registered(deps, visit);
}

/**
 * The number to write to: the registered one, so that whoever has got hold of somebody else's code hears nothing and the owner of the case
 * does; the one in hand only where none is registered. E.164.
 */
export async function toldNumberOf(deps: Deps, visit: Visit): Promise<string | undefined> {
  return (await registered(deps, visit)) ?? inHand(deps, visit);
}

async function inHand({ sealing }: Deps, { callNumber, unitId }: Visit): Promise<string | undefined> {
  return callNumber === undefined ? undefined : sealing.open(callNumber, unitId);
}

async function registered({ store, sealing }: Deps, { personId, unitId }: Visit): Promise<string | undefined> {
  const person = personId === undefined ? undefined : await store.get('person', personId);
  return person?.phone === undefined ? undefined : sealing.open(person.phone, unitId);
}
