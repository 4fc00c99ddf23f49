import { say } from '../../language/say.ts';
import { dayAndTime, dayName, sentence } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { noShowWords } from '../lists/follow-ups.tsx';
import { CitizenLink } from '../lists/list-card.tsx';
import { ownerWords, rowWords } from '../lists/words.ts';
import type { DoubtRow } from './doubts.ts';

export function DoubtsTable({ rows }: { rows: readonly DoubtRow[] }) {
  const { view } = useDesk();
  return (
    <div className="table-scroll">
      <table className="table table--compact stacks">
        <caption className="sr-only">{say('Åbne opfølgninger, den nærmeste frist først')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Borger')}</th>
            <th scope="col">{say('Frist')}</th>
            <th scope="col">{say('Møde')}</th>
            <th scope="col">{say('Næste skridt')}</th>
            <th scope="col">{say('Hvis tur')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.matterId} className={row.doubt.dueAt < view.now ? 'late' : undefined}>
              <td data-title={say('Borger')}>
                <CitizenLink of={row} />
              </td>
              <td data-title={say('Frist')}>
                {row.doubt.dueAt < view.now ? (
                  <span className="badge badge-error late-words">
                    {say('Var {day}', { day: dayName(row.doubt.dueAt, view.now) })}
                  </span>
                ) : (
                  sentence(dayName(row.doubt.dueAt, view.now))
                )}
              </td>
              <td data-title={say('Møde')}>
                {row.doubt.startAt === undefined
                  ? say('Mangler en tid')
                  : sentence(dayAndTime(row.doubt.startAt, view.now))}
                {row.doubt.noShows > 0 && <span className="badge badge-warning">{noShowWords(row.doubt.noShows)}</span>}
              </td>
              <td data-title={say('Næste skridt')}>{rowWords(row)}</td>
              <td data-title={say('Hvis tur')}>{ownerWords(row, view.me.staffId)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
