import type { Person } from '../../schemas/person.ts';
import { takesSms } from '../../schemas/phone/sms.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { EffectDeps } from './deps.ts';

type Deps = Pick<EffectDeps, 'store' | 'sealing'>;

/** The number to call: the one given or shown last, else the registered one. E.164. */
export async function dialledNumberOf(deps: Deps, visit: Visit): Promise<string | undefined> {
  return (await inHand(deps, visit)) ?? registered(deps, await personOf(deps, visit));
}

/** The telephone to write to, in E.164, whether it takes an SMS, and the one that is called where that is another. */
interface Told {
  number: string;
  takesSms: boolean;
  dialled?: string;
}

/**
 * The telephone to write to: the registered one, so that whoever has got hold of somebody else's code hears nothing and the owner of the
 * case does; the one in hand only where none is registered. A landline takes no SMS, nor does one that the carrier found to be one.
 */
export async function toldTelephone(deps: Deps, visit: Visit): Promise<Told | undefined> {
  const person = await personOf(deps, visit);
  const dialled = await inHand(deps, visit);
  const number = (await registered(deps, person)) ?? dialled;
  if (number === undefined) return undefined;
  const refused = person?.smsRefused ?? visit.smsRefused;
  const isRefused = refused !== undefined && refused === (await deps.sealing.hash('phone', number, visit.unitId));
  const another = dialled !== undefined && dialled !== number && { dialled };
  return { number, takesSms: takesSms(number) && !isRefused, ...another };
}

async function inHand({ sealing }: Deps, { callNumber, unitId }: Visit): Promise<string | undefined> {
  return callNumber === undefined ? undefined : sealing.open(callNumber, unitId);
}

async function personOf({ store }: Deps, { personId }: Visit): Promise<Person | undefined> {
  return personId === undefined ? undefined : store.get('person', personId);
}

async function registered({ sealing }: Deps, person: Person | undefined): Promise<string | undefined> {
  return person?.phone === undefined ? undefined : sealing.open(person.phone, person.unitId);
}
