import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallState, Softphone } from '../softphone/softphone.ts';
import { Keypad } from './keypad.tsx';
import { nameOf } from './phone-number.ts';

const PHASES: Record<CallState['phase'], string> = {
  ringing: 'Ringer',
  calling: 'Ringer op …',
  open: 'I samtale',
  reconnecting: 'Forbinder igen …',
};

/** A call that runs: with whom, how long, the keys, and the way out. */
export function CallPanel({ call, softphone }: { call: CallState; softphone: Softphone }) {
  const panel = useRef<HTMLElement>(null);
  const press = useCallback((key: string) => softphone.digits(key), [softphone]);

  // The focus is on the call, so that the keyboard's digits work at once.
  useEffect(() => panel.current?.focus(), []);

  return (
    <section className="in-call" ref={panel} tabIndex={-1} aria-labelledby="call">
      <h2 id="call">{nameOf(call.direction === 'incoming' ? call.from : call.to)}</h2>
      <p className="phase" role="status">
        {call.phase === 'open' && call.sound === 'waiting' ? 'Lyden forbindes …' : PHASES[call.phase]}{' '}
        {call.phase === 'open' && <Duration />}
      </p>
      <Keypad press={press} />
      <div className="actions">
        <button
          type="button"
          className="button button-secondary"
          aria-pressed={call.muted}
          onClick={() => softphone.mute(!call.muted)}
        >
          {call.muted ? 'Slå mikrofonen til' : 'Slå mikrofonen fra'}
        </button>
        <button type="button" className="button hang-up" onClick={() => softphone.hangup()}>
          Læg på
        </button>
      </div>
    </section>
  );
}

/** Minutes and seconds since it was first shown. */
function Duration() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const started = Date.now();
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - started) / 1000)), 500);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="duration" aria-hidden="true">
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </span>
  );
}

/** A call that comes in. The page's title tells it too, for a tab in the background. */
export function Incoming({ call, softphone }: { call: CallState; softphone: Softphone }) {
  const answer = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    answer.current?.focus();
    const title = document.title;
    document.title = '☎ Opkald – Borgerens telefon';
    return () => {
      document.title = title;
    };
  }, []);
  return (
    <section className="incoming" role="alertdialog" aria-labelledby="incoming" aria-describedby="incoming-from">
      <h2 id="incoming">Telefonen ringer</h2>
      <p id="incoming-from" className="from">
        {nameOf(call.from)}
      </p>
      <div className="actions">
        <button type="button" className="button call" ref={answer} onClick={() => softphone.accept()}>
          Besvar
        </button>
        <button type="button" className="button hang-up" onClick={() => softphone.reject()}>
          Afvis
        </button>
      </div>
    </section>
  );
}
