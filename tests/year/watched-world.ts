import type { Unit } from '../../schemas/unit.ts';
import type { Leg } from '../world/carrier/leg.ts';
import type { FaultName } from '../world/faults.ts';
import { createInvariants, type Invariants } from '../world/invariants/invariants.ts';
import type { MemoryStore } from '../world/store.ts';
import { createWorld, type World } from '../world/world.ts';

export interface WatchedWorld {
  world: World;
  /** Looked at with every commit. */
  invariants: Invariants;
  /** Sets who is told of every sentence that a leg hears. */
  listen(hears: (leg: Leg, text: string) => void): void;
}

export interface WatchedOptions {
  store: MemoryStore;
  /** The unit under the rules that are played. */
  unit: Unit;
  /** Epoch ms at which its clock stands at first. */
  start: number;
  /** What goes wrong in it. */
  may: ReadonlySet<FaultName>;
}

/** Turns are bounded, so that nothing calls itself for ever; of the trace the end is kept, to look at when something breaks. */
const limits = { turns: 200_000_000, lines: 5_000 };
/** Lines of the trace shown with a violation. */
const shownLines = 40;

/** A world for a year, on a still day: what happens at a moment is over at that moment. */
export function createWatchedWorld({ store, unit, start, may }: WatchedOptions): WatchedWorld {
  let hear: (leg: Leg, text: string) => void = () => undefined;
  let invariants: Invariants | undefined;
  const world = createWorld({
    seed: 1,
    start,
    store,
    weather: { still: may },
    limits,
    witness: ({ carrier, scheduler, faults }) => {
      const isStill = () => faults.struck.length === 0;
      const watching = createInvariants({ carrier, now: scheduler.now, isStill, unit });
      invariants = watching;
      return {
        ...watching,
        said: (leg, text) => {
          hear(leg, text);
          watching.said(leg, text);
        },
      };
    },
  });
  if (invariants === undefined) throw new Error('Nobody watches');
  return {
    world,
    invariants,
    listen: (hears) => {
      hear = hears;
    },
  };
}

export function shownViolations({ violations }: Invariants): string[] {
  return violations.map(({ invariant, what, at }) => `${new Date(at).toISOString()} ${invariant}: ${what}`);
}

/** @throws as soon as something was that must never be, with what led there */
export function complain({ world: { scheduler }, invariants }: WatchedWorld): void {
  if (invariants.violations.length === 0) return;
  const led = scheduler.trace.slice(-shownLines).join('\n');
  throw new Error(`${shownViolations(invariants).join('\n')}\nafter\n${led}`);
}
