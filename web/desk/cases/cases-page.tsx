import './cases-page.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseRow } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { useUndoable } from '../lists/use-undoable.ts';
import { PageHeading, Trouble, Waiting } from '../page-states.tsx';
import { type CaseFilter, everyCase, replaceWith } from '../place.ts';
import { byDanger, matching } from './case-filter.ts';
import { CaseFilters } from './case-filters.tsx';
import { CasesTable } from './cases-table.tsx';

/** Every open matter: what is next, by when, whose. Whoever stands here is forgotten by nobody. */
export function CasesPage({ filter }: { filter: CaseFilter }) {
  const { routes } = useDesk();
  const query = useQuery({ queryKey: ['cases'], queryFn: routes.cases, refetchInterval: 20_000 });
  if (query.error && !query.data)
    return <Trouble title={say('Sagerne kan ikke vises')} error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Waiting text={say('Henter sager …')} />;
  const rows = byDanger(query.data.cases);
  return (
    <section aria-labelledby="sager" className="cases">
      <PageHeading id="sager">{say('Sager')}</PageHeading>
      <p>{say('Alt, der ikke er færdigt, og hvad der skal ske. Det, der haster mest, står øverst.')}</p>
      {query.data.more && (
        <p className="concern" role="status">
          {say('Der er flere sager, end siden kan vise på én gang. De, der haster mest, er med.')}
        </p>
      )}
      {rows.length === 0 ? (
        <p className="empty">{say('Der er ingen åbne sager.')}</p>
      ) : (
        <Shown rows={rows} filter={filter} />
      )}
    </section>
  );
}

function Shown({ rows, filter }: { rows: CaseRow[]; filter: CaseFilter }) {
  const { view } = useDesk();
  const [round, setRound] = useState(0);
  const act = useUndoable();
  const shown = matching(rows, filter, view.me.staffId).filter(({ matterId }) => !act.hidden.has(matterId));
  const change = (next: CaseFilter) => {
    replaceWith({ page: 'cases', filter: next });
    setRound(round + 1);
  };
  return (
    <>
      <CaseFilters rows={rows} filter={filter} change={change} />
      <p role="status" className="quiet">
        {countWords(shown)}
      </p>
      {shown.length === 0 ? (
        <p className="empty">
          {say('Ingen sager passer til det valgte.')}{' '}
          <button type="button" className="link" onClick={() => change(everyCase)}>
            {say('Vis alle sager')}
          </button>
        </p>
      ) : (
        <CasesTable key={round} rows={shown} start={act.start} />
      )}
    </>
  );
}

function countWords(rows: readonly CaseRow[]): string {
  const late = rows.filter((row) => row.late).length;
  const cases = rows.length === 1 ? say('1 sag') : say('{count} sager', { count: rows.length });
  return late === 0 ? say('{cases}, ingen haster', { cases }) : say('{cases}, {late} haster', { cases, late });
}
