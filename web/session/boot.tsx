import { type ReactElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { InLanguage } from '../language/in-language.tsx';
import { speakAsBefore } from '../language/language.ts';
import { say } from '../language/say.ts';
import { type Api, createApi } from './api-client.ts';
import { loadConfig, type SiteConfig } from './config.ts';
import { type Session, startSession } from './sign-in.ts';

export interface Signed {
  config: SiteConfig;
  session: Session;
  api: Api;
  signedOut: SignedOut;
}

export interface SignedOut {
  now(): boolean;
  subscribe(listener: () => void): () => void;
  clear(): void;
}

/** Brings a page up: configuration, sign-in, and then what `render` makes of it. Every way to fail ends in a sentence. */
export async function boot(home: string, render: (signed: Signed) => ReactElement): Promise<void> {
  const element = document.getElementById('root');
  if (!element) throw new Error('no #root');
  const root = createRoot(element);
  try {
    const [config] = await Promise.all([loadConfig(), speakAsBefore()]);
    const start = await startSession(config, home);
    if (start.kind === 'leaving') return;
    if (start.kind === 'signedOut') {
      root.render(<SignIn failed={start.failed} signIn={start.signIn} />);
      return;
    }
    const signedOut = createSignedOut();
    const api = createApi(start.session, signedOut.set);
    root.render(
      <StrictMode>
        <InLanguage>{render({ config, session: start.session, api, signedOut })}</InLanguage>
      </StrictMode>,
    );
  } catch {
    root.render(
      <main className="page-narrow">
        <h1>{say('Siden kan ikke åbnes lige nu')}</h1>
        <p>{say('Der er ingen forbindelse til linjen, eller den er ved at starte.')}</p>
        <button type="button" className="button button-primary" onClick={() => location.reload()}>
          {say('Prøv igen')}
        </button>
      </main>,
    );
  }
}

function createSignedOut(): SignedOut & { set(): void } {
  let out = false;
  const listeners = new Set<() => void>();
  const change = (next: boolean) => {
    if (out === next) return;
    out = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    now: () => out,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: () => change(true),
    clear: () => change(false),
  };
}

function SignIn({ failed, signIn }: { failed: boolean; signIn: () => Promise<void> }) {
  return (
    <main className="page-narrow">
      <h1>{failed ? say('Det lykkedes ikke at logge ind') : say('Du er logget ud')}</h1>
      {failed && <p>{say('Prøv igen. Sig det til din administrator, hvis det bliver ved.')}</p>}
      <button type="button" className="button button-primary" onClick={() => void signIn()}>
        {say('Log ind')}
      </button>
    </main>
  );
}
