import { useEffect, useRef, useState } from 'react';
import type { CaseRow } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { dayName, phoneNumber } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { Told, When } from '../lists/asked.tsx';
import { BirthdayActions } from '../lists/birthday-actions.tsx';
import { TaskActions } from '../lists/task-actions.tsx';
import type { useUndoable } from '../lists/use-undoable.ts';
import { ownerWords, rowWords } from '../lists/words.ts';
import { hrefOf } from '../place.ts';
import { SafeContact } from '../safe-contact.tsx';

const shownAtOnce = 50;

type Start = ReturnType<typeof useUndoable>['start'];

/** The matters in pages of fifty; asking for more puts the keyboard on the first new one. */
export function CasesTable({ rows, start }: { rows: readonly CaseRow[]; start: Start }) {
  const [most, setMost] = useState(shownAtOnce);
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (most > shownAtOnce) body.current?.rows[most - shownAtOnce]?.querySelector('a')?.focus();
  }, [most]);
  const left = rows.length - most;
  return (
    <>
      <div className="table-scroll">
        <table className="table table--compact stacks">
          <caption className="sr-only">{say('Åbne sager, det der haster mest først')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('Borger')}</th>
              <th scope="col">{say('Næste skridt')}</th>
              <th scope="col">{say('Hvornår')}</th>
              <th scope="col">{say('Hvis tur')}</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.slice(0, most).map((row) => (
              <Row key={row.matterId} row={row} start={start} />
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <button type="button" className="button button-secondary" onClick={() => setMost(most + shownAtOnce)}>
          {say('Vis {count} flere (ud af {left})', { count: Math.min(left, shownAtOnce), left })}
        </button>
      )}
    </>
  );
}

function Row({ row, start }: { row: CaseRow; start: Start }) {
  const { view } = useDesk();
  return (
    <tr className={row.late ? 'late' : undefined}>
      <td data-title={say('Borger')}>
        <Who row={row} />
      </td>
      <td data-title={say('Næste skridt')}>
        {rowWords(row)}
        <Told row={row} start={start} />
        <BirthdayActions row={row} start={start} />
        <TaskActions row={row} start={start} />
      </td>
      <td data-title={say('Hvornår')}>
        <When row={row} now={view.now} />
      </td>
      <td data-title={say('Hvis tur')}>{ownerWords(row, view.me.staffId)}</td>
    </tr>
  );
}

function Who({ row }: { row: CaseRow }) {
  const { view } = useDesk();
  const { citizen, visitId, personId } = row;
  const name = citizen?.name || say('Ukendt borger');
  return (
    <>
      <span className="case-who">
        {visitId ? <a href={hrefOf({ page: 'visit', visitId })}>{name}</a> : name}
        {citizen?.phone && <span className="quiet figures"> {phoneNumber(citizen.phone)}</span>}
      </span>
      <span className="quiet case-since">
        {say('Åben siden {day}', { day: dayName(row.openedAt, view.now) })}
        {personId && (
          <>
            {' · '}
            <a href={hrefOf({ page: 'person', personId })}>
              {say('Historik')}
              <span className="sr-only"> {say('for {name}', { name })}</span>
            </a>
          </>
        )}
      </span>
      <SafeContact of={row} />
    </>
  );
}
