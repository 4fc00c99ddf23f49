import type { Plan } from './acts.ts';
import { faultNames } from './faults.ts';
import { type Played, play } from './history.ts';
import type { Snapshot } from './memory-table.ts';
import { createMemoryStore } from './store.ts';

/** The least that still goes wrong in the same way. */
export interface Shrunk {
  acts: string[];
  faults: string[];
  played: Played;
}

/** Plays that making one history smaller may cost. */
const mostPlays = 300;

/**
 * Makes a failing history smaller: leaves out acts and faults, in halves first and one by one at last, as long as the same invariant
 * is still broken. Everybody else's luck stays as it was, so most of what is left out changes nothing else.
 */
export async function shrink(plan: Plan, rows: Snapshot, invariant: string): Promise<Shrunk | undefined> {
  let plays = 0;
  let best: Played | undefined;
  async function fails(acts: readonly string[], faults: readonly string[] | undefined): Promise<boolean> {
    plays += 1;
    if (plays > mostPlays) return false;
    const played = await play({
      plan,
      store: createMemoryStore(rows),
      onlyActs: new Set(acts),
      onlyFaults: faults === undefined ? undefined : new Set(faults),
      stopAt: invariant,
    });
    if (!played.violations.some((violation) => violation.invariant === invariant)) return false;
    best = played;
    return true;
  }
  let acts = plan.acts.map(({ id }) => id);
  if (!(await fails(acts, undefined)) || best === undefined) return undefined;
  let { struck } = best;
  // Whole kinds of faults first: most have nothing to do with it.
  for (const kind of ['', ...faultNames]) {
    const kept = struck.filter(({ name }) => kind !== '' && name !== kind);
    if (
      kept.length < struck.length &&
      (await fails(
        acts,
        kept.map(({ id }) => id),
      ))
    )
      struck = kept;
  }
  let faults = struck.map(({ id }) => id);
  for (let before = -1; before !== acts.length + faults.length; ) {
    before = acts.length + faults.length;
    acts = await least(acts, (kept) => fails(kept, faults));
    faults = await least(faults, (kept) => fails(acts, kept));
  }
  return { acts, faults, played: best };
}

/** The items of which none can be left out, nor any run of them that was tried. */
async function least(items: readonly string[], stillFails: (kept: string[]) => Promise<boolean>): Promise<string[]> {
  let kept = [...items];
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const without = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await stillFails(without)) kept = without;
      else at += size;
    }
  }
  return kept;
}
