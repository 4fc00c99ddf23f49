import { createHash } from 'node:crypto';
import type { Mutant } from '@stryker-mutator/api/core';
import { keyOf } from './mutant.ts';

/**
 * `count` of `mutants`, each as likely as any other: they are put in the order of a hash of the seed and what they are, and the
 * first are taken. The same seed chooses the same mutants; a change of the code leaves those of other lines where they were.
 */
export function sampleOf(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  return mutants
    .map((mutant) => ({
      mutant,
      rank: createHash('sha256')
        .update(`${seed} ${keyOf(mutant)}`)
        .digest('hex'),
    }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map(({ mutant }) => mutant);
}
