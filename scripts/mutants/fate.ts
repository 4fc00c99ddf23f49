import type { MutantResult } from '@stryker-mutator/api/core';

/**
 * What became of a mutant. `endless`: its code was passed a hundred times as often as without it. `timed out`: the clock says so,
 * which may be the machine's fault. `unjudged`: the suites broke off for a reason that says nothing about the mutant.
 */
export type Fate = 'killed' | 'endless' | 'timed out' | 'survived' | 'unreached' | 'unjudged';

/** How Stryker's runner for vitest begins its message when a file of tests cannot be loaded, or throws beside its tests. */
const brokenFile = 'An error occurred outside of a test run';

/** Stryker leaves a mutant unjudged with which a suite cannot be loaded; `npm test` would be red, so it counts as killed here. */
export function fateOf({ status, statusReason }: MutantResult): Fate {
  switch (status) {
    case 'Killed':
      return 'killed';
    case 'Timeout':
      return statusReason?.startsWith('Hit limit reached') ? 'endless' : 'timed out';
    case 'Survived':
      return 'survived';
    case 'NoCoverage':
    // Of the first round: no test reaches what is only run while files are loaded.
    case 'Ignored':
      return 'unreached';
    case 'RuntimeError':
      return statusReason?.startsWith(brokenFile) ? 'killed' : 'unjudged';
    default:
      throw new Error(`A mutant of the sample was not run: ${status}, ${statusReason}`);
  }
}

/** True when no suite has noticed the mutant so far. */
export function isAlive(fate: Fate | undefined): boolean {
  return fate === undefined || fate === 'survived' || fate === 'unreached';
}
