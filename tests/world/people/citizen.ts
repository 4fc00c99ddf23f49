import type { Plan } from '../acts.ts';
import type { Behaviour, Leg, OpenGather } from '../carrier/leg.ts';
import { type Luck, luckOf } from '../luck.ts';
import type { World } from '../world.ts';
import type { Cast, Person } from './cast.ts';

/** How a caller is today, for one call. */
interface Mood {
  luck: Luck;
  /** Keeps still at the next so many prompts: who waits in a queue presses seldom. */
  still: number;
  /** Keys one code after the other. */
  guesses: boolean;
  /** Who holds the telephone: now and then it is lent to somebody. */
  holder: Person;
  /** Prompts answered; nobody stays for ever. */
  prompts: number;
}

interface CitizenOptions extends Pick<Plan, 'seed' | 'theme'> {
  /** Everybody to whom a telephone may be lent. */
  cast: Pick<Cast, 'persons'>;
}

const mostPrompts = 40;
/** Keys at a prompt that takes one, as likely as each is. */
const oneKey = { '3': 29, '1': 27, '2': 13, '0': 9, '4': 7, '8': 6, '9': 5, '5': 4, '*': 3, '#': 3, '7': 3 };
const manyKeys = { code: 45, wrongCode: 12, number: 14, premium: 3, '0#': 7, '9#': 4, '#': 6, '0': 3, part: 6 };

/** The mood of each leg, drawn when it is first asked for. */
function createMoods({ seed, cast }: Omit<CitizenOptions, 'theme'>, owner: Person): (leg: Leg) => Mood {
  // In a few histories everybody tries codes that are nobody's, so that the line stops taking any.
  const guesses = luckOf(seed, 'everybody guesses').chance(0.05);
  const moods = new WeakMap<Leg, Mood>();
  return (leg) => {
    const known = moods.get(leg);
    if (known !== undefined) return known;
    const lending = luckOf(seed, `${leg.name} is lent`);
    const holder = lending.chance(0.15) ? lending.pick(cast.persons) : owner;
    const mood = { luck: luckOf(seed, `${leg.name} at the telephone`), still: 0, prompts: 0, guesses, holder };
    moods.set(leg, mood);
    return mood;
  };
}

/** What a person does at the telephone: presses the right and the wrong keys, keeps silent, hangs up at any point, answers or ignores. */
export function createCitizen(world: World, { seed, theme, cast }: CitizenOptions, owner: Person): Behaviour {
  const { scheduler, carrier } = world;
  // Some are hard to reach all day.
  const isHard = luckOf(seed, `${owner.name} can be reached`).chance(theme === 'unreachable' ? 0.9 : 0.15);
  const moodOf = createMoods({ seed, cast }, owner);
  const later = (leg: Leg, milliseconds: number, run: () => void) => {
    const mood = moodOf(leg);
    mood.prompts += 1;
    scheduler.at(scheduler.now() + milliseconds, `${leg.name} acts ${mood.prompts}`, run);
  };

  return {
    rings: (leg) => {
      const { luck } = moodOf(leg);
      const after = luck.between(1_000, 15_000);
      const deed = luck.weighted(
        isHard ? { answer: 5, reject: 35, ignore: 60 } : { answer: 66, reject: 10, ignore: 24 },
      );
      if (deed === 'answer') later(leg, after, () => carrier.answer(leg));
      if (deed === 'reject') later(leg, after, () => carrier.reject(leg));
    },
    listens: (leg, gather) => {
      const mood = moodOf(leg);
      const { luck } = mood;
      const after = luck.chance(0.3) ? luck.below(500) : luck.between(500, 12_000);
      const deed = luck.weighted({ press: 82, silence: 12, hangUp: 6 });
      const keys = keysFor(gather, mood);
      if (deed === 'hangUp' || mood.prompts > mostPrompts) return later(leg, after, () => carrier.hangUp(leg));
      if (mood.still > 0) {
        mood.still -= 1;
        return;
      }
      if (deed === 'silence') return;
      if (keys === '3') mood.still = luck.chance(0.8) ? luck.between(3, 25) : 0;
      later(leg, after, () => {
        // Only at the prompt that was heard: later it would be another act.
        if (leg.gather === gather) carrier.press(leg, keys);
      });
    },
    company: (leg, others) => {
      const { luck } = moodOf(leg);
      const talks = luck.chance(0.6) ? luck.between(1_000, 60_000) : luck.between(60_000, 600_000);
      const hangsUp = luck.chance(others > 0 ? 0.4 : 0.2);
      if (hangsUp) later(leg, talks, () => carrier.hangUp(leg));
    },
    ended: () => undefined,
  };
}

function keysFor({ most }: OpenGather, { luck, guesses, holder: { code } }: Mood): string {
  if (most === 1) return luck.weighted(oneKey);
  if (guesses && luck.chance(0.9)) return `${luck.between(600_000, 899_999)}#`;
  const kind = luck.weighted(manyKeys);
  const digits = String(luck.between(20_000_000, 79_999_999));
  if (kind === 'code') return code === undefined ? '#' : `${code}#`;
  if (kind === 'wrongCode') return `${digits.slice(0, 6)}#`;
  if (kind === 'number') return `${digits}#`;
  if (kind === 'premium') return '90123456#';
  return kind === 'part' ? digits.slice(0, 3) : kind;
}
