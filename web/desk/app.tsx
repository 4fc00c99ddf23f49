import './app.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { say } from '../language/say.ts';
import { ApiError } from '../session/api-client.ts';
import type { Session } from '../session/sign-in.ts';
import type { Softphone } from '../softphone/softphone.ts';
import { PageHeader, SignedOutBar } from '../theme/page-header.tsx';
import { CallBar } from './call/call-bar.tsx';
import { PresenceSwitch } from './call/presence-switch.tsx';
import { useCall } from './call/use-call.ts';
import { useSoftphone } from './call/use-softphone.ts';
import { DeskBody, StatementPage } from './desk-body.tsx';
import { DeskProvider, useDesk } from './desk-context.tsx';
import { DeskFooter } from './desk-footer.tsx';
import type { DeskRoutes } from './desk-routes.ts';
import { fetchedPart } from './fetched-part.tsx';
import { KeysArea } from './keys/use-keys.tsx';
import { NoticesArea } from './notices.tsx';
import { Trouble, Waiting } from './page-states.tsx';
import { placeOf, useHash } from './place.ts';
import type { TabClaim } from './tab-claim.ts';
import { createAutosaves } from './visit/autosaves.ts';
import { forgetDrafts } from './visit/kept-drafts.ts';
import { createUnsentAnswers } from './visit/unsent-answers.ts';
import { AutosavesContext, useHandOver, useLeaveGuard } from './visit/use-autosave.ts';

/** Opens a telephone at this page. */
export type OpenSoftphone = (token: () => Promise<string>) => Promise<Softphone>;

export interface DeskAppProps {
  session: Session;
  routes: DeskRoutes;
  /** Tells whether the session has run out. */
  signedOut: { now(): boolean; subscribe(listener: () => void): () => void; clear(): void };
  openSoftphone: OpenSoftphone;
  tab: TabClaim;
}

const Elsewhere = fetchedPart('siden', async () => (await import('./roles/elsewhere.tsx')).Elsewhere);
const LeaveTalk = fetchedPart(
  'spørgsmålet om samtalen',
  async () => (await import('./roles/leave-talk.tsx')).LeaveTalk,
);
const OtherTab = fetchedPart('beskeden om vinduet', async () => (await import('./roles/other-tab.tsx')).OtherTab);

/** Asked also where the browser knows of no network: what fails is said on the page, what waits for a network is not. */
const queries = { networkMode: 'always', retry: 1, gcTime: 60_000 } as const;

/** The desk of consultants, intake clerks and coordinators. */
export function DeskApp(props: DeskAppProps) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries } }));
  const holds = useSyncExternalStore(props.tab.subscribe, props.tab.holds);
  const session = useMemo(() => sessionForgetting(props.session), [props.session]);
  if (!holds)
    return (
      <QueryClientProvider client={client}>
        <OtherTab tab={props.tab} signOut={session.signOut} />
      </QueryClientProvider>
    );
  return (
    <QueryClientProvider client={client}>
      <DeskProvider
        routes={props.routes}
        loading={<Waiting text={say('Henter skrivebordet …')} />}
        failed={(error, retry) => (
          <>
            <PageHeader title="Visitationslinjen" signOut={session.signOut} />
            <main className="page-narrow">
              {error instanceof ApiError && error.status === 403 ? (
                <Elsewhere />
              ) : (
                <Trouble title={say('Skrivebordet kan ikke hentes')} error={error} retry={retry} />
              )}
            </main>
          </>
        )}
      >
        <NoticesArea>
          <Inside {...props} session={session} />
        </NoticesArea>
      </DeskProvider>
    </QueryClientProvider>
  );
}

/** Whoever signs out leaves no judgement behind for the next one at the same computer. */
function sessionForgetting(session: Session): Session {
  return {
    ...session,
    signOut: () => {
      forgetDrafts();
      return session.signOut();
    },
  };
}

function Inside(props: DeskAppProps) {
  const { routes, view, stale } = useDesk();
  const { role, unit, name } = view.me;
  const autosaves = useAutosaves();
  const hash = useHash();
  const out = useSyncExternalStore(props.signedOut.subscribe, props.signedOut.now);
  const signInAgain = async () => {
    if (await props.session.signInAgain()) props.signedOut.clear();
  };
  // The line answers again: whatever was wrong with the token has passed.
  const { clear } = props.signedOut;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new view is such an answer.
  useEffect(() => {
    if (!stale) clear();
  }, [view, stale, clear]);
  const [leaving, setLeaving] = useState<'asked' | 'left'>();
  const leave = async () => {
    // Without the telephone nothing keeps the page from being left.
    setLeaving('left');
    // Drafts first: the window may be closed. Who leaves is not rung; a talk keeps the consultant where the citizen is.
    forgetDrafts();
    const state = view.me.presence?.state ?? 'off';
    if (state !== 'off') await routes.presence({ state: 'off' }).catch(() => undefined);
    await props.session.signOut();
  };
  const signOut = async () => (view.call ? setLeaving('asked') : leave());
  if (role !== 'intake' && role !== 'consultant' && role !== 'coordinator') {
    return (
      <>
        <PageHeader title="Visitationslinjen" unit={unit.name} person={name} signOut={props.session.signOut} />
        <main className="role-page">
          {placeOf(hash).page === 'statement' ? <StatementPage /> : <Elsewhere role={role} />}
        </main>
      </>
    );
  }
  const hasPhone = role === 'consultant' || view.me.presence !== undefined;
  return (
    <KeysArea staffId={view.me.staffId}>
      <AutosavesContext value={autosaves}>
        <button type="button" className="skip-link" onClick={() => document.getElementById('indhold')?.focus()}>
          {say('Gå til indhold')}
        </button>
        <PageHeader title="Visitationslinjen" unit={unit.name} person={name} signOut={signOut}>
          {hasPhone && <PresenceSwitch />}
        </PageHeader>
        {out && <SignedOutBar signInAgain={signInAgain} />}
        {stale && !out && (
          <p className="stale-bar" role="status">
            {say('Forbindelsen til linjen er afbrudt. Det, du ser, kan være gammelt. Siden prøver igen af sig selv.')}
          </p>
        )}
        {leaving === 'asked' && view.call && (
          <LeaveTalk call={view.call} stay={() => setLeaving(undefined)} leave={leave} />
        )}
        {hasPhone && leaving !== 'left' && <Telephone open={props.openSoftphone} />}
        <DeskBody open={props.openSoftphone} />
        <DeskFooter rings={view.call?.routing === 'reserved'} hasPhone={hasPhone} />
      </AutosavesContext>
    </KeysArea>
  );
}

/** The autosaves of this page and person. */
function useAutosaves() {
  const { routes, view } = useDesk();
  const now = useRef(view.now);
  now.current = view.now;
  const [autosaves] = useState(() =>
    createAutosaves(routes, createUnsentAnswers(localStorage, view.me.staffId), {
      saveId: () => crypto.randomUUID().slice(-12),
      now: () => Date.parse(now.current),
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    }),
  );
  useLeaveGuard(autosaves);
  useHandOver(autosaves);
  return autosaves;
}

function Telephone({ open }: { open: DeskAppProps['openSoftphone'] }) {
  const { routes } = useDesk();
  const phone = useSoftphone(
    useMemo(() => () => open(async () => (await routes.softphoneToken()).token), [open, routes]),
  );
  const controls = useCall(phone);
  return <CallBar controls={controls} phone={phone} />;
}
