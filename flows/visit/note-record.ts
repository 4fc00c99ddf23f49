import type { StaffId } from '../../schemas/ids.ts';
import type { Note, NoteState } from '../../schemas/note.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf, sayDate, sayTime } from '../calendar/local-time.ts';
import { protectionOf } from './note.ts';
import { lockNoteBy } from './note-due.ts';

/** Where a note stands, by what it holds. */
export function noteStateOf({ locked, edited }: Pick<Note, 'locked' | 'edited'>): NoteState {
  if (locked !== undefined) return 'locked';
  return edited === undefined ? 'draft' : 'edited';
}

/** What is shown with a note: where it stands, until when it is to be locked, and which flags say what must never stand in it. */
export function noteFactsOf(note: Note, visit: Visit) {
  return { state: noteStateOf(note), dueAt: lockNoteBy(note), protects: protectionOf(visit) };
}

type NameOf = (staffId: StaffId) => string | undefined;

/** The whole of a note as text: its words, when and by whom it was locked, then each addendum with its own time and author. */
export function recordOf(note: Note, nameOf: NameOf): string {
  const { text, locked, addenda } = note;
  const blocks = [
    text,
    locked === undefined ? 'Kladde, som ikke er låst endnu.' : `Låst ${signed(locked, nameOf)}.`,
    ...addenda.map((one) => `Tillæg ${signed(one, nameOf)}\n${one.text}`),
  ];
  return blocks.join('\n\n');
}

function signed({ at, by }: { at: Instant; by: StaffId }, nameOf: NameOf): string {
  const name = nameOf(by);
  return `den ${sayDate(localDayOf(at))} kl. ${sayTime(at)}${name === undefined ? '' : ` af ${name}`}`;
}

/** A heading or a line of a note, as it is printed. */
export interface NotePart {
  as: 'H1' | 'H2' | 'P';
  text: string;
}

/** A record by its headings and lines: a block's first line is its heading where it is no sentence and more follows. */
export function notePartsOf(record: string): NotePart[] {
  return record.split(/\n{2,}/).flatMap((block, index): NotePart[] => {
    const [first = '', ...rest] = block.split('\n');
    const isHeading = index === 0 || (rest.length > 0 && !/[.:!?…»]$/.test(first));
    const as = index === 0 ? 'H1' : isHeading ? 'H2' : 'P';
    return [{ as, text: first }, ...rest.map((text): NotePart => ({ as: 'P', text }))];
  });
}
