import type { NotWith } from '../../schemas/caseworker.ts';
import type { PersonId, StaffId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import { endOfDay, localDayOf } from '../calendar/local-time.ts';
import { workingDayAfter } from '../calendar/opening-hours.ts';
import { knownConsultant } from '../callback/owner.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { callsOf, isNotWith } from '../routing/not-with.ts';
import { takeRing } from '../routing/take-ring.ts';
import { latestOf } from './latest.ts';
import { whomOf } from './met.ts';
import { openTask, withdrawTask } from './task.ts';
import { otherIdOf } from './task-ids.ts';

export interface AskedFor extends Pick<NotWith, 'by' | 'reason'> {
  personId: PersonId;
  /** With whom the citizen wishes not to talk. */
  staffId: StaffId;
}

/**
 * The citizen asks for another consultant: from now on this one is not rung for them, in any of their cases, and a coordinator is to find
 * somebody else, so that whoever has nobody left is seen to by a person. Said twice, the first word stands.
 */
export function wishNotWith(work: Work, { personId, staffId, by, reason }: AskedFor): void {
  const person = personOf(work, personId);
  if (work.item('consultant', staffId)?.unitId !== work.unitId) refuse('notFound', 'staffId');
  const { notWith = [] } = person;
  if (notWith.some((one) => one.staffId === staffId)) return;
  const latest = latestOf(work, person) ?? refuse('notFound');
  const isChange = knownConsultant(latest) === staffId;
  const wish: NotWith = {
    staffId,
    at: work.now,
    by,
    ...(reason !== undefined && { reason }),
    ...(isChange && { isChange }),
  };
  const kept = person.caseworker === staffId ? omit(person, 'caseworker') : person;
  const wished: Person = { ...kept, notWith: [...notWith, wish] };
  work.put(wished);
  const { visitId } = latest;
  for (const visit of tellVisits(work, wished)) {
    leaveToOthers(work, visit, staffId);
    for (const call of callsOf(work, visit)) takeRing(work, call, staffId);
  }
  work.record({ type: 'notWithWished', staffId }, { visitId });
  if (isChange) work.record({ type: 'caseworkerChanged', was: staffId, reason: 'citizenAsked' }, { visitId });
  askForAnother(work, personId, visitId);
}

/** Nobody of the person's cases is left out: one that is concluded may still have a promise, or a doubt with its meeting. */
export function tellVisits(work: Work, person: Person): Visit[] {
  work.preload(...person.visits.map((id) => ({ entity: 'visit', id }) as const));
  return person.visits.flatMap((id) => {
    const visit = work.item('visit', id);
    if (visit === undefined) return [];
    const told: Visit = { ...omit(visit, 'notWith', 'caseworker'), ...whomOf(person) };
    work.put(told);
    return [told];
  });
}

/** What waits for the consultant in person waits for anybody, and a doubt of theirs is given to somebody else. */
function leaveToOthers(work: Work, visit: Visit, staffId: StaffId): void {
  const { callback, followUpId } = visit;
  if (callback?.owner === staffId) work.put({ ...visit, callback: omit(callback, 'owner') });
  const doubt = followUpId === undefined ? undefined : work.item('followUp', followUpId);
  if (doubt?.owner === staffId && doubt.closed === undefined) work.put({ ...doubt, toBeGiven: true });
}

function askForAnother(work: Work, personId: PersonId, visitId: Visit['visitId']): void {
  const taskId = otherIdOf(personId);
  const known = work.item('task', taskId);
  if (known !== undefined && known.closed === undefined) return;
  const dueAt = endOfDay(workingDayAfter(localDayOf(work.now), work.unit));
  openTask(work, { taskId, sort: 'otherConsultant', visitId, dueAt });
}

export interface TakenBack {
  personId: PersonId;
  staffId: StaffId;
}

/** The citizen wishes it no longer, or never did: the consultant may be rung again, and a change that was counted was none unless somebody else has taken over. Said twice, nothing more happens. */
export function takeBackNotWith(work: Work, { personId, staffId }: TakenBack): void {
  const person = personOf(work, personId);
  const { notWith = [], caseworker } = person;
  const wish = notWith.find((one) => one.staffId === staffId);
  if (wish === undefined) return;
  const left = notWith.filter((one) => one !== wish);
  const after: Person = { ...omit(person, 'notWith'), ...(left.length > 0 && { notWith: left }) };
  work.put(after);
  for (const { followUpId } of tellVisits(work, after)) keepDoubt(work, followUpId, staffId);
  const isNoChange = wish.isChange === true && caseworker === undefined;
  const visitId = person.visits.at(-1);
  work.record(
    { type: 'notWithTakenBack', staffId, ...(isNoChange && { changedOn: localDayOf(wish.at) }) },
    visitId === undefined ? {} : { visitId },
  );
  const asked = left.length > 0 ? undefined : work.item('task', otherIdOf(personId));
  if (asked !== undefined && asked.closed === undefined) withdrawTask(work, asked);
}

function keepDoubt(work: Work, followUpId: Visit['followUpId'], staffId: StaffId): void {
  const doubt = followUpId === undefined ? undefined : work.item('followUp', followUpId);
  if (doubt?.owner === staffId && doubt.toBeGiven === true) work.put(omit(doubt, 'toBeGiven'));
}

/** A person of this unit. */
export function personOf(work: Work, personId: PersonId): Person {
  const person = work.demand('person', personId);
  return person.unitId === work.unitId ? person : refuse('notFound');
}

/** Two persons are one: all cases of the one that is left know what was wished, and what is still to be done about it is done for that one. */
export function takeOverWishes(work: Work, gone: Person, joined: Person): void {
  tellVisits(work, joined);
  const moved = work.item('task', otherIdOf(gone.personId));
  const visitId = joined.visits.at(-1);
  if (moved === undefined || moved.closed !== undefined || visitId === undefined) return;
  work.put({ ...moved, closed: { at: work.now, by: 'system', outcome: 'joined' } });
  const taskId = otherIdOf(joined.personId);
  const known = work.item('task', taskId);
  if (known !== undefined && known.closed === undefined) return;
  work.put({ ...omit(moved, 'step'), taskId, visitId, version: known?.version ?? 0 });
}

/** What was wished of either of two persons who are one holds for the one that is left. */
export function wishesOfBoth(kept: Person, gone: Person): Pick<Person, 'notWith' | 'caseworker'> {
  const { notWith: own = [], caseworker: ownCaseworker = gone.caseworker } = kept;
  const theirs = (gone.notWith ?? []).filter(({ staffId }) => own.every((one) => one.staffId !== staffId));
  const notWith = [...own, ...theirs];
  const isFree = !isNotWith(
    notWith.map(({ staffId }) => staffId),
    ownCaseworker,
  );
  return {
    ...(notWith.length > 0 && { notWith }),
    ...(ownCaseworker !== undefined && isFree && { caseworker: ownCaseworker }),
  };
}
