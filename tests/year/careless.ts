/*
 * Careless staff and citizens: how often something is done too early, forgotten, missed or done twice. It is decided here, before the line
 * is asked, and counted here once it has really come about; nothing of it is taken from what the line decides.
 */

/** One in so many, the first of them early, so that a short play has each as well. */
const habits = {
  /** Closings of a doubt that are tried before its meeting has begun. */
  earlyClosings: { every: 20, first: 2 },
  /** Outcomes of meetings and doubts that nobody writes down on the day. */
  forgottenOutcomes: { every: 20, first: 3 },
  /** Doubts whose citizen does not come. */
  noShows: { every: 10, first: 1 },
  /** Persons registered twice at the desk with the same CPR number: with those below, 3 of 100. */
  sameCpr: { every: 67, first: 2 },
  /** Persons registered twice at the desk with the same telephone number only. */
  sameNumber: { every: 67, first: 5 },
  /** Meetings of persons to whom the desk could not offer the telephone. */
  notOffered: { every: 10, first: 1 },
} as const;
export type Slip = keyof typeof habits;
export const slips = Object.keys(habits) as Slip[];

/** One in as many as is meant, give or take what a sample may be off by; the first one comes early. */
export function isAsOften(slip: Slip, { of, meant }: Share): boolean {
  const expected = of / habits[slip].every;
  return Math.abs(meant - expected) <= Math.max(1, Math.sqrt(expected));
}

/** Of how many it could have happened, in how many it was meant to, and in how many it was seen through to the end. */
export interface Share {
  of: number;
  meant: number;
  seen: number;
}

export interface Careless {
  /** Does it happen this time? One in which it cannot happen leaves it to the next. */
  strikes(slip: Slip, isPossible?: boolean): boolean;
  /** It happened, and what had to follow did. */
  seen(slip: Slip): void;
  shares(): Record<Slip, Share>;
}

export function createCareless(): Careless {
  const shares = Object.fromEntries(slips.map((slip) => [slip, { of: 0, meant: 0, seen: 0 }])) as Record<Slip, Share>;
  const next = new Map<Slip, number>(slips.map((slip) => [slip, habits[slip].first]));
  return {
    strikes: (slip, isPossible = true) => {
      const share = shares[slip];
      share.of += 1;
      const due = next.get(slip) ?? 0;
      if (!isPossible || share.of < due) return false;
      share.meant += 1;
      next.set(slip, due + habits[slip].every);
      return true;
    },
    seen: (slip) => {
      shares[slip].seen += 1;
    },
    shares: () => structuredClone(shares),
  };
}
