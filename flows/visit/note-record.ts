import type { StaffId } from '../../schemas/ids.ts';
import type { Note } from '../../schemas/note.ts';
import type { Instant } from '../../schemas/time.ts';
import { localDayOf, sayDate, sayTime } from '../calendar/local-time.ts';

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
