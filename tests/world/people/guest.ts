import type { Behaviour } from '../carrier/leg.ts';
import { luckOf } from '../luck.ts';
import type { World } from '../world.ts';

/** Somebody who is called into a talk: answers or not, stays a while, and hangs up when they please. */
export function createGuest({ scheduler, carrier }: World, seed: number): Behaviour {
  return {
    rings: (leg) => {
      const luck = luckOf(seed, `${leg.name} is a guest`);
      const deed = luck.weighted({ answer: 70, reject: 12, ignore: 18 });
      const act = { answer: carrier.answer, reject: carrier.reject, ignore: undefined }[deed];
      scheduler.at(scheduler.now() + luck.between(500, 15_000), `${leg.name} ${deed}`, () => act?.(leg));
      const stays = luck.between(5_000, 400_000);
      if (luck.chance(0.6)) scheduler.at(scheduler.now() + stays, `${leg.name} goes`, () => carrier.hangUp(leg));
    },
    listens: () => undefined,
    company: () => undefined,
    ended: () => undefined,
  };
}
