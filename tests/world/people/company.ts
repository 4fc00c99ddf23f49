import { phrases } from '../../../flows/messages/meaning.ts';
import type { Act, Plan } from '../acts.ts';
import { type Luck, luckOf } from '../luck.ts';
import type { Watched } from '../watched-world.ts';
import type { World } from '../world.ts';
import { createCast, type Person } from './cast.ts';
import { createCitizen } from './citizen.ts';
import { createConsultant } from './consultant.ts';
import { createDesk } from './desk.ts';
import { createOffice } from './office.ts';

/** What somebody writes to the line: its words in their ways, the carrier's own, and what a person has to read. */
function wordsOf(luck: Luck): string {
  const meaning = luck.weighted({ cancel: 30, call: 26, write: 12, stop: 5, start: 5, other: 22 });
  if (meaning === 'other') return luck.pick(['Kan jeg komme senere?', 'ring ikke i dag', 'ok', 'Tak']);
  const phrase = luck.pick([...phrases[meaning as keyof typeof phrases]]);
  return luck.chance(0.5) ? `${phrase.toUpperCase()}.` : phrase;
}

function write({ carrier }: World, seed: number, { id, person }: { id: string; person: Person | undefined }) {
  const body = wordsOf(luckOf(seed, `${id} writes`));
  return person && carrier.text({ name: id, station: person.station, body });
}

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
  for (const owner of cast.persons) owner.station.behaviour = createCitizen(world, { seed, theme, cast }, owner);
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
    writes: (id, who) => write(world, seed, { id, person: personOf(who) }),
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
