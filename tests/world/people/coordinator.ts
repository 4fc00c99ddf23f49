import type { Behaviour } from '../carrier/leg.ts';
import { luckOf } from '../luck.ts';
import type { World } from '../world.ts';

/** A coordinator's softphone: answers, and now and then not, or dies in the talk. */
export function createCoordinator({ scheduler, carrier }: World, seed: number): Behaviour {
  return {
    rings: (leg) => {
      const luck = luckOf(seed, `${leg.name} at the coordinator`);
      const act = { accept: carrier.answer, reject: carrier.reject, drop: carrier.hangUp, ignore: undefined };
      const deed = luck.weighted({ accept: 88, reject: 4, ignore: 5, drop: 3 });
      scheduler.at(scheduler.now() + luck.below(3_000), `${leg.name} ${deed}`, () => act[deed]?.(leg));
      if (luck.chance(0.25))
        scheduler.at(scheduler.now() + luck.below(60_000), `${leg.name} dies`, () => carrier.hangUp(leg));
    },
    listens: () => undefined,
    company: () => undefined,
    ended: () => undefined,
  };
}
