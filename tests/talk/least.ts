import { play } from './play.ts';
import { type Step, stepsOf } from './steps.ts';

/** Plays that making one talk smaller may cost. */
const mostPlays = 200;

/** The fewest steps found by leaving out one after the other that still go wrong. */
export async function least(seed: number): Promise<Step[]> {
  let kept = stepsOf(seed);
  let plays = 0;
  for (let before = -1; before !== kept.length && plays < mostPlays; ) {
    before = kept.length;
    for (const step of kept.toReversed()) {
      const without = kept.filter((one) => one !== step);
      plays += 1;
      if (plays < mostPlays && (await play(seed, without)).length > 0) kept = without;
    }
  }
  return kept;
}
