import type { Call } from '../../schemas/call.ts';
import type { ConversationTypeId } from '../../schemas/conversation-type.ts';
import type { OutreachId, PersonId, StaffId, VisitId } from '../../schemas/ids.ts';
import type { Outreach, OutreachDone } from '../../schemas/outreach.ts';
import type { Person } from '../../schemas/person.ts';
import type { Role } from '../../schemas/staff.ts';
import type { Visit } from '../../schemas/visit.ts';
import { addDays, endOfDay, localDayOf } from '../calendar/local-time.ts';
import { workingDayAfter } from '../calendar/opening-hours.ts';
import { isReachable } from '../callback/promise.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { demandTelephone } from './by-telephone.ts';
import { conversationTypeOf } from './conversation-types.ts';
import { deadlines } from './deadlines.ts';
import { latestOf } from './latest.ts';
import { isSafeContact } from './safe-contact.ts';
import { outreachIdOf } from './task-ids.ts';

export interface Listing {
  personId: PersonId;
  kind: ConversationTypeId;
  /** Sealed: what it is about, where the type asks for it. */
  purpose?: string | undefined;
  staffId: StaffId;
}

/** The office wants somebody called who is known, in the place of an entry that is done with. */
export function listOutreach(work: Work, { personId, kind, purpose, staffId }: Listing): void {
  const outreachId = outreachIdOf(personId);
  if (conversationTypeOf(kind).asksPurpose === true && purpose === undefined) refuse('purposeMissing', 'purpose');
  const { earlier, visitId } = demandListing(work, { personId, kind });
  work.put({
    entity: 'outreach',
    outreachId,
    unitId: work.unitId,
    personId,
    visitId,
    version: earlier?.version ?? 0,
    type: kind,
    ...(purpose !== undefined && { purpose }),
    listedAt: work.now,
    listedBy: staffId,
    dueAt: endOfDay(workingDayAfter(addDays(localDayOf(work.now), deadlines.callListedDays - 1), work.unit)),
    tries: 0,
  });
  work.record({ type: 'outreachListed', conversationType: kind }, { visitId });
}

/** Whom somebody may be asked to call now, and the entry of theirs that is done with; looked at before it is written, too. */
export function demandListing(
  work: Work,
  { personId, kind }: Pick<Listing, 'personId' | 'kind'>,
): { earlier: Outreach | undefined; visitId: VisitId } {
  const outreachId = outreachIdOf(personId);
  work.preload({ entity: 'person', id: personId }, { entity: 'outreach', id: outreachId });
  const person = work.demand('person', personId);
  if (person.unitId !== work.unitId) refuse('notFound');
  demandTelephone(work, kind, work.now);
  const earlier = work.item('outreach', outreachId);
  if (earlier !== undefined && earlier.closed === undefined) refuse('alreadyListed');
  return { earlier, visitId: demandListable(work, person).visitId };
}

/** The person's case, if somebody may be called in it whom nobody has promised a call. */
function demandListable(work: Work, person: Person): Visit {
  const visit = latestOf(work, person) ?? refuse('notFound');
  if (visit.ended !== undefined) refuse('visitEnded');
  if (isSafeContact(visit)) refuse('agreedTimeOnly');
  if (visit.inWriting !== undefined) refuse('inWritingOnly');
  if (!isReachable(work, visit)) refuse('numberMissing', 'phone');
  return visit;
}

/** A call that was made for an entry is over: tried, or talked in. A telephone that did not ring is no try. */
export function noteOutreach(work: Work, { out, state }: Call, talkedBy: StaffId | undefined): void {
  if (out?.outreachId === undefined || state.at !== 'ended') return;
  const entry = work.item('outreach', out.outreachId);
  if (entry === undefined || entry.closed !== undefined) return;
  if (talkedBy !== undefined) return work.put({ ...entry, talked: { at: work.now, by: talkedBy } });
  const isTried = state.outcome === 'noAnswer' || state.outcome === 'voicemail';
  if (isTried) work.put({ ...entry, tries: entry.tries + 1 });
}

export interface OutreachClosing {
  outreachId: OutreachId;
  outcome: OutreachDone;
  staffId: StaffId;
  role: Role;
}

/**
 * Staff says what came of an entry; said twice, the first word stands. A talk was held and a telephone has rung where that is said; that
 * nobody is wanted to be called any more is the office's to say.
 */
export function closeOutreach(work: Work, { outreachId, outcome, staffId, role }: OutreachClosing): void {
  const entry = entryOf(work, outreachId);
  if (entry.closed !== undefined) return;
  if (outcome === 'talked' && entry.talked === undefined) refuse('notHeld');
  if (outcome === 'notReached' && entry.tries === 0) refuse('notTried');
  if (outcome === 'withdrawn' && role !== 'coordinator') refuse('notYours');
  work.preload({ entity: 'visit', id: entry.visitId });
  work.put({ ...entry, closed: { at: work.now, by: staffId, outcome } });
  const { type: conversationType, tries, visitId } = entry;
  work.record({ type: 'outreachClosed', conversationType, outcome, tries }, { visitId });
}

/** It was taken off the list by mistake, and is on it again as it was. */
export function restoreOutreach(work: Work, { outreachId }: { outreachId: OutreachId }): void {
  const entry = entryOf(work, outreachId);
  if (entry.closed === undefined) return;
  const { at, outcome } = entry.closed;
  if (outcome !== 'withdrawn') refuse('superseded');
  work.preload({ entity: 'visit', id: entry.visitId });
  work.put(omit(entry, 'closed'));
  const { type: conversationType, visitId } = entry;
  work.record({ type: 'outreachRestored', conversationType, closedOn: localDayOf(at) }, { visitId });
}

export function entryOf(work: Work, outreachId: OutreachId): Outreach {
  const entry = work.demand('outreach', outreachId);
  return entry.unitId === work.unitId ? entry : refuse('notFound');
}

/** One person is left of two: an entry of the other goes on there, unless the person has one already. */
export function takeOverOutreach(work: Work, gone: PersonId, to: { personId: PersonId; visitId: VisitId }): void {
  const [goneId, keptId] = [outreachIdOf(gone), outreachIdOf(to.personId)];
  work.preload({ entity: 'outreach', id: goneId }, { entity: 'outreach', id: keptId });
  const [entry, kept] = [work.item('outreach', goneId), work.item('outreach', keptId)];
  if (entry === undefined || entry.closed !== undefined) return;
  const { listedBy, type: conversationType, tries, visitId } = entry;
  work.put({ ...entry, closed: { at: work.now, by: listedBy, outcome: 'joined' } });
  if (kept === undefined || kept.closed !== undefined)
    return work.put({ ...entry, outreachId: keptId, version: kept?.version ?? 0, ...to });
  work.record({ type: 'outreachClosed', conversationType, outcome: 'joined', tries }, { visitId });
}
