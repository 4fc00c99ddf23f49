import type { ChecklistDefinition } from '../../schemas/checklist.ts';
import type { StaffId, VisitId } from '../../schemas/ids.ts';
import type { Note } from '../../schemas/note.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { Refused, refuse, type Work } from '../case/work.ts';
import type { Standing } from './asked.ts';
import { categorySetOn } from './categories.ts';
import { composeNote } from './note.ts';
import { lockNoteBy } from './note-due.ts';
import { visitOf } from './withdraw.ts';

/** The case has been concluded in this very decision: its note is there in the same write. */
export function draftNote(
  work: Work,
  visitId: VisitId,
  { definition, standing }: { definition: ChecklistDefinition; standing: Standing },
): void {
  const { unitId, conclusion, followUpId, ...visit } = work.demand('visit', visitId);
  if (conclusion === undefined) throw new Error(`${visitId} has a note and no conclusion`);
  const { horizonMonths } = categorySetOn(work.policy, localDayOf(work.now));
  const doubt = followUpId === undefined ? undefined : work.item('followUp', followUpId);
  const text = composeNote({ definition, standing, conclusion, horizonMonths, doubt, ...visit });
  const { at: writtenAt, by: owner } = conclusion;
  work.put({ entity: 'note', visitId, unitId, version: 0, writtenAt, owner, text, addenda: [] });
}

export interface EditedNote {
  visitId: VisitId;
  /** The version that was read and changed. */
  version: number;
  text: string;
  staffId: StaffId;
}

/** Changes the words of a note that is not locked. Nothing is told of it: until it is locked it is a draft. */
export function editNote(work: Work, { visitId, version, text, staffId }: EditedNote): void {
  const note = openNote(work, visitId, version);
  if (note.text !== text) work.put({ ...note, text, edited: { at: work.now, by: staffId } });
}

export interface LockedNote {
  visitId: VisitId;
  /** The version that was read: nobody locks words they have not seen. */
  version: number;
  staffId: StaffId;
}

/** Locks a note as it was read, with time and author, for ever. */
export function lockNote(work: Work, { visitId, version, staffId }: LockedNote): void {
  const note = openNote(work, visitId, version);
  if (note.text.trim() === '') refuse('noteEmpty', 'text');
  work.put({ ...note, locked: { at: work.now, by: staffId } });
  const { writtenAt, edited } = note;
  const inTime = work.now <= lockNoteBy(note);
  work.record({ type: 'noteLocked', writtenAt, inTime, edited: edited !== undefined }, { visitId });
}

export interface AmendedNote {
  visitId: VisitId;
  text: string;
  staffId: StaffId;
}

/** Adds below a locked note; what is sent twice in a row stands there once. */
export function amendNote(work: Work, { visitId, text, staffId }: AmendedNote): void {
  const note = noteOf(work, visitId);
  if (note.locked === undefined) refuse('noteOpen');
  const last = note.addenda.at(-1);
  if (last?.text === text && last.by === staffId) return;
  work.put({ ...note, addenda: [...note.addenda, { at: work.now, by: staffId, text }] });
  work.record({ type: 'noteAmended' }, { visitId });
}

/** The conclusion says something else: so does its note, below it once it is locked. */
export function tellInNote(work: Work, visitId: VisitId, { text, staffId }: { text: string; staffId: StaffId }): void {
  const note = work.item('note', visitId);
  if (note === undefined || note.movedTo !== undefined) return;
  const addendum = { at: work.now, by: staffId, text };
  if (note.locked === undefined) work.put({ ...note, text: `${note.text}\n\n${text}` });
  else work.put({ ...note, addenda: [...note.addenda, addendum] });
}

/** The day of the conclusion is over and the note is not locked: said once. */
export function noteDue(work: Work, note: Note): void {
  const dueAt = lockNoteBy(note);
  if (note.locked !== undefined || note.overdueAt !== undefined || dueAt > work.now) return;
  const { visitId } = note;
  work.preload({ entity: 'visit', id: visitId });
  work.put({ ...note, overdueAt: work.now });
  work.record({ type: 'noteOverdue', dueAt }, { visitId });
}

/** The note of a case of this unit, or a refusal; the case beside it, since events tell of whom it is. */
function noteOf(work: Work, visitId: VisitId): Note {
  work.preload({ entity: 'visit', id: visitId }, { entity: 'note', id: visitId });
  visitOf(work, visitId);
  const note = work.demand('note', visitId);
  return note.movedTo === undefined ? note : refuse('notFound', 'note');
}

/** Two contacts became one: the note of the talk goes on with its conclusion. */
export function moveNote(work: Work, from: VisitId, to: VisitId): void {
  work.preload({ entity: 'note', id: from }, { entity: 'note', id: to });
  const note = work.item('note', from);
  if (note === undefined || note.movedTo !== undefined) return;
  work.put({ ...note, visitId: to, version: work.item('note', to)?.version ?? 0 });
  work.put({ ...note, text: '', addenda: [], movedTo: to });
}

/** A note that may be changed, as it was read. */
function openNote(work: Work, visitId: VisitId, version: number): Note {
  const note = noteOf(work, visitId);
  if (note.locked !== undefined) refuse('noteLocked');
  if (note.version !== version) throw new Refused({ code: 'stale' });
  return note;
}
