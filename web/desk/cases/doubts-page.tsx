import './cases-page.css';
import { useQuery } from '@tanstack/react-query';
import { say } from '../../language/say.ts';
import { useAfterRender } from '../after-render.ts';
import { useDesk } from '../desk-context.tsx';
import { fetchedPart } from '../fetched-part.tsx';
import { PageHeading, Trouble, Waiting } from '../page-states.tsx';
import { replaceWith } from '../place.ts';
import { type DoubtFilter, everyDoubt } from './doubt-filter.ts';
import { type DoubtRow, doubtsIn, doubtsMatching } from './doubts.ts';
import { DoubtsFilters, DoubtsToggle } from './doubts-filters.tsx';
import { DoubtsTable } from './doubts-table.tsx';

const CalendarView = fetchedPart('kalenderen', async () => (await import('./calendar-view.tsx')).CalendarView);

const heading = 'opfoelgninger';

/** A coordinator's work: every open doubt, by the day on which somebody must have met the citizen. */
export function DoubtsPage({ filter }: { filter: DoubtFilter }) {
  const { routes } = useDesk();
  const query = useQuery({ queryKey: ['cases'], queryFn: routes.cases, refetchInterval: 20_000 });
  if (query.error && !query.data)
    return (
      <Trouble title={say('Opfølgningerne kan ikke vises')} error={query.error} retry={() => void query.refetch()} />
    );
  if (!query.data) return <Waiting text={say('Henter opfølgninger …')} />;
  const rows = doubtsIn(query.data.cases);
  return (
    <section aria-labelledby={heading} className="cases">
      <PageHeading id={heading}>{say('Opfølgninger')}</PageHeading>
      <p>{say('Hver tvivl, indtil nogen har mødt borgeren. Den nærmeste frist står øverst.')}</p>
      {query.data.more && (
        <p className="concern" role="status">
          {say('Der er flere opfølgninger, end siden kan vise på én gang.')}
        </p>
      )}
      {rows.length === 0 ? (
        <p className="empty">{say('Der er ingen åbne opfølgninger.')}</p>
      ) : (
        <Shown rows={rows} filter={filter} />
      )}
    </section>
  );
}

function Shown({ rows, filter }: { rows: readonly DoubtRow[]; filter: DoubtFilter }) {
  const { view } = useDesk();
  const afterRender = useAfterRender();
  const shown = doubtsMatching(rows, { filter, me: view.me.staffId, now: view.now });
  const change = (next: DoubtFilter) => replaceWith({ page: 'doubts', filter: next });
  const showAll = () => {
    change({ ...everyDoubt, inCalendar: filter.inCalendar });
    // The button is gone then.
    afterRender(() => document.getElementById(heading)?.focus());
  };
  return (
    <>
      <DoubtsToggle filter={filter} change={change} />
      <DoubtsFilters rows={rows} filter={filter} change={change} />
      <p role="status" className="quiet">
        {shown.length === 1 ? say('1 opfølgning') : say('{count} opfølgninger', { count: shown.length })}
      </p>
      {shown.length === 0 && (
        <p className="empty">
          {say('Ingen opfølgninger passer til det valgte.')}{' '}
          <button type="button" className="link" onClick={showAll}>
            {say('Vis alle opfølgninger')}
          </button>
        </p>
      )}
      {shown.length > 0 && !filter.inCalendar && <DoubtsTable rows={shown} />}
      {shown.length > 0 && filter.inCalendar && (
        <CalendarView rows={shown} from={filter.from} turn={(from) => change({ ...filter, from })} />
      )}
    </>
  );
}
