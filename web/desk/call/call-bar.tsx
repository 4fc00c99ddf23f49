import './call-bar.css';
import { useEffect, useRef, useState } from 'react';
import { talkTime } from '../../theme/danish-format.ts';
import { useDesk } from '../desk-context.tsx';
import { safeContactWords } from '../safe-contact.tsx';
import { Caller, nameOf } from './caller.tsx';
import type { CallControls } from './use-call.ts';
import type { DeskSoftphone } from './use-softphone.ts';

/** The call in progress, above everything else and always in the same place. */
export function CallBar({ controls, phone }: { controls: CallControls; phone: DeskSoftphone }) {
  useShortcuts(controls);
  useRingingTitle(controls.phase === 'ringing');
  const { phase, call } = controls;
  const silent = useSilentPage();
  const idle = phase === 'none' && !phone.failure && !phone.state.problem && !silent;
  return (
    <section className={`call-bar call-bar--${phase}`} aria-label="Telefon" hidden={idle}>
      <p className="sr-only" role="alert">
        {phase === 'ringing' &&
          `Opkald fra ${nameOf(call)}. Tryk F2 for at tage det.${call?.safeContact === true ? ` Sikker kontakt: ${safeContactWords}` : ''}`}
        {phase === 'lost' && 'Forbindelsen til samtalen er afbrudt.'}
      </p>
      <PhoneTrouble phone={phone} talking={phase === 'talking'} />
      {silent && <p className="call-trouble">Klik et sted på siden, så telefonen kan ringe højt.</p>}
      {phase === 'ringing' && <Ringing controls={controls} />}
      {phase === 'joining' && <Joining controls={controls} />}
      {phase === 'talking' && (
        <Talking controls={controls} here={phone.state.call !== undefined} poor={phone.state.call?.poor ?? false} />
      )}
      {phase === 'lost' && <Lost controls={controls} />}
    </section>
  );
}

/** What the consultant needs to know when the telephone itself is the trouble. */
function PhoneTrouble({ phone, talking }: { phone: DeskSoftphone; talking: boolean }) {
  const { view } = useDesk();
  if (phone.failure) {
    const state = view.me.presence?.state;
    return (
      <div className="call-trouble" role="alert">
        <p>
          <strong>Opkald ringer ikke hos dig.</strong> {phone.failure}
          {state === 'available' && ' Sæt dig på pause, hvis det ikke hjælper at prøve igen.'}
        </p>
        <button type="button" className="button button-secondary" onClick={phone.retry}>
          Prøv igen
        </button>
      </div>
    );
  }
  if (!phone.state.problem) return null;
  return (
    <p className="call-trouble" role={talking ? 'alert' : 'status'}>
      {phone.state.problem}
    </p>
  );
}

function Ringing({ controls }: { controls: CallControls }) {
  const { call } = controls;
  return (
    <>
      <Caller call={call} title={call?.direction === 'callback' ? 'Ring op' : 'Opkald'} />
      <div className="call-actions">
        <button
          type="button"
          className="button button-accept"
          aria-keyshortcuts="F2"
          disabled={!controls.answerable}
          onClick={controls.accept}
        >
          {controls.answerable ? 'Tag' : 'Telefonen er på vej …'} <Key name="F2" />
        </button>
        <button
          type="button"
          className="button button-secondary"
          disabled={!controls.answerable}
          onClick={controls.reject}
        >
          Afvis
        </button>
      </div>
    </>
  );
}

function Joining({ controls }: { controls: CallControls }) {
  const dialling = controls.call?.direction === 'callback';
  return (
    <>
      <Caller call={controls.call} title={dialling ? 'Ringer til borgeren …' : 'Forbinder …'} />
      <div className="call-actions">
        <Mute controls={controls} />
        {dialling && (
          <>
            <Voicemail controls={controls} />
            <End controls={controls} />
          </>
        )}
      </div>
    </>
  );
}

function Talking({ controls, here, poor }: { controls: CallControls; here: boolean; poor: boolean }) {
  const { view } = useDesk();
  const { call } = controls;
  return (
    <>
      <Caller call={call} title="I samtale">
        {call?.connectedAt && (
          <>
            {' · '}
            <span className="figures" role="timer" aria-label="Samtalens længde">
              {talkTime(call.connectedAt, view.now)}
            </span>
          </>
        )}
        {controls.muted && <strong> · Din mikrofon er slukket</strong>}
        {poor && <strong> · Dårlig forbindelse</strong>}
        {!here && <strong> · Telefonen er ikke forbundet på denne side</strong>}
      </Caller>
      <div className="call-actions">
        <Mute controls={controls} />
        {call?.direction === 'callback' && <Voicemail controls={controls} />}
        <End controls={controls} />
      </div>
    </>
  );
}

function Lost({ controls }: { controls: CallControls }) {
  const { view } = useDesk();
  const { call } = controls;
  const left = call?.rejoinUntil
    ? Math.max(0, Math.ceil((Date.parse(call.rejoinUntil) - Date.parse(view.now)) / 1000))
    : undefined;
  return (
    <>
      <Caller call={call} title="Forbindelsen er afbrudt">
        {' · Borgeren venter på dig'}
        {left !== undefined && ` ${left} sekunder endnu`}
      </Caller>
      <div className="call-actions">
        <button
          type="button"
          className="button button-accept"
          aria-keyshortcuts="F2"
          disabled={controls.busy === 'rejoining'}
          onClick={controls.rejoin}
        >
          {controls.busy === 'rejoining' ? 'Ringer dig op …' : 'Vend tilbage til samtalen'} <Key name="F2" />
        </button>
        <End controls={controls} />
      </div>
    </>
  );
}

function Mute({ controls }: { controls: CallControls }) {
  return (
    <button type="button" className="button button-secondary" aria-keyshortcuts="F8" onClick={controls.toggleMute}>
      {controls.muted ? 'Tænd mikrofon' : 'Sluk mikrofon'} <Key name="F8" />
    </button>
  );
}

/** Says that a mailbox answered, which hears nothing of it. */
function Voicemail({ controls }: { controls: CallControls }) {
  const isSafe = controls.call?.safeContact === true;
  return (
    <button
      type="button"
      className="button button-secondary"
      disabled={controls.busy !== undefined}
      onClick={() => controls.end('voicemail')}
    >
      Telefonsvarer{isSafe && ': læg ingen besked'}
    </button>
  );
}

function End({ controls }: { controls: CallControls }) {
  return (
    <button
      type="button"
      className="button button-warning"
      aria-keyshortcuts="Shift+F9"
      disabled={controls.busy !== undefined}
      onClick={() => controls.end('ended')}
    >
      {controls.busy === 'ending' ? 'Afslutter …' : 'Afslut'} <Key name="⇧F9" />
    </button>
  );
}

/** The shortcut as it is seen; it is told by `aria-keyshortcuts`. */
function Key({ name }: { name: string }) {
  return (
    <span className="key" aria-hidden="true">
      {name}
    </span>
  );
}

function useShortcuts(controls: CallControls): void {
  const latest = useRef(controls);
  latest.current = controls;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const now = latest.current;
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      const talks = now.phase === 'talking' || (now.phase === 'joining' && now.call?.direction === 'callback');
      const hears = now.phase === 'talking' || now.phase === 'joining';
      if (event.key === 'F2' && now.phase === 'ringing' && now.answerable) now.accept();
      else if (event.key === 'F2' && now.phase === 'lost') now.rejoin();
      else if (event.key === 'F8' && hears) now.toggleMute();
      else if (event.key === 'F9' && event.shiftKey && talks) now.end('ended');
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** A browser plays no sound on a page nobody has touched since it was loaded; true while a consultant who is ready would not hear the ring. */
function useSilentPage(): boolean {
  const { view } = useDesk();
  const [touched, setTouched] = useState(() => navigator.userActivation?.hasBeenActive ?? true);
  useEffect(() => {
    if (touched) return;
    const touch = () => setTouched(true);
    // Not at the press of the mouse: the page would move under it, and the click miss what it was meant for.
    const kinds = ['click', 'keydown'] as const;
    for (const kind of kinds) addEventListener(kind, touch);
    return () => {
      for (const kind of kinds) removeEventListener(kind, touch);
    };
  }, [touched]);
  const state = view.me.presence?.state;
  return !touched && (state === 'available' || state === 'wrapping');
}

/** The tab says that it rings, and so does the system when the tab is hidden; neither names the citizen. */
function useRingingTitle(ringing: boolean): void {
  useEffect(() => {
    if (!ringing) return;
    const title = document.title;
    document.title = '☎ Opkald';
    const notice =
      document.hidden && 'Notification' in globalThis && Notification.permission === 'granted'
        ? new Notification('Opkald til dig', { body: 'Gå til skrivebordet for at tage det.', requireInteraction: true })
        : undefined;
    if (notice) notice.onclick = () => window.focus();
    return () => {
      document.title = title;
      notice?.close();
    };
  }, [ringing]);
}
