import type { Luck } from '../past/people.ts';

/** What somebody of the town calls for, and the keys that lead there, one after another. */
export const keysFor = {
  talk: ['3'],
  callback: ['1', '1', '1'],
  meeting: ['2', '1'],
  nothing: [],
} as const;
export type Wish = keyof typeof keysFor;

export interface Intent {
  wish: Wish;
  /** Is registered before; whoever is not keys `#` where the code is asked for. */
  isKnown: boolean;
  /** Picks up when the line calls back. */
  isReached: boolean;
  /** Seconds on the line before they hang up, if nobody has taken the call. */
  patienceS: number;
}

/** Shares of a hundred who call. */
const shares = { talk: 50, callback: 25, meeting: 17 };
const unreached = 0.15;
const impatient = 0.2;
const patience = { short: 180, long: 1200 };

/** What the next who calls wants. Whoever wants nothing rings wrong: nobody knows them, and they hang up in the menu. */
export function nextIntent(luck: Luck): Intent {
  const wish = wishOf(luck.next() * 100);
  return {
    wish,
    isKnown: wish !== 'nothing',
    isReached: luck.next() >= unreached,
    patienceS: luck.next() < impatient ? patience.short : patience.long,
  };
}

function wishOf(drawn: number): Wish {
  if (drawn < shares.talk) return 'talk';
  if (drawn < shares.talk + shares.callback) return 'callback';
  return drawn < shares.talk + shares.callback + shares.meeting ? 'meeting' : 'nothing';
}
