/** How often each thing happened: by kind (event, refusal, fault …) and name. */
export type Tally = Map<string, Map<string, number>>;

export function count(tally: Tally, kind: string, name: string): void {
  const counts = countsOf(tally, kind);
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function countsOf(tally: Tally, kind: string): Map<string, number> {
  const counts = tally.get(kind) ?? new Map<string, number>();
  tally.set(kind, counts);
  return counts;
}

/** Adds what another history counted. */
export function add(tally: Tally, other: Tally): void {
  for (const [kind, counts] of other) {
    const own = countsOf(tally, kind);
    for (const [name, value] of counts) own.set(name, (own.get(name) ?? 0) + value);
  }
}

export type PlainTally = Record<string, Record<string, number>>;

export function toPlain(tally: Tally): PlainTally {
  return Object.fromEntries([...tally].map(([kind, counts]) => [kind, Object.fromEntries(counts)]));
}

export function fromPlain(plain: PlainTally): Tally {
  return new Map(Object.entries(plain).map(([kind, counts]) => [kind, new Map(Object.entries(counts))]));
}
