import type { FunctionName } from './function-names.ts';

export interface Memory {
  megabytes: number;
  reason: string;
}

/**
 * How much memory each function is given. A function that mostly waits costs least with the least, so that the size is the smallest with
 * room for half as much again as was seen in use and whose first answer comes in time; the larger of two that cost alike. Measured and
 * priced by `npm run bench -- memory-sizes`: the figures stand in bench/results.md.
 */
export const memory: Record<FunctionName, Memory> = {
  voice: {
    megabytes: 1024,
    reason:
      'Somebody hears silence until it answers: a first answer takes half a second, with half the memory a whole one.',
  },
  'carrier-status': { megabytes: 256, reason: 'Nobody waits for it, and half of this would be too little.' },
  replies: { megabytes: 256, reason: 'Nobody waits for it, and half of this would be too little.' },
  api: {
    megabytes: 512,
    reason: 'Somebody looks at a page that does not move: a first answer takes one second, with half the memory two.',
  },
  live: { megabytes: 256, reason: 'Half of it would hold it and cost the same, and answer half as soon.' },
  dispatch: {
    megabytes: 512,
    reason: 'A caller waits for the ring: a first one takes one second, with half the memory two.',
  },
  project: {
    megabytes: 256,
    reason: 'Half of it would cost the same, and leave little room for a batch of a hundred events.',
  },
  sweep: {
    megabytes: 512,
    reason: 'It fills two thirds of half of this in a quiet minute, and what falls due in one may be much.',
  },
};
