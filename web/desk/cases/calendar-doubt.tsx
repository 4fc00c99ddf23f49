import { say } from '../../language/say.ts';
import { dayName } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { noShowWords } from '../lists/follow-ups.tsx';
import { CitizenLink } from '../lists/list-card.tsx';
import { ownerWords } from '../lists/words.ts';
import { meetingWords } from './calendar-words.ts';
import type { DoubtRow } from './doubts.ts';

/** Doubts of a day, or of a time outside the weeks that are shown: each then with its due date. */
export function CalendarDoubts({ rows, withDue = false }: { rows: readonly DoubtRow[]; withDue?: boolean }) {
  if (rows.length === 0) return null;
  return (
    <ul className="calendar-doubts">
      {rows.map((row) => (
        <li key={row.matterId}>
          <CalendarDoubt row={row} withDue={withDue} />
        </li>
      ))}
    </ul>
  );
}

function CalendarDoubt({ row, withDue }: { row: DoubtRow; withDue: boolean }) {
  const { view } = useDesk();
  const { visitId, citizen, safeContact, doubt } = row;
  const isLate = doubt.dueAt < view.now;
  return (
    <>
      <CitizenLink of={{ visitId, safeContact, ...(citizen && { citizen: { name: citizen.name } }) }} />
      {withDue && (
        <p className="line-what">
          <span className={isLate ? 'badge badge-error late-words' : undefined}>
            {isLate
              ? say('Fristen var {day}', { day: dayName(doubt.dueAt, view.now) })
              : say('Frist {day}', { day: dayName(doubt.dueAt, view.now) })}
          </span>
        </p>
      )}
      <p className="line-what">{meetingWords(doubt, view.now, !withDue)}</p>
      <p className="line-what quiet">
        <span className="sr-only">{say('Hvis tur:')} </span>
        {ownerWords(row, view.me.staffId)}
      </p>
      {doubt.noShows > 0 && (
        <p className="line-what">
          <span className="badge badge-warning">{noShowWords(doubt.noShows)}</span>
        </p>
      )}
    </>
  );
}
