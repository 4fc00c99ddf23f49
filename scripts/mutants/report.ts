import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from '@stryker-mutator/api/core';
import { root } from '../bundle.ts';
import type { Fate } from './fate.ts';
import { pathOf } from './mutant.ts';

/** The folders that are mutated, and the share of their mutants that must die, in per cent. */
export const thresholds = { flows: 85, functions: 75 } as const;
export type Folder = keyof typeof thresholds;

/** A text on one line, cut where it says enough. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 157)}...` : line;
}

/** The code that the mutant replaces. */
function originalOf(mutant: Mutant): string {
  const { start, end } = mutant.location;
  const lines = readFileSync(join(root, pathOf(mutant)), 'utf8')
    .split('\n')
    .slice(start.line, end.line + 1);
  // The end first: on a single line, cutting the beginning would move it.
  lines.push((lines.pop() ?? '').slice(0, end.column));
  lines.unshift((lines.shift() ?? '').slice(start.column));
  return lines.join('\n');
}

/** One mutant: where it is, what stands there, and what stood there in its stead. */
function describeMutant(mutant: Mutant, fate: Fate): string {
  const remark = fate === 'unreached' ? ', no test reaches it' : fate === 'survived' ? '' : `, ${fate}`;
  const place = `${pathOf(mutant)}:${mutant.location.start.line + 1} ${mutant.mutatorName}${remark}`;
  return `  ${place}\n    - ${short(originalOf(mutant))}\n    + ${short(mutant.replacement)}`;
}

/** How a folder did, in lines to print; `total` is the number of all its mutants. What could not be judged counts nowhere. */
export function scoreOf(
  folder: Folder,
  fates: ReadonlyMap<Mutant, Fate>,
  total: number,
): { lines: string[]; passed: boolean } {
  const having = (...wanted: Fate[]) => [...fates].filter(([, fate]) => wanted.includes(fate));
  const dead = having('killed', 'endless', 'timed out').length;
  const alive = having('survived', 'unreached').length;
  const score = (100 * dead) / Math.max(1, dead + alive);
  const passed = score >= thresholds[folder];
  const counts = (['killed', 'endless', 'timed out', 'survived', 'unreached', 'unjudged'] as const).map(
    (fate) => `${having(fate).length} ${fate}`,
  );
  const listed = having('survived', 'unreached', 'timed out', 'unjudged').toSorted(([a], [b]) =>
    pathOf(a) === pathOf(b) ? a.location.start.line - b.location.start.line : pathOf(a) < pathOf(b) ? -1 : 1,
  );
  return {
    passed,
    lines: [
      `${folder}: ${score.toFixed(1)} % killed, at least ${thresholds[folder]} % wanted: ${passed ? 'enough' : 'TOO FEW'}`,
      `  of ${fates.size} out of ${total} mutants ${counts.join(', ')}`,
      ...listed.map(([mutant, fate]) => describeMutant(mutant, fate)),
    ],
  };
}
