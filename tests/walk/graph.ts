import type { Edge, Walk } from './walk.ts';

/** Where the call of a place stands: its prompt, or its state. */
export function standingOf({ name }: Walk['places'][number]): string {
  return name === 'nothing yet' ? name : (JSON.parse(name) as [[string]])[0][0];
}

/** Numbers of the places from which one of the ends is in reach, backwards along the edges that are allowed. */
export function reaching(
  { places, edges }: Walk,
  ends: readonly string[],
  allowed: (edge: Edge) => boolean,
): Set<number> {
  const back = Map.groupBy(edges.filter(allowed), ({ to }) => to);
  const reached = new Set(
    [...places.keys()].filter((number) => ends.includes(standingOf(places[number] as Walk['places'][number]))),
  );
  const open = [...reached];
  for (let number = open.pop(); number !== undefined; number = open.pop())
    for (const { from } of back.get(number) ?? []) {
      if (reached.has(from)) continue;
      reached.add(from);
      open.push(from);
    }
  return reached;
}

/** A citizen's leg that is gone. */
export function isHangUp({ label }: Edge): boolean {
  return /^citizen (completed|busy|no-answer|failed|canceled|refused)$/.test(label);
}

/** How many answers with keys lead from a place to one of these standings at the least. */
export function keysTo({ places, edges }: Walk, from: number, standing: string): number | undefined {
  const ways = Map.groupBy(
    edges.filter(({ pressed }) => pressed !== undefined && pressed !== ''),
    (edge) => edge.from,
  );
  const seen = new Set([from]);
  for (let reached = [from], keys = 0; reached.length > 0; keys += 1) {
    if (reached.some((number) => standingOf(places[number] as Walk['places'][number]) === standing)) return keys;
    reached = reached.flatMap((number) => (ways.get(number) ?? []).map(({ to }) => to)).filter((to) => !seen.has(to));
    for (const number of reached) seen.add(number);
  }
  return undefined;
}
