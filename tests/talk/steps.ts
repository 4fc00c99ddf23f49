import { luckOf } from '../world/luck.ts';

/** What can happen next, and how often it does beside the others. */
const kinds = {
  answer: 26,
  clear: 4,
  choose: 4,
  pause: 10,
  arrive: 12,
  hear: 10,
  read: 5,
  refresh: 4,
  crash: 4,
  window: 4,
  loseNetwork: 4,
  tenMinutes: 3,
  findNetwork: 7,
  publish: 2,
} as const;
export type Kind = keyof typeof kinds;

/** One thing that happens; `luck` decides the rest of it, so that a step is the same whichever others are left out. */
export interface Step {
  at: number;
  kind: Kind;
  who: 'karen' | 'kasper';
  luck: number;
}

const steps = 45;

export function stepsOf(seed: number): Step[] {
  const luck = luckOf(seed, 'talk');
  return Array.from({ length: steps }, (_, at) => ({
    at,
    kind: luck.weighted(kinds),
    who: luck.pick(['karen', 'kasper'] as const),
    luck: luck.below(1_000_000),
  }));
}
