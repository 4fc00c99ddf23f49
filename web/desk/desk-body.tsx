import './desk-body.css';
import { say } from '../language/say.ts';
import type { OpenSoftphone } from './app.tsx';
import { useDesk } from './desk-context.tsx';
import { fetchedPart } from './fetched-part.tsx';
import { Overview } from './lists/overview.tsx';
import { pageNames, usePageTitle } from './page-title.ts';
import { everyCase, homeOf, hrefOf, type Place, placeOf, useHash } from './place.ts';
import { SaidPurpose } from './visit/use-purpose.ts';
import { VisitPage } from './visit/visit-page.tsx';

const BoardPage = fetchedPart('tavlen', async () => (await import('./board/board-page.tsx')).BoardPage);
const CallsPage = fetchedPart('opkaldene', async () => (await import('./call/calls-page.tsx')).CallsPage);
const CasesPage = fetchedPart('sagerne', async () => (await import('./cases/cases-page.tsx')).CasesPage);
const DoubtsPage = fetchedPart('opfølgningerne', async () => (await import('./cases/doubts-page.tsx')).DoubtsPage);
const FindPage = fetchedPart('søgningen', async () => (await import('./call/find-page.tsx')).FindPage);
const OutreachPage = fetchedPart('listen', async () => (await import('./outreach/outreach-page.tsx')).OutreachPage);
const PersonPage = fetchedPart('borgerens side', async () => (await import('./person/person-page.tsx')).PersonPage);
const ProcedurePage = fetchedPart(
  'vejledningen',
  async () => (await import('./visit/procedure-page.tsx')).ProcedurePage,
);
const SoundPage = fetchedPart('lydprøven', async () => (await import('./sound/sound-page.tsx')).SoundPage);
/** Of use to whoever may open nothing else here, too. */
export const StatementPage = fetchedPart(
  'erklæringen',
  async () => (await import('./statement/statement-page.tsx')).StatementPage,
);
const RegisterPage = fetchedPart(
  'registreringen',
  async () => (await import('./intake/register-page.tsx')).RegisterPage,
);

const links: readonly Place[] = [
  { page: 'overview' },
  { page: 'cases', filter: everyCase },
  { page: 'register', callId: undefined },
  { page: 'find', callId: undefined },
  { page: 'calls' },
  { page: 'board' },
  { page: 'outreach' },
];

/** The ways through the desk, and the page that is open. */
export function DeskBody({ open }: { open: OpenSoftphone }) {
  const { view } = useDesk();
  const {
    role,
    rules: { name: rules, isExercise },
  } = view.me;
  const hash = useHash();
  const place = hash === '' ? homeOf(role) : placeOf(hash);
  usePageTitle(place.page);
  const wrapping = view.wrapping;
  const shown = links.filter(({ page }) => page !== 'outreach' || role !== 'intake');
  const name = [...view.unfinished].find((line) => line.visitId === wrapping?.visitId)?.citizen?.name;
  return (
    <div className="desk-body">
      <nav className="desk-nav" aria-label={say('Skrivebord')}>
        <ul>
          {(role === 'coordinator' ? [homeOf(role), ...shown] : shown).map((link) => (
            <li key={link.page}>
              <a href={hrefOf(link)} aria-current={link.page === place.page ? 'page' : undefined}>
                {say(pageNames[link.page])}
              </a>
            </li>
          ))}
          {wrapping && (
            <li>
              <a
                href={hrefOf({ page: 'visit', visitId: wrapping.visitId })}
                aria-current={place.page === 'visit' && place.visitId === wrapping.visitId ? 'page' : undefined}
              >
                {name === undefined ? say('Færdiggør samtalen') : say('Færdiggør {name}', { name })}
              </a>
            </li>
          )}
        </ul>
        <p className="quiet">
          {isExercise ? say('Regler: {rules} (øvelse)', { rules }) : say('Regler: {rules}', { rules })}
        </p>
      </nav>
      <main id="indhold" className="desk-main" tabIndex={-1}>
        <SaidPurpose value={'purpose' in place ? place.purpose : undefined}>
          <Page place={place} open={open} />
        </SaidPurpose>
      </main>
    </div>
  );
}

function Page({ place, open }: { place: Place; open: OpenSoftphone }) {
  switch (place.page) {
    case 'visit':
      return <VisitPage key={place.visitId} visitId={place.visitId} />;
    case 'register':
      return <RegisterPage key={place.callId ?? ''} callId={place.callId} />;
    case 'find':
      return <FindPage key={place.callId ?? ''} callId={place.callId} />;
    case 'calls':
      return <CallsPage />;
    case 'board':
      return <BoardPage />;
    case 'outreach':
      return <OutreachPage />;
    case 'doubts':
      return <DoubtsPage filter={place.filter} />;
    case 'sound':
      return <SoundPage />;
    case 'statement':
      return <StatementPage />;
    case 'procedure':
      return <ProcedurePage key={place.flag} flag={place.flag} visitId={place.visitId} />;
    case 'person':
      return <PersonPage key={place.personId} personId={place.personId} />;
    case 'cases':
      return <CasesPage filter={place.filter} />;
    case 'overview':
      return <Overview open={open} />;
  }
}
