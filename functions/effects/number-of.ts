import type { Visit } from '../../schemas/visit.ts';
import type { EffectDeps } from './deps.ts';

/** The number to call or write to: the one given or shown last, else the registered one. E.164. */
export async function numberOf(
  { store, sealing }: Pick<EffectDeps, 'store' | 'sealing'>,
  visit: Visit,
): Promise<string | undefined> {
  if (visit.callNumber !== undefined) return sealing.open(visit.callNumber, visit.unitId);
  if (visit.personId === undefined) return undefined;
  const person = await store.get('person', visit.personId);
  return person?.phone === undefined ? undefined : sealing.open(person.phone, visit.unitId);
}
