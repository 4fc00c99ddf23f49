import type { Behaviour, Leg } from '../carrier/leg.ts';
import { luckOf } from '../luck.ts';
import type { World } from '../world.ts';
import type { Consultant } from './cast.ts';
import type { Desk } from './desk.ts';
import { isSaidToSpeak } from './skill-deeds.ts';
import { createTalk } from './talk.ts';

export interface ConsultantOptions {
  world: World;
  seed: number;
  desk: Desk;
  consultant: Consultant;
}

export interface PlayedConsultant {
  behaviour: Behaviour;
  presence(state: Presence, name: string): Promise<void>;
  /** Goes without a word. */
  closePage(): void;
}

type Presence = 'available' | 'pause' | 'off';

/** Milliseconds between two signs of life of a desk; the rules count one as dead after a minute. */
const beat = { least: 45_000, most: 58_000 };
/** About two hours; a computer that is left alone for longer falls asleep. */
const mostBeats = 150;

/** A consultant: comes on duty, takes, refuses or overlooks a ring, and talks. */
export function createConsultant({ world, seed, desk, consultant }: ConsultantOptions): PlayedConsultant {
  const { scheduler, carrier } = world;
  const { user } = consultant;
  let shifts = 0;

  /** Signs of life from now on, as long as this shift lasts. */
  function keepAlive(shift: number, count: number): void {
    const name = `${user}/shift ${shift} beat ${count}`;
    scheduler.at(scheduler.now() + luckOf(seed, name).between(beat.least, beat.most), name, () => {
      if (!consultant.onDuty || shift !== shifts) return;
      void world.ask({ name, user, method: 'POST', path: '/api/me/heartbeat' });
      if (count < mostBeats) keepAlive(shift, count + 1);
      else consultant.onDuty = false;
    });
  }
  async function presence(state: Presence, name: string): Promise<void> {
    const was = consultant.onDuty;
    consultant.onDuty = state !== 'off';
    if (!was && consultant.onDuty) {
      shifts += 1;
      keepAlive(shifts, 1);
    }
    if (!was && shifts === 1) void isSaidToSpeak({ seed, desk, user, name });
    await desk(name, { user, method: 'PUT', path: '/api/me/presence', body: { state } });
  }

  const { talk, giveUp } = createTalk({ world, seed, desk, user, ready: (name) => presence('available', name) });
  return {
    presence,
    closePage: () => {
      consultant.onDuty = false;
    },
    behaviour: {
      rings: (leg) => {
        const luck = luckOf(seed, `${leg.name} at the softphone`);
        const after = luck.chance(0.3) ? luck.below(300) : luck.between(300, 22_000);
        const act = { accept: carrier.answer, reject: carrier.reject, drop: carrier.hangUp, ignore: undefined };
        const deed = luck.weighted({ accept: 78, reject: 8, ignore: 10, drop: 4 });
        scheduler.at(scheduler.now() + after, `${leg.name} ${deed}`, () => act[deed]?.(leg));
        const soon = scheduler.now() + after + luck.below(4_000);
        if (deed === 'accept' && luck.chance(0.12)) scheduler.at(soon, `${leg.name} hurries`, () => giveUp(leg));
      },
      listens: () => undefined,
      company: (leg: Leg, others) => {
        if (others > 0) talk(leg);
      },
      ended: () => undefined,
    },
  };
}
