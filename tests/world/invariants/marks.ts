import type { Check, Complain } from './check.ts';
import type { Fact, WatchMarkFact } from './fact.ts';
import type { Mirror } from './mirror.ts';
import type { Settling } from './settled.ts';

/** The line says within so long that a day has come: a tick can die, and while nobody is there the next one comes after four hours. */
const momentMs = 5 * 3_600_000;

/** Who looked again, and what was found, stays as it was first written. */
function isFirstWord(before: Fact | undefined, { id, closed }: WatchMarkFact, complain: Complain): void {
  const was = before?.is === 'watchMark' ? before.closed : undefined;
  if (was !== undefined && (was.at !== closed?.at || was.by !== closed.by || was.reason !== closed.reason))
    complain('closed again', `${id} was closed by ${was.by}`);
}

/** A mark is nobody's matter before its day, or after somebody has looked. */
export function createMarkCheck(complain: Complain, now: () => number): Check {
  return ({ changes }) => {
    for (const { before, after } of changes) {
      if (after?.is !== 'watchMark') continue;
      isFirstWord(before, after, complain);
      const isWanted = after.closed === undefined && Date.parse(after.opensAt) <= now();
      if (after.listed !== isWanted) complain('mark', `${after.id} is ${isWanted ? 'not ' : ''}listed`);
    }
  };
}

/** From its day on a mark stands on the list, with its one step. */
export function checkMarks(mirror: Mirror, { now, unit, complain }: Settling): void {
  for (const { id, closed, opensAt, listed, stepAt } of mirror.all('watchMark')) {
    if (closed !== undefined) continue;
    const since = now - Date.parse(opensAt);
    if (since >= 0 !== (stepAt(now, unit) !== undefined)) complain('mark', `${id} for ${opensAt} at the wrong time`);
    if (since > momentMs && !listed) complain('mark', `${id} was to be looked at from ${opensAt} on`);
  }
}
