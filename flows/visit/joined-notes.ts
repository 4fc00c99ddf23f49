import type { Checklist } from '../../schemas/checklist.ts';
import type { Instant } from '../../schemas/time.ts';
import { localDayOf, sayDate, sayTime } from '../calendar/local-time.ts';

/** The free notes of two cases that are one: below each other, the older first, each with when its case was last saved. Nothing is cut. */
export function joinedNotes(earlier: Checklist | undefined, given: Checklist): Pick<Checklist, 'notes'> {
  const noted = [earlier, given].flatMap((one) =>
    one?.notes === undefined ? [] : [{ notes: one.notes, savedAt: one.savedAt }],
  );
  const [first, second] = noted.toSorted((a, b) => (a.savedAt <= b.savedAt ? -1 : 1));
  if (first === undefined) return {};
  if (second === undefined || second.notes === first.notes) return { notes: first.notes };
  return { notes: `${withTime(first)}\n\n${withTime(second)}` };
}

function withTime({ notes, savedAt }: { notes: string; savedAt: Instant }): string {
  return `Gemt ${sayDate(localDayOf(savedAt))} kl. ${sayTime(savedAt)}:\n${notes}`;
}
