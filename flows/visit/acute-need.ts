import type { Answers } from '../../schemas/checklist.ts';
import type { VisitId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import { addDays, endOfDay, localDayOf } from '../calendar/local-time.ts';
import { workingDayAfter } from '../calendar/opening-hours.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { chosenIn } from './answers.ts';
import { joinTask, openTask, withdrawTask } from './task.ts';
import { needIdOf } from './task-ids.ts';

/** The answer that tells of an acute need: no money for food and rent the next days (F2). */
const need = { question: 'F2', is: 'nej' } as const;

function isInNeed(answers: Answers): boolean {
  return chosenIn(answers[need.question]).includes(need.is);
}

/** The same day; where the office is closed all day, the next working day, since nobody could be told before. */
export function tellBenefitsBy(now: Instant, unit: Unit): Instant {
  return endOfDay(workingDayAfter(addDays(localDayOf(now), -1), unit));
}

/**
 * Answers were saved: a need that is told of is a matter at once, whatever becomes of the talk, and one that is taken back before anybody
 * acted on it is none. Once the benefits office has been told, only an answer that has been another one meanwhile makes a new one.
 */
export function followNeed(work: Work, visitId: VisitId, { before, after }: { before: Answers; after: Answers }): void {
  const taskId = needIdOf(visitId);
  const known = work.item('task', taskId);
  const isOpen = known !== undefined && known.closed === undefined;
  if (!isInNeed(after)) {
    if (isOpen) withdrawTask(work, known);
    return;
  }
  if (!isOpen && !isInNeed(before))
    openTask(work, { taskId, sort: 'acuteNeed', visitId, dueAt: tellBenefitsBy(work.now, work.unit) });
}

/**
 * Two cases become one: what the one that is taken up still asks for, the other asks for now, and what the office was told of there it was
 * told of here. Nothing new is told: it is the same need.
 */
export function moveNeed(work: Work, own: VisitId, visitId: VisitId): void {
  const moved = work.item('task', needIdOf(own));
  const taskId = needIdOf(visitId);
  const known = work.item('task', taskId);
  if (moved?.closed?.outcome === 'told' && known === undefined) work.put({ ...moved, taskId, visitId, version: 0 });
  if (moved === undefined || moved.closed !== undefined) return;
  if (known !== undefined && known.closed === undefined) return joinTask(work, moved);
  work.put({ ...moved, closed: { at: work.now, by: 'system', outcome: 'joined' } });
  work.put({ ...omit(moved, 'step'), taskId, visitId, version: known?.version ?? 0 });
}
