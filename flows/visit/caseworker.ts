import type { CaseworkerChange } from '../../schemas/caseworker.ts';
import type { PersonId, StaffId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import { knownConsultant } from '../callback/owner.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { refuseNotWith } from '../routing/not-with.ts';
import { latestOf } from './latest.ts';
import { whomOf } from './met.ts';
import { personOf, tellVisits } from './other-consultant.ts';
import { settleTask } from './task.ts';
import { otherIdOf } from './task-ids.ts';

export interface GivenCaseworker {
  personId: PersonId;
  to: StaffId;
  reason: CaseworkerChange;
  /** Who gives. */
  staffId: StaffId;
}

/**
 * A coordinator gives the citizen another caseworker: whoever knows them is asked first, so that is this one from now on; what waited for the
 * former one waits for them, the doubts that stand open included. Given twice, the first word stands.
 */
export function changeCaseworker(work: Work, { personId, to, reason, staffId }: GivenCaseworker): void {
  const person = personOf(work, personId);
  if (work.item('consultant', to)?.unitId !== work.unitId) refuse('notFound', 'to');
  refuseNotWith(whomOf(person), to, 'to');
  if (person.caseworker === to) return;
  const latest = latestOf(work, person) ?? refuse('notFound');
  const was = knownConsultant(latest);
  const given: Person = { ...person, caseworker: to };
  work.put(given);
  for (const visit of tellVisits(work, given)) giveWhatWaits(work, visit, { was, to });
  const { visitId } = latest;
  // Made somebody's own who was talked with by them last: nobody is met anew.
  const before = was !== undefined && was !== to && { was };
  work.record({ type: 'caseworkerChanged', ...before, to, reason }, { visitId });
  const asked = work.item('task', otherIdOf(personId));
  if (asked !== undefined && asked.closed === undefined) settleTask(work, asked, { outcome: 'given', by: staffId });
}

function giveWhatWaits(work: Work, visit: Visit, { was, to }: { was: StaffId | undefined; to: StaffId }): void {
  const { callback, followUpId } = visit;
  if (callback?.owner !== undefined && callback.owner === was)
    work.put({ ...visit, callback: { ...callback, owner: to } });
  const doubt = followUpId === undefined ? undefined : work.item('followUp', followUpId);
  if (doubt === undefined || doubt.closed !== undefined) return;
  if (doubt.toBeGiven === true || doubt.owner === was) work.put({ ...omit(doubt, 'toBeGiven'), owner: to });
}
