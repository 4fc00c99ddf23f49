import { type Luck, luckOf } from '../luck.ts';

/** Chooses among those who wait, so that in the end every order has been taken once. */
export interface Orders {
  /** Begins the next order; false when all have been taken, or enough of very many. */
  next(): boolean;
  choose(of: number): number;
  /** The choices made in this order. */
  readonly path: readonly number[];
  readonly taken: number;
  /** More orders than are taken one by one: the rest is a sample. */
  readonly sampled: boolean;
}

/** Every order up to this many, then as many again that are drawn. */
export const mostOrders = 1_000;

/** Goes through a tree of choices depth first; beyond `mostOrders` it draws. */
export function createOrders(seed: number, pair: string, given?: readonly number[]): Orders {
  const luck: Luck = luckOf(seed, `orders of ${pair}`);
  let prefix: number[] = [...(given ?? [])];
  let path: number[] = [];
  let widths: number[] = [];
  let taken = 0;
  let sampled = false;

  /** The next path after one that was taken to its end; nothing when it was the last. */
  function following(): number[] | undefined {
    for (let at = path.length - 1; at >= 0; at -= 1) {
      const choice = (path[at] ?? 0) + 1;
      if (choice < (widths[at] ?? 0)) return [...path.slice(0, at), choice];
    }
    return undefined;
  }
  return {
    next: () => {
      if (given !== undefined && taken > 0) return false;
      if (taken > 0 && !sampled) {
        const after = following();
        if (after === undefined) return false;
        prefix = after;
        sampled = taken >= mostOrders / 2;
      }
      if (taken >= mostOrders) return false;
      path = [];
      widths = [];
      taken += 1;
      return true;
    },
    choose: (of) => {
      const at = path.length;
      const choice = sampled ? luck.below(of) : Math.min(prefix[at] ?? 0, of - 1);
      path.push(choice);
      widths.push(of);
      return choice;
    },
    get path() {
      return path;
    },
    get taken() {
      return taken;
    },
    get sampled() {
      return sampled;
    },
  };
}
