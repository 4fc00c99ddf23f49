import { noteFactsOf, recordOf } from '../../flows/visit/note-record.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Note } from '../../schemas/note.ts';
import type { NoteView } from '../../schemas/note-api.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { StaffNames } from './deps.ts';

interface Written {
  at: string;
  by: StaffId;
}

/** A note as the desk reads it, its authors by the names that colleagues know. */
export function noteViewOf(note: Note, visit: Visit, names: StaffNames): NoteView {
  const { visitId, version, text, writtenAt, owner, edited, locked, addenda } = note;
  const ownerName = names.get(owner);
  return {
    visitId,
    version,
    ...noteFactsOf(note, visit),
    text,
    record: recordOf(note, (staffId) => names.get(staffId)),
    writtenAt,
    owner,
    ...(ownerName !== undefined && { ownerName }),
    ...(edited !== undefined && { edited: named(edited, names) }),
    ...(locked !== undefined && { locked: named(locked, names) }),
    addenda: addenda.map((one) => named(one, names)),
  };
}

function named<Of extends Written>(written: Of, names: StaffNames): Of & { byName?: string } {
  const byName = names.get(written.by);
  return byName === undefined ? written : { ...written, byName };
}
