import type { Unit } from '../../schemas/unit.ts';
import { createInvariants, type Invariants } from './invariants/invariants.ts';
import type { Commit } from './witness.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

export interface Watched {
  world: World;
  invariants: Invariants;
}

/** A world, and what must always hold in it. `told` hears of every commit too. */
export function createWatchedWorld(
  { unit, ...options }: Omit<WorldOptions, 'witness'> & { unit?: Unit },
  told?: (commit: Commit) => void,
): Watched {
  let invariants: Invariants | undefined;
  const world = createWorld({
    ...options,
    witness: ({ carrier, scheduler, faults }) => {
      const isStill = () => faults.struck.length === 0;
      const watching = createInvariants({ carrier, now: scheduler.now, isStill, unit });
      invariants = watching;
      const committed = (commit: Commit) => {
        watching.committed(commit);
        told?.(commit);
      };
      return { ...watching, committed };
    },
  });
  if (invariants === undefined) throw new Error('Nobody watches');
  return { world, invariants };
}
