import './cases-page.css';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { dayAndTime, dayName, sentence } from '../../theme/danish-format.ts';
import { useDesk } from '../desk-context.tsx';
import { noShowWords } from '../lists/follow-ups.tsx';
import { CitizenLink } from '../lists/list-card.tsx';
import { ownerWords, rowWords } from '../lists/words.ts';
import { PageHeading, Trouble, Waiting } from '../page-states.tsx';
import { ownerOptions } from './case-filter.ts';
import { type DoubtFilter, type DoubtRow, doubtsIn, doubtsMatching, everyDoubt } from './doubts.ts';

/** A coordinator's work: every open doubt, by the day on which somebody must have met the citizen. */
export function DoubtsPage() {
  const { routes, view } = useDesk();
  const { staffId } = view.me;
  const [filter, setFilter] = useState(everyDoubt);
  const query = useQuery({ queryKey: ['cases'], queryFn: routes.cases, refetchInterval: 20_000 });
  if (query.error && !query.data)
    return <Trouble title="Opfølgningerne kan ikke vises" error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Waiting text="Henter opfølgninger …" />;
  const rows = doubtsIn(query.data.cases);
  const shown = doubtsMatching(rows, { filter, me: staffId, now: view.now });
  return (
    <section aria-labelledby="opfoelgninger" className="cases">
      <PageHeading id="opfoelgninger">Opfølgninger</PageHeading>
      <p>Hver tvivl, indtil nogen har mødt borgeren. Den nærmeste frist står øverst.</p>
      <Filters rows={rows} filter={filter} change={setFilter} />
      <p role="status" className="quiet">
        {shown.length === 1 ? '1 opfølgning' : `${shown.length} opfølgninger`}
        {query.data.more && '. Der er flere, end siden kan vise på én gang.'}
      </p>
      {shown.length > 0 && <Doubts rows={shown} />}
    </section>
  );
}

const narrower = { late: 'Fristen er overskredet', unbooked: 'Mangler en tid' } as const;

interface FiltersProps {
  rows: readonly DoubtRow[];
  filter: DoubtFilter;
  change: (filter: DoubtFilter) => void;
}

function Filters({ rows, filter, change }: FiltersProps) {
  const { staffId } = useDesk().view.me;
  const id = useId();
  const owners = ownerOptions(rows, filter.owner, staffId);
  const states = Object.entries(narrower).map(([value, label]) => ({ value, label }));
  return (
    <search className="case-filters" aria-label="Vis kun">
      {(['owner', 'only'] as const).map((what) => (
        <div key={what}>
          <label className="form-label" htmlFor={`${id}-${what}`}>
            {what === 'owner' ? 'Hvis tur det er' : 'Hvor det haster'}
          </label>
          <select
            id={`${id}-${what}`}
            className="form-select"
            value={filter[what] ?? ''}
            onChange={(event) => change({ ...filter, [what]: event.target.value || undefined })}
          >
            <option value="">Alle</option>
            {(what === 'owner' ? owners : states).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ))}
    </search>
  );
}

function Doubts({ rows }: { rows: readonly DoubtRow[] }) {
  const { view } = useDesk();
  return (
    <div className="table-scroll">
      <table className="table table--compact stacks">
        <caption className="sr-only">Åbne opfølgninger, den nærmeste frist først</caption>
        <thead>
          <tr>
            <th scope="col">Borger</th>
            <th scope="col">Frist</th>
            <th scope="col">Møde</th>
            <th scope="col">Næste skridt</th>
            <th scope="col">Hvis tur</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.matterId} className={row.doubt.dueAt < view.now ? 'late' : undefined}>
              <td data-title="Borger">
                <CitizenLink of={row} />
              </td>
              <td data-title="Frist">
                {row.doubt.dueAt < view.now ? (
                  <span className="badge badge-error late-words">Var {dayName(row.doubt.dueAt, view.now)}</span>
                ) : (
                  sentence(dayName(row.doubt.dueAt, view.now))
                )}
              </td>
              <td data-title="Møde">
                {row.doubt.startAt === undefined ? 'Mangler en tid' : sentence(dayAndTime(row.doubt.startAt, view.now))}
                {row.doubt.noShows > 0 && <span className="badge badge-warning">{noShowWords(row.doubt.noShows)}</span>}
              </td>
              <td data-title="Næste skridt">{rowWords(row)}</td>
              <td data-title="Hvis tur">{ownerWords(row, view.me.staffId)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
