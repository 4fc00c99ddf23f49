import type { PersonId, StaffId, VisitId, WatchMarkId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import type { LocalDay } from '../../schemas/time.ts';
import type { Conclusion, Visit } from '../../schemas/visit.ts';
import type { WatchMark } from '../../schemas/watch-mark.ts';
import { atLocal, endOfDay, localDayOf, plus } from '../calendar/local-time.ts';
import { refuse, type Work } from '../case/work.ts';
import { deadlines } from './deadlines.ts';
import { flagRules } from './flag-rules.ts';
import { personBehind } from './person-facts.ts';

export interface Marking {
  personId: PersonId;
  reviewOn: LocalDay;
  flag?: WatchMark['flag'];
  /** Sealed: what to look at. */
  text: string;
  staffId: StaffId;
}

/** Staff sets a mark on a person, for a day after today and within two years. */
export function setWatchMark(work: Work, { personId, reviewOn, flag, text, staffId }: Marking): void {
  const person = work.demand('person', personId);
  if (person.unitId !== work.unitId) refuse('notFound');
  const visitId = person.visits.at(-1) ?? refuse('notFound');
  const today = localDayOf(work.now);
  if (reviewOn <= today || reviewOn > localDayOf(plus(work.now, deadlines.lookAgainAtMost)))
    refuse('wrongReviewDay', 'reviewOn');
  mark(work, person, { visitId, reviewOn, text, owner: staffId, ...(flag !== undefined && { flag }) });
}

/** A conclusion leaves a mark for each flag that wants one, unless the person has an open one for it. */
export function markFlags(work: Work, visit: Visit, { flags, by: owner }: Pick<Conclusion, 'flags' | 'by'>): void {
  const person = personBehind(work, visit);
  if (person === undefined) return;
  for (const { id } of flagRules.filter(({ id, demands }) => flags.includes(id) && demands.includes('watchMark'))) {
    const isMarked = marksOf(work, person).some(({ flag, closed }) => flag === id && closed === undefined);
    const reviewOn = localDayOf(plus(work.now, deadlines.lookAgain));
    if (!isMarked)
      mark(work, work.demand('person', person.personId), { visitId: visit.visitId, reviewOn, flag: id, owner });
  }
}

function marksOf(work: Work, { watchMarks = [] }: Person): WatchMark[] {
  work.preload(...watchMarks.map((id) => ({ entity: 'watchMark', id }) as const));
  return watchMarks.map((id) => work.item('watchMark', id)).filter((one) => one !== undefined);
}

type NewMark = Pick<WatchMark, 'visitId' | 'reviewOn' | 'owner' | 'flag' | 'text'>;

function mark(work: Work, person: Person, fresh: NewMark): void {
  const { visitId, reviewOn, flag } = fresh;
  work.preload({ entity: 'visit', id: visitId });
  const watchMarkId: WatchMarkId = `watchmark_${work.newId()}`;
  work.put({
    entity: 'watchMark',
    watchMarkId,
    unitId: work.unitId,
    personId: person.personId,
    version: 0,
    setAt: work.now,
    opensAt: atLocal(reviewOn, '00:00'),
    ...fresh,
  });
  work.put({ ...person, watchMarks: [...(person.watchMarks ?? []), watchMarkId] });
  work.record({ type: 'watchMarkSet', reviewOn, ...(flag !== undefined && { flag }) }, { visitId });
  work.made.watchMarkId = watchMarkId;
}

/** Its day has come: said once, and a matter from now on. */
export function watchMarkDue(work: Work, found: WatchMark): void {
  const { closed, saidAt, opensAt, visitId } = found;
  if (closed !== undefined || saidAt !== undefined || opensAt > work.now) return;
  work.preload({ entity: 'visit', id: visitId });
  work.put({ ...found, saidAt: work.now });
  work.record({ type: 'watchMarkDue' }, { visitId });
}

export interface ClosedMark {
  watchMarkId: WatchMarkId;
  /** Sealed: what was found. */
  reason: string;
  staffId: StaffId;
}

/** Somebody has looked again and writes what was found; closed twice, the first reason stands. */
export function closeWatchMark(work: Work, { watchMarkId, reason, staffId }: ClosedMark): void {
  const found = work.demand('watchMark', watchMarkId);
  if (found.unitId !== work.unitId) refuse('notFound');
  if (found.closed !== undefined) return;
  const { visitId, reviewOn, flag } = found;
  work.preload({ entity: 'visit', id: visitId });
  work.put({ ...found, closed: { at: work.now, by: staffId, reason } });
  const inTime = work.now <= endOfDay(reviewOn);
  work.record({ type: 'watchMarkClosed', inTime, ...(flag !== undefined && { flag }) }, { visitId });
}

/** One person is left of two: the marks of the other go on there, in the case that goes on. */
export function takeOverMarks(work: Work, gone: Person, to: { personId: PersonId; visitId: VisitId }): void {
  for (const one of marksOf(work, gone)) work.put({ ...one, ...to });
}
