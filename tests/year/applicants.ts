import { at, closes, dayOf } from './calendar.ts';
import { type Random, randomFrom } from './random.ts';

/** How an applicant comes to us, and whether we know who calls. */
export type Entry = 'desk' | 'known' | 'code' | 'unidentified' | 'linked' | 'withheld';
export type Choice = 'physical' | 'talkNow' | 'callback';
export type HangUp = 'whileRinging' | 'whileWaiting' | 'withheld';
export type Ending = 'confirmed' | 'changed' | 'late' | 'never';

/** Everything an applicant will do, decided before the play begins. */
export interface Plan {
  name: string;
  /** Invented: 60 is added to the day, as in numbers for tests. */
  cpr: string;
  group: 'kontanthjaelp' | 'uddannelseshjaelp';
  arrivesAt: number;
  entry: Entry;
  choice: Choice;
  /** Eight digits; one telephone each. */
  phone: string;
  /** What the telephone does when we call. */
  whenCalled: 'answer' | 'no-answer' | 'busy' | 'voicemail';
  hangsUp?: HangUp | undefined;
  /** For who was never reached: what becomes of the meeting that was booked for them. */
  comesToMeeting: boolean;
  withdraws: boolean;
  category: string;
  certainty: 'sikker' | 'nogenlunde' | 'usikker';
  /** On the telephone the citizen says that a meeting would have been better: a flag of its own (F02). */
  wouldRatherMeet: boolean;
  /** Only where something demands the physical follow-up. */
  followUp: Ending;
  talkMinutes: number;
}

export interface Season {
  seed: number;
  /** Working days on which somebody comes. */
  days: string[];
  kontanthjaelp: number;
  uddannelseshjaelp: number;
  /** Of them, how many are concluded aktivitetsparat. */
  aktivitetsparat: { kontanthjaelp: number; uddannelseshjaelp: number };
}

/** NB-Beskæftigelse, 7 January 2021: 147 and 32 new applicants in a year; 49 and 6 are a good third and every fifth, as it says. */
export const wholeYear = {
  kontanthjaelp: 147,
  uddannelseshjaelp: 32,
  aktivitetsparat: { kontanthjaelp: 49, uddannelseshjaelp: 6 },
};

/** Shares of all applicants. */
const physical = 0.24;
const talkNow = 0.16;
const neverAnswers = 0.1;
const hangsUp = 0.05;
const unsure = 0.15;

const entries: Record<Choice, readonly Entry[]> = {
  physical: ['desk', 'desk', 'desk', 'known', 'code', 'unidentified', 'withheld'],
  talkNow: ['known', 'known', 'code', 'unidentified', 'linked', 'withheld'],
  callback: ['desk', 'desk', 'desk', 'desk', 'known', 'known', 'code', 'unidentified', 'withheld'],
};

/** The applicants of a season in order of arrival; shares are exact counts, who falls under which is by the seed. */
export function applicantsOf(season: Season): Plan[] {
  const random = randomFrom(season.seed);
  const groups = [
    ...Array.from({ length: season.kontanthjaelp }, () => 'kontanthjaelp' as const),
    ...Array.from({ length: season.uddannelseshjaelp }, () => 'uddannelseshjaelp' as const),
  ];
  const all = groups.length;
  const share = (part: number) => Math.round(all * part);
  const choices = random.shuffled<Choice>([
    ...Array.from({ length: share(physical) }, () => 'physical' as const),
    ...Array.from({ length: share(talkNow) }, () => 'talkNow' as const),
    ...Array.from({ length: all - share(physical) - share(talkNow) }, () => 'callback' as const),
  ]);
  const plans = random
    .shuffled(groups)
    .map((group, index) => planFor(random, season, group, choices[index] ?? 'callback', index));
  const take = (from: Plan[], count: number, change: (plan: Plan, index: number) => void) =>
    random.shuffled(from).slice(0, count).forEach(change);

  // Only who is called can fail to answer, only who waits can give up waiting.
  take(
    plans.filter(({ choice }) => choice === 'callback'),
    share(neverAnswers),
    (plan, index) => {
      plan.whenCalled = (['no-answer', 'no-answer', 'busy', 'voicemail'] as const)[index % 4] ?? 'no-answer';
      plan.comesToMeeting = index % 3 !== 2;
      plan.withdraws = index % 6 === 5;
    },
  );
  take(
    plans.filter(({ choice }) => choice === 'talkNow'),
    share(hangsUp),
    (plan, index) => {
      plan.hangsUp = (['withheld', 'whileRinging', 'whileWaiting'] as const)[index % 3] ?? 'withheld';
      if (plan.hangsUp === 'withheld') plan.entry = 'withheld';
      else if (plan.entry === 'withheld' || plan.entry === 'linked') plan.entry = 'unidentified';
      if (plan.hangsUp !== 'whileRinging') plan.arrivesAt = lunchOf(random, plan.arrivesAt);
    },
  );
  const concluded = plans.filter(({ comesToMeeting }) => comesToMeeting);
  take(concluded, share(unsure), (plan, index) => {
    plan.certainty = 'usikker';
    plan.followUp =
      (['confirmed', 'changed', 'confirmed', 'confirmed', 'late', 'never'] as const)[index % 6] ?? 'confirmed';
  });
  for (const group of ['kontanthjaelp', 'uddannelseshjaelp'] as const)
    take(
      concluded.filter((plan) => plan.group === group),
      season.aktivitetsparat[group],
      (plan) => {
        plan.category = 'aktivitetsparat';
      },
    );
  return plans.toSorted((a, b) => a.arrivesAt - b.arrivesAt);
}

function planFor(random: Random, season: Season, group: Plan['group'], choice: Choice, index: number): Plan {
  return {
    name: `Borger ${index + 1}`,
    cpr: cprOf(group, index),
    group,
    arrivesAt: arrival(random, random.pick(season.days)),
    entry: random.pick(entries[choice]),
    choice,
    phone: String(20_500_000 + index),
    whenCalled: 'answer',
    comesToMeeting: true,
    withdraws: false,
    category:
      group === 'kontanthjaelp'
        ? 'jobparat'
        : random.pick(['uddannelsesparat', 'uddannelsesparat', 'aabenlystUddannelsesparat']),
    certainty: random.next() < 0.7 ? 'sikker' : 'nogenlunde',
    wouldRatherMeet: random.next() < 0.04,
    followUp: 'confirmed',
    talkMinutes: random.between(12, 28),
  };
}

/** Somebody of the group's age; nobody else has the number. */
function cprOf(group: Plan['group'], index: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const year = group === 'kontanthjaelp' ? '80' : '98';
  return `${two(61 + (index % 28))}${two(1 + (Math.floor(index / 28) % 12))}${year}${String(index).padStart(4, '0')}`;
}

/** Some time of the day that leaves room for a call before closing. */
function arrival(random: Random, day: string): number {
  return at(day, '08:05') + random.between(0, Math.floor((closes(day) - at(day, '09:20')) / 1000)) * 1000;
}

/** Both consultants are at lunch from 12 to 12:30: who calls now waits. */
function lunchOf(random: Random, arrivesAt: number): number {
  return at(dayOf(arrivesAt), '12:03') + random.between(0, 900) * 1000;
}
