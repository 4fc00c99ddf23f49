import type { Act, Plan } from '../acts.ts';
import { luckOf } from '../luck.ts';
import type { Watched } from '../watched-world.ts';
import { createCast } from './cast.ts';
import { createCitizen } from './citizen.ts';
import { createConsultant } from './consultant.ts';
import { createDesk } from './desk.ts';
import { createOffice } from './office.ts';

/** Everybody of a history, with their telephones and their ways. */
export interface Company {
  perform(act: Act): void;
  /** The day is over: whoever still is on the line hangs up, most sign off, some just close the page. */
  shiftEnds(part: number): void;
  /** Everybody hangs up and goes home: what is left is the line's to tidy. */
  everybodyLeaves(): void;
}

export function createCompany(
  { world, invariants: { mirror } }: Watched,
  { seed, theme }: Pick<Plan, 'seed' | 'theme'>,
): Company {
  const { carrier, scheduler } = world;
  const cast = createCast(world, seed);
  const desk = createDesk(world, seed);
  const office = createOffice({ world, seed, theme, desk, cast, mirror });
  for (const person of cast.persons) person.station.behaviour = createCitizen(world, { seed, theme }, person);
  const consultants = cast.consultants.map((consultant) => {
    const played = createConsultant({ world, seed, desk, consultant });
    consultant.station.behaviour = played.behaviour;
    return { consultant, played };
  });
  const personOf = (who: number) => cast.persons[who % cast.persons.length] ?? cast.persons[0];
  const consultantOf = (who: number) => consultants[who % consultants.length]?.played;
  const performances: Record<Act['kind'], (id: string, who: number) => unknown> = {
    calls: (id, who) => {
      const station = personOf(who)?.station;
      return station?.legs.size === 0 ? carrier.call(id, station) : undefined;
    },
    registers: (id, who) => {
      const person = personOf(who);
      return person && office.register(id, person);
    },
    available: (id, who) => consultantOf(who)?.presence('available', id),
    pauses: (id, who) => consultantOf(who)?.presence('pause', id),
    leaves: (id, who) => consultantOf(who)?.presence('off', id),
    office: (id) => office.act(id),
  };
  return {
    perform: ({ id, kind, who }) => {
      scheduler.note(`${id} ${kind}`);
      void performances[kind](id, who);
    },
    shiftEnds: (part) => {
      for (const { station } of cast.persons) for (const leg of station.legs) carrier.hangUp(leg);
      for (const { consultant, played } of consultants) {
        const name = `${consultant.user} goes home ${part}`;
        if (luckOf(seed, name).chance(0.3)) played.closePage();
        else if (consultant.onDuty) void played.presence('off', name);
      }
    },
    everybodyLeaves: () => {
      for (const { station } of cast.persons) {
        station.behaviour = undefined;
        for (const leg of station.legs) carrier.hangUp(leg);
      }
      for (const { consultant, played } of consultants) {
        played.closePage();
        consultant.station.behaviour = undefined;
      }
    },
  };
}
