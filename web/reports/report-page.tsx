import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useId, useMemo, useState, useSyncExternalStore } from 'react';
import type { OutcomesReport } from '../../schemas/staff-api.ts';
import { LanguageButton } from '../language/language-button.tsx';
import { say, sayKnown } from '../language/say.ts';
import { ApiError } from '../session/api-client.ts';
import type { SignedOut } from '../session/boot.tsx';
import type { Session } from '../session/sign-in.ts';
import { localDay, number } from '../theme/formats.ts';
import { PageHeader, SignedOutBar } from '../theme/page-header.tsx';
import { csv } from './csv.ts';
import { fewContacts, isNamedFigure, nameOfFigure, orderedNames, restsOnFew, valueText } from './figure-words.ts';
import { drawn, type Period, type PeriodKind, periodAround, periodName } from './period.ts';
import { PeriodPicker } from './period-picker.tsx';
import type { ReportRoutes } from './report-routes.ts';
import { daysTable, reportRows, reportTable } from './report-rows.ts';

const Chart = lazy(() => import('./chart.tsx').then((module) => ({ default: module.Chart })));

export interface ReportAppProps {
  session: Session;
  routes: ReportRoutes;
  signedOut: SignedOut;
}

/** The manager's page: what became of the contacts, never who they were. */
export function ReportApp(props: ReportAppProps) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: 1, staleTime: 30_000 } } }),
  );
  return (
    <QueryClientProvider client={client}>
      <Reports {...props} />
    </QueryClientProvider>
  );
}

function Reports({ session, routes, signedOut }: ReportAppProps) {
  const me = useQuery({ queryKey: ['me'], queryFn: routes.me, staleTime: 60_000 });
  const out = useSyncExternalStore(signedOut.subscribe, signedOut.now);
  const signInAgain = async () => {
    if (await session.signInAgain()) signedOut.clear();
  };
  const windowName = say('Rapporter - Visitationslinjen');
  useEffect(() => {
    document.title = windowName;
  }, [windowName]);
  return (
    <>
      <PageHeader
        title={say('Rapporter')}
        signOut={session.signOut}
        {...(me.data?.unit ? { unit: me.data.unit } : {})}
        {...(me.data?.name ? { person: me.data.name } : {})}
      />
      {out && <SignedOutBar signInAgain={signInAgain} />}
      <main className="report">
        {me.data && <Report routes={routes} today={localDay(me.data.now)} />}
        {me.isPending && (
          <p className="waiting" role="status">
            {say('Henter …')}
          </p>
        )}
        {me.error && <Failed error={me.error} retry={() => void me.refetch()} />}
      </main>
      <footer className="report report-footer no-print">
        <a href="/desk/#/tilgaengelighed">{say('Tilgængelighedserklæring')}</a>
        <LanguageButton />
      </footer>
    </>
  );
}

function Report({ routes, today }: { routes: ReportRoutes; today: string }) {
  const [kind, setKind] = useState<PeriodKind>('month');
  const [period, setPeriod] = useState<Period>(() => periodAround('month', today));
  const query = useQuery({
    queryKey: ['outcomes', kind, period.from, period.to],
    queryFn: async () => ({ kind, period, report: await routes.outcomes(period.from, period.to) }),
    // The figures of the period before stand under its own name until the next are there.
    placeholderData: (before) => before,
    enabled: period.from <= period.to,
  });
  return (
    <>
      <h1>{say('Udfald af henvendelser')}</h1>
      <PeriodPicker
        today={today}
        kind={kind}
        period={period}
        change={(nextKind, next) => {
          setKind(nextKind);
          setPeriod(next);
        }}
      />
      {period.from > period.to && <p role="alert">{say('Datoen "fra" skal ligge før "til".')}</p>}
      {query.isPending && (
        <p className="waiting" role="status">
          {say('Henter tal …')}
        </p>
      )}
      {query.error && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.data && !query.error && (
        <div aria-busy={query.isPlaceholderData}>
          <Figures
            report={query.data.report}
            title={periodName(query.data.kind, query.data.period)}
            period={query.data.period}
          />
        </div>
      )}
    </>
  );
}

function Figures({ report, title, period }: { report: OutcomesReport; title: string; period: Period }) {
  const contacts = report.figures.contactsIn?.value;
  const few = typeof contacts === 'number' ? fewContacts(contacts) : undefined;
  const id = useId();
  const [name, setName] = useState('contactsIn');
  const rows = reportRows(report);
  const shown = useMemo(() => drawn(report.days, period), [report.days, period]);
  const names = orderedNames(Object.assign({ contactsIn: 0 }, ...report.days.map((day) => day.figures))).filter(
    (one) => isNamedFigure(one) && one !== 'waitSeconds',
  );
  return (
    <>
      <Balance figures={report.figures} />
      {few && <p>{few}</p>}
      <section aria-labelledby={`${id}-table`}>
        <div className="section-head">
          <h2 id={`${id}-table`}>{say('Tal for {period}', { period: title })}</h2>
          <div className="button-row no-print">
            <button
              type="button"
              className="button button-secondary"
              onClick={() => download(say('udfald-{from}-{to}.csv', report), csv(reportTable(report)))}
            >
              {say('Hent CSV')}
            </button>
            <button
              type="button"
              className="button button-secondary"
              onClick={() => download(say('udfald-pr-dag-{from}-{to}.csv', report), csv(daysTable(report)))}
            >
              {say('Hent CSV pr. dag')}
            </button>
          </div>
        </div>
        <div className="table-scroll">
          <table className="table table--compact figures-table">
            <thead>
              <tr>
                <th scope="col">{say('Tal')}</th>
                <th scope="col" className="amount">
                  {say('Værdi')}
                </th>
                <th scope="col" className="amount">
                  n
                </th>
                <th scope="col">{say('Sådan er det opgjort')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} className={row.part ? 'part' : ''}>
                  <th scope="row">{row.label}</th>
                  <td className="amount figures" data-title={say('Værdi')}>
                    {valueText(row.figure, row.value)}
                  </td>
                  <td className="amount figures" data-title="n">
                    {number(row.n)}
                    {restsOnFew(row.figure, row) && !row.part && <span className="few"> {say('(få)')}</span>}
                  </td>
                  <td data-title={say('Sådan er det opgjort')}>{row.definition}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="quiet">
          {say(
            'Definitioner, version {version}. Tallene viser, hvordan henvendelserne står nu, og tælles på den dag, de kom ind.',
            { version: report.definitionVersion },
          )}
        </p>
      </section>
      <section aria-labelledby={`${id}-chart`} className="no-print">
        <div className="section-head">
          <h2 id={`${id}-chart`}>{say('Udvikling')}</h2>
          <label htmlFor={`${id}-name`} className="chart-choice">
            {say('Vis')}{' '}
            <select
              id={`${id}-name`}
              className="form-select"
              value={name}
              onChange={(event) => setName(event.target.value)}
            >
              {names.map((one) => (
                <option key={one} value={one}>
                  {nameOfFigure(one)}
                </option>
              ))}
            </select>
          </label>
        </div>
        {shown.points.length < 2 || report.days.length === 0 ? (
          <p>
            {report.days.length === 0
              ? say('Der er intet at tegne i perioden.')
              : say('En enkelt dag har ingen udvikling. Vælg en længere periode.')}
          </p>
        ) : (
          <Suspense fallback={<p className="waiting">{say('Tegner …')}</p>}>
            <Chart name={name} unit={shown.unit} points={shown.points} />
          </Suspense>
        )}
      </section>
    </>
  );
}

const states = ['served', 'waiting', 'booked', 'ended'] as const;
const stateNames = { served: 'talt med', waiting: 'venter', booked: 'booket møde', ended: 'afsluttet' } as const;

/** Nobody is lost: the sum is shown, and said loudly should it ever not hold. */
function Balance({ figures }: Pick<OutcomesReport, 'figures'>) {
  const value = (name: string) => {
    const found = figures[name]?.value;
    return typeof found === 'number' ? found : 0;
  };
  const total = value('contactsIn');
  const holds = states.reduce((sum, state) => sum + value(state), 0) === total;
  return (
    <section className="balance" aria-label={say('Regnestykket')}>
      <p className="balance-total">
        <strong className="figures">{number(total)}</strong> {total === 1 ? say('henvendelse') : say('henvendelser')}
      </p>
      {states.map((state, at) => (
        <p key={state}>
          <span className="balance-sign">{at === 0 ? '=' : '+'}</span>
          <strong className="figures">{number(value(state))}</strong> {say(stateNames[state])}
        </p>
      ))}
      {!holds && (
        <p className="form-error-message" role="alert">
          {say('Regnestykket går ikke op. Sig det til den, der driver linjen.')}
        </p>
      )}
    </section>
  );
}

function Failed({ error, retry }: { error: Error; retry: () => void }) {
  const forbidden = error instanceof ApiError && error.status === 403;
  return (
    <section className="alert alert-error" role="alert">
      <h2 className="alert-heading">{forbidden ? say('Rapporterne er for ledere') : say('Tallene kan ikke hentes')}</h2>
      <p className="alert-text">
        {error instanceof ApiError ? sayKnown(error.message) : say('Der skete en uventet fejl.')}
      </p>
      {forbidden ? (
        <a href="/desk/">{say('Gå til skrivebordet')}</a>
      ) : (
        <button type="button" className="button button-secondary" onClick={retry}>
          {say('Prøv igen')}
        </button>
      )}
    </section>
  );
}

function download(name: string, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
