import { type Luck, luckOf } from '../luck.ts';

/** Chooses among those who wait, so that in the end every order has been taken once. */
export interface Orders {
  /** Begins the next order; false when all have been taken, or enough of very many. */
  next(): boolean;
  choose(of: number): number;
  /** This order comes to the same as another one: it is none of those that are taken. */
  repeats(): void;
  /** The choices made in this order. */
  readonly path: readonly number[];
  readonly taken: number;
  /** There are more orders than are taken: those that were are a sample. */
  readonly sampled: boolean;
}

/** Every order up to this many; of more, so many that are drawn, each another one. */
export const mostOrders = 1_000;

/** Where a choice was made, and what has been seen of what follows from it. */
interface Fork {
  ways: (Fork | undefined)[];
  /** Every order that goes through here has been taken. */
  isOver: boolean;
}

function newFork(): Fork {
  return { ways: [], isOver: false };
}

/** The ways from a fork that still lead to an order that was not taken. */
function openWays({ ways }: Fork): number[] {
  return [...ways.keys()].filter((way) => ways[way]?.isOver !== true);
}

/** An order has been taken to its end: so have all forks that led only to it and others that were. */
function close(passed: readonly Fork[]): void {
  for (const fork of passed.toReversed()) {
    fork.isOver = openWays(fork).length === 0;
    if (!fork.isOver) return;
  }
}

/** Draws one order after the other from a tree of choices, and none of them twice; `given`: this one alone. */
export function createOrders(seed: number, pair: string, given?: readonly number[]): Orders {
  const luck: Luck = luckOf(seed, `orders of ${pair}`);
  const root = newFork();
  /** The forks of this order, the end of it last. */
  let passed: Fork[] = [];
  let path: number[] = [];
  let taken = 0;

  function step(of: number): number {
    const fork = passed.at(-1) ?? root;
    fork.ways.length = of;
    return given === undefined ? luck.pick(openWays(fork)) : Math.min(given[path.length] ?? 0, of - 1);
  }
  return {
    next: () => {
      close(passed);
      if (root.isOver || taken >= (given === undefined ? mostOrders : 1)) return false;
      passed = [root];
      path = [];
      taken += 1;
      return true;
    },
    choose: (of) => {
      const fork = passed.at(-1) ?? root;
      const way = step(of);
      const next = fork.ways[way] ?? newFork();
      fork.ways[way] = next;
      passed.push(next);
      path.push(way);
      return way;
    },
    repeats: () => {
      taken -= 1;
    },
    get path() {
      return path;
    },
    get taken() {
      return taken;
    },
    get sampled() {
      return given === undefined && !root.isOver;
    },
  };
}
