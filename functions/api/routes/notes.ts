import type { Command } from '../../../flows/case/command.ts';
import type { CaseFile } from '../../../flows/case/need.ts';
import type { StaffId, VisitId } from '../../../schemas/ids.ts';
import type { Note } from '../../../schemas/note.ts';
import { addendumRequest, type NoteView, noteLockRequest, noteRequest, noteView } from '../../../schemas/note-api.ts';
import type { Visit } from '../../../schemas/visit.ts';
import { notePdf } from '../../adapters/note-pdf.ts';
import { ask } from '../carry-out.ts';
import { citizensOf } from '../citizens.ts';
import type { Deps } from '../deps.ts';
import { noteViewOf } from '../note-view.ts';
import { purposeOf, purposeQuery, recordAccess } from '../record-access.ts';
import { replyTo } from '../reply-to.ts';
import { type Asked, conflict, notFound, type Reply, route } from '../route.ts';
import { seers } from '../seen.ts';

type NoteCommand = Extract<Command, { type: 'editNote' | 'lockNote' | 'amendNote' }>;

/** Gives a command about a note, and answers with the note as it stands then; a stale version with both. */
async function carryOut(deps: Deps, command: NoteCommand, by: StaffId): Promise<Reply<NoteView>> {
  const outcome = await ask(deps, command, by);
  if (outcome === undefined) return conflict;
  const { file } = outcome;
  if (outcome.done) return { status: 200, body: await viewIn(deps, file, command.visitId) };
  return outcome.refused.code === 'stale' ? stale(file, command) : replyTo(outcome.refused);
}

async function viewIn(deps: Deps, file: CaseFile, visitId: VisitId): Promise<NoteView> {
  const [note, visit] = [file.item('note', visitId), file.item('visit', visitId)];
  if (note === undefined || visit === undefined) throw new Error('A note was changed that is not there');
  return noteViewOf(note, visit, await deps.staffNames(note.unitId));
}

function stale(file: CaseFile, command: NoteCommand): Reply<never> {
  const { version = 0, text = '' } = file.item('note', command.visitId) ?? {};
  const sent = {
    version: 'version' in command ? command.version : version,
    ...('text' in command && { text: command.text }),
  };
  const message = 'Notatet er ændret et andet sted. Vælg, hvad der skal stå.';
  return { status: 409, stale: { error: 'stale', message, stored: { version, text }, sent } };
}

const openYet: Reply<never> = {
  status: 409,
  error: 'noteOpen',
  message: 'Notatet er ikke låst endnu. Lås det, før det hentes som fil.',
};

interface Read {
  note: Note;
  visit: Visit;
}

async function find(deps: Deps, { path, unit }: Asked<unknown>): Promise<Read | undefined> {
  const id = path.id ?? '';
  const [note, visit] = await Promise.all([deps.store.get('note', id), deps.store.get('visit', id)]);
  if (note === undefined || visit === undefined || note.unitId !== unit.unitId) return undefined;
  return note.movedTo === undefined ? { note, visit } : undefined;
}

function recordLook(deps: Deps, asked: Asked<unknown>, { visit: { visitId, personId } }: Read): Promise<void> {
  return recordAccess(deps, asked, [{ to: 'note', purpose: purposeOf(asked.query), visitId, personId }]);
}

export const noteRoutes = [
  route({
    method: 'GET',
    path: '/api/visits/{id}/note',
    summary: 'The note of a concluded visit: a draft of its answers, edited, or locked',
    roles: [...seers],
    response: noteView,
    query: purposeQuery,
    handle: async (deps, asked) => {
      const found = await find(deps, asked);
      if (found === undefined) return notFound;
      await recordLook(deps, asked, found);
      const { note, visit } = found;
      return { status: 200, body: noteViewOf(note, visit, await deps.staffNames(asked.unit.unitId)) };
    },
  }),
  route({
    method: 'PUT',
    path: '/api/visits/{id}/note',
    summary: 'Changes the words of a note that is not locked. A stale version is answered with both',
    roles: [...seers],
    request: noteRequest,
    response: noteView,
    handle: (deps, { staff: { staffId }, unit: { unitId }, path, body }) => {
      const visitId = (path.id ?? '') as VisitId;
      return carryOut(deps, { type: 'editNote', unitId, visitId, staffId, ...body }, staffId);
    },
  }),
  route({
    method: 'POST',
    path: '/api/visits/{id}/note/lock',
    summary: 'Locks the note as it was read, with time and author; it cannot be changed any more',
    roles: [...seers],
    request: noteLockRequest,
    response: noteView,
    handle: (deps, { staff: { staffId }, unit: { unitId }, path, body }) => {
      const visitId = (path.id ?? '') as VisitId;
      return carryOut(deps, { type: 'lockNote', unitId, visitId, staffId, ...body }, staffId);
    },
  }),
  route({
    method: 'POST',
    path: '/api/visits/{id}/note/addendum',
    summary: 'Adds below a locked note, with time and author',
    roles: [...seers],
    request: addendumRequest,
    response: noteView,
    handle: (deps, { staff: { staffId }, unit: { unitId }, path, body }) => {
      const visitId = (path.id ?? '') as VisitId;
      return carryOut(deps, { type: 'amendNote', unitId, visitId, staffId, ...body }, staffId);
    },
  }),
  route({
    method: 'GET',
    path: '/api/visits/{id}/note/file',
    summary: 'The locked note as PDF/A for the case file',
    roles: [...seers],
    file: 'application/pdf',
    query: purposeQuery,
    handle: async (deps, asked) => {
      const found = await find(deps, asked);
      if (found === undefined) return notFound;
      const { unit } = asked;
      const { note, visit } = found;
      if (note.locked === undefined) return openYet;
      await recordLook(deps, asked, found);
      const [{ name, cpr } = { name: 'Ukendt borger' }] = await citizensOf(deps, [visit]);
      const { record } = noteViewOf(note, visit, await deps.staffNames(unit.unitId));
      const citizen = cpr === undefined ? name : `${name} (${cpr})`;
      return { status: 200, file: await notePdf({ record, citizen, unitName: unit.name, lockedAt: note.locked.at }) };
    },
  }),
];
