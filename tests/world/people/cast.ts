import { playedOffices } from '../../../local/seed/policies/policies.ts';
import type { Station } from '../carrier/leg.ts';
import { type Luck, luckOf } from '../luck.ts';
import type { World } from '../world.ts';
import { createCoordinator } from './coordinator.ts';
import { createGuest } from './guest.ts';

/** Somebody who needs help, with a telephone. */
export interface Person {
  readonly name: string;
  readonly station: Station;
  /** What is given to the clerk as their telephone. */
  readonly phone: string | undefined;
  /** Six digits from the receipt, once registered. */
  code: string | undefined;
  visitId: string | undefined;
}

/** Somebody who takes calls, with a softphone and a desk. */
export interface Consultant {
  readonly user: string;
  readonly station: Station;
  onDuty: boolean;
}

export interface Cast {
  persons: Person[];
  consultants: Consultant[];
}

export const clerk = 'borgerservice1';
export const coordinator = 'koordinator1';
export const administrator = 'admin1';
const consultantUsers = ['konsulent1', 'konsulent2'];
/** Telephones of interpreters and others who are called into a talk: one more than may be in it, and one that nobody has. */
const guestNumbers = ['+4587111111', '+4571222222', '+4571333333', '+4571444444', '+4571555555'];
export const guestPhones = [...guestNumbers.map((number) => number.slice(3)), '71999999', '90123456', ''];
/** Everybody who works with cases. */
export const deskUsers = [clerk, coordinator, ...consultantUsers];

/** Everybody of a history: telephones of every kind that the line must cope with, and two softphones. */
export function createCast(world: World, seed: number): Cast {
  const { carrier } = world;
  const luck = luckOf(seed, 'cast');
  const station = (address: string, shows = address, landline = false): Station =>
    carrier.add({ address, shows, reachable: true, landline });
  const own = ['+4520111111', '+4530222222', '+4540333333'].map((number) => station(number));
  const shared = station('+4550444444');
  const persons = [
    ...own,
    shared,
    ...(luck.chance(0.4) ? [shared] : []),
    station('+4586101010', '+4586101010', true),
    station('+4560555555', 'anonymous'),
    station('+46701234567'),
  ].map((telephone, index) => personOf(telephone, index, luck));
  const officeNumbers = playedOffices.map(({ number }) => number);
  for (const number of [...guestNumbers, ...officeNumbers]) station(number).behaviour = createGuest(world, seed);
  station(`client:${coordinator}`).behaviour = createCoordinator(world, seed);
  return {
    persons,
    consultants: consultantUsers.map((user) => ({ user, station: station(`client:${user}`), onDuty: false })),
  };
}

function personOf(station: Station, index: number, luck: Luck): Person {
  const isDanish = station.address.startsWith('+45');
  // Some give no telephone at the desk; nobody can give one that is not Danish.
  const phone = isDanish && luck.chance(0.9) ? station.address.slice(3) : undefined;
  return { name: `Person ${'ABCDEFGHI'[index]}`, station, phone, code: undefined, visitId: undefined };
}
