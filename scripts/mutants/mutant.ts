import { relative } from 'node:path';
import type { Mutant } from '@stryker-mutator/api/core';
import { root } from '../bundle.ts';

/** Path of the mutated file from the root, whatever folder the repository lies in. */
export function pathOf({ fileName }: Mutant): string {
  return relative(root, fileName).replaceAll('\\', '/');
}

/** What tells one mutant from another in every run and on every machine; Stryker numbers them anew each time. */
export function keyOf(mutant: Mutant): string {
  const { start, end } = mutant.location;
  const place = `${pathOf(mutant)}:${start.line}:${start.column}-${end.line}:${end.column}`;
  return `${place} ${mutant.mutatorName} ${mutant.replacement}`;
}
