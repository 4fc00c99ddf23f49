import { hashOf, luckOf } from './luck.ts';

/** Something somebody does at a moment; all the rest of it is drawn from the luck of its name. */
export interface Act {
  /** Names it in a command that replays the history. */
  id: string;
  /** Milliseconds after the start of the history. */
  at: number;
  kind: 'calls' | 'registers' | 'available' | 'pauses' | 'leaves' | 'office';
  /** Who, by number; a clerk or somebody at the desk when it is nobody's own. */
  who: number;
}

/** What a history is made of, before anything is left out. */
export interface Plan {
  seed: number;
  /** Epoch milliseconds. */
  start: number;
  acts: Act[];
  /** Days between the first and the second part; none for most. */
  daysBetween: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Monday, 4 January 2021, at midnight in Denmark. */
const monday = Date.parse('2021-01-03T23:00:00.000Z');
const kinds = { calls: 38, registers: 14, available: 14, pauses: 4, leaves: 4, office: 26 } as const;

/** The seed of one history of a run. */
export function seedOf(seed: number, history: number): number {
  return hashOf(seed, `history ${history}`);
}

/** A plan for the seed: who does something, and when. Consultants come on duty early in most. */
export function planOf(seed: number): Plan {
  const luck = luckOf(seed, 'plan');
  const day = luck.weighted({ '0': 70, '4': 25, '5': 5 });
  // Mostly in the morning; some before the line opens, some as it closes.
  const minutes = luck.weighted({ morning: 70, early: 10, late: 20 });
  const from = {
    morning: luck.between(8 * 60, 13 * 60),
    early: luck.between(7 * 60, 8 * 60),
    late: luck.between(14 * 60, 16 * 60),
  };
  const start = monday + Number(day) * dayMs + from[minutes] * minuteMs;
  // Three attempts at a call-back, with their pauses, take more than an hour.
  const lasts = (luck.chance(0.9) ? luck.between(8, 50) : luck.between(90, 120)) * minuteMs;
  const daysBetween = luck.weighted({ '0': 75, '1': 12, '2': 8, '4': 5 });
  const acts: Act[] = [];
  const most = luck.between(4, 26);
  for (let count = 0; count < most; count += 1) {
    const second = daysBetween !== '0' && luck.chance(0.4);
    acts.push({
      id: `a${count}`,
      at: luck.below(lasts) + (second ? Number(daysBetween) * dayMs : 0),
      kind: count < 2 && luck.chance(0.85) ? 'available' : luck.weighted(kinds),
      who: luck.below(8),
    });
    const last = acts.at(-1);
    if (count < 2 && last !== undefined) last.at = luck.below(2 * minuteMs);
  }
  return { seed, start, acts: acts.toSorted((a, b) => a.at - b.at), daysBetween: Number(daysBetween) };
}
