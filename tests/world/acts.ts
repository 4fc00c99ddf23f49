import { policies } from '../../local/seed/policies/policies.ts';
import { hashOf, luckOf } from './luck.ts';

/** Something somebody does at a moment; all the rest of it is drawn from the luck of its name. */
export interface Act {
  /** Names it in a command that replays the history. */
  id: string;
  /** Milliseconds after the start of the history. */
  at: number;
  kind: 'calls' | 'registers' | 'available' | 'pauses' | 'leaves' | 'office' | 'writes';
  /** Who, by number; a clerk or somebody at the desk when it is nobody's own. */
  who: number;
}

/**
 * What most of a history is about: of everything, of doubts and what comes of them, of many talks at once, of what is left to do with a
 * case, or of people who do not answer.
 */
export type Theme = 'all' | 'doubts' | 'talks' | 'after' | 'unreachable';

/** What a history is made of, before anything is left out. */
export interface Plan {
  seed: number;
  theme: Theme;
  /** The rules it is played under, by their name: each shipped policy as often as any other. */
  policy: string;
  /** Epoch milliseconds. */
  start: number;
  acts: Act[];
  /** Days between the first and the second part, up to a fortnight without anybody; none for most. */
  daysBetween: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Monday, 4 January 2021, at midnight in Denmark. */
const monday = Date.parse('2021-01-03T23:00:00.000Z');
const kinds = {
  all: { calls: 38, registers: 14, available: 14, pauses: 4, leaves: 4, office: 26 },
  doubts: { calls: 8, registers: 25, available: 4, pauses: 1, leaves: 2, office: 60 },
  talks: { calls: 55, registers: 8, available: 10, pauses: 1, leaves: 1, office: 25 },
  after: { calls: 4, registers: 22, available: 4, pauses: 1, leaves: 1, office: 68 },
  unreachable: { calls: 4, registers: 70, available: 26, pauses: 0, leaves: 0, office: 0 },
} as const;
const daysBetween = {
  all: { '0': 68, '1': 15, '2': 9, '4': 6.5, '14': 1.5 },
  doubts: { '4': 60, '7': 40 },
  talks: { '0': 100 },
  after: { '0': 70, '1': 30 },
  unreachable: { '0': 100 },
} as const;

/** The seed of one history of a run. */
export function seedOf(seed: number, history: number): number {
  return hashOf(seed, `history ${history}`);
}

const policyNames = Object.keys(policies);

/** Rules of a history, of their own luck, so that everything else of its plan is the same under any. */
function policyOf(seed: number): string {
  return policyNames[luckOf(seed, 'policy').below(policyNames.length)] ?? '';
}

/** A plan for the seed: who does something, when, and under which rules, where they are not said. Consultants come on duty early in most. */
export function planOf(seed: number, policy = policyOf(seed)): Plan {
  const luck = luckOf(seed, 'plan');
  const theme = luck.weighted<Theme>({ all: 68, doubts: 11, talks: 9, after: 10, unreachable: 2 });
  const day = luck.weighted({ '0': 70, '4': 25, '5': 5 });
  // Mostly in the morning; some before the line opens, some as it closes.
  const minutes = luck.weighted({ morning: 70, early: 10, late: 20 });
  const from = {
    morning: luck.between(8 * 60, 13 * 60),
    early: luck.between(7 * 60, 8 * 60),
    late: luck.between(14 * 60, 16 * 60),
  };
  const start = monday + Number(day) * dayMs + from[minutes] * minuteMs;
  // Close together, so that much happens at once; three attempts at a call-back, with their pauses, take more than an hour.
  const isLong = theme === 'unreachable' || !luck.chance(0.95);
  const lasts = (isLong ? luck.between(90, 120) : luck.between(5, 22)) * minuteMs;
  const between = Number(luck.weighted<string>(daysBetween[theme]));
  const acts: Act[] = [];
  const most = luck.between(4, 30);
  for (let count = 0; count < most; count += 1) {
    const second = between > 0 && luck.chance(0.4);
    acts.push({
      id: `a${count}`,
      at: luck.below(lasts) + (second ? between * dayMs : 0),
      kind: count < 2 && luck.chance(0.85) ? 'available' : luck.weighted<Act['kind']>(kinds[theme]),
      who: luck.below(8),
    });
    const last = acts.at(-1);
    if (count < 2 && last !== undefined) last.at = luck.below(2 * minuteMs);
  }
  const all = [...acts, ...writingOf(seed, acts)];
  return { seed, theme, policy, start, acts: all.toSorted((a, b) => a.at - b.at), daysBetween: between };
}

/** Some write to the line, soon after something else was done: that is when something stands that can be answered. */
function writingOf(seed: number, acts: readonly Act[]): Act[] {
  const luck = luckOf(seed, 'writing');
  return acts.flatMap(({ at, who, kind }, index) => {
    const isAnswer = kind === 'calls' || kind === 'registers';
    if (!luck.chance(isAnswer ? 0.3 : 0.05)) return [];
    return [{ id: `w${index}`, at: at + luck.between(5_000, 4 * minuteMs), kind: 'writes' as const, who }];
  });
}
