import type { StaffId } from '../../schemas/ids.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { isStanding } from '../calendar/policy.ts';
import type { Work } from '../case/work.ts';

/**
 * Closes the line for the rest of the day: nobody is let into the queue, who waits is asked for a number at the next round, and what is
 * promised from now on is promised from the next opening on; call-backs of today are moved to another day, each by its own decision
 * (`callback/broken.ts`). Closed already: the text is changed. Talks go on.
 */
export function closeLine(work: Work, { text, staffId }: { text: string; staffId: StaffId }): void {
  const { now, unitId } = work;
  const day = localDayOf(now);
  const before = work.item('closing', unitId);
  const version = before?.version ?? 0;
  work.put({ entity: 'closing', unitId, version, day, text, closedAt: now, closedBy: staffId });
  work.record({ type: 'lineClosed', isChange: before !== undefined && isStanding(before, day) });
}

/** Opens it again before the day is over. Open already: nothing is changed. */
export function reopenLine(work: Work): void {
  const closing = work.item('closing', work.unitId);
  if (closing === undefined || !isStanding(closing, localDayOf(work.now))) return;
  work.put({ ...closing, reopenedAt: work.now });
  work.record({ type: 'lineReopened' });
}
