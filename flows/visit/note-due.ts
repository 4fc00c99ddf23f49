import type { Note } from '../../schemas/note.ts';
import type { Instant } from '../../schemas/time.ts';
import { endOfDay, localDayOf } from '../calendar/local-time.ts';

/** A talk is written down at once (offentlighedsloven § 13: *snarest muligt*): the note is to be locked on the day of the conclusion. */
export function lockNoteBy({ writtenAt }: Pick<Note, 'writtenAt'>): Instant {
  return endOfDay(localDayOf(writtenAt));
}
