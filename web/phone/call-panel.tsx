import { useCallback, useEffect, useRef, useState } from 'react';
import { type Danish, say, sayKnown } from '../language/say.ts';
import type { CallState, Softphone } from '../softphone/softphone.ts';
import type { LineNumber } from './carrier-api.ts';
import { Keypad } from './keypad.tsx';
import { nameOf, readable } from './number-words.ts';

const phases: Record<CallState['phase'], Danish> = {
  ringing: 'Ringer',
  calling: 'Ringer op …',
  open: 'I samtale',
  reconnecting: 'Forbinder igen …',
};

interface Props {
  call: CallState;
  softphone: Softphone;
  numbers: LineNumber[];
  own: string;
}

/** The other end as a heading, and its number below where it has a name. */
function Party({ of, numbers, id }: { of: string; numbers: LineNumber[]; id: string }) {
  const name = numbers.find((one) => one.number === of)?.friendlyName;
  return (
    <>
      <h2 id={id}>{name || nameOf(of)}</h2>
      {name && <p className="under">{readable(of)}</p>}
    </>
  );
}

/** A call that runs: with whom, how long, the keys, and the way out. */
export function CallPanel({ call, softphone, numbers, own }: Props) {
  const panel = useRef<HTMLElement>(null);
  const press = useCallback((key: string) => softphone.digits(key), [softphone]);

  // The focus is on the call, so that the keyboard's digits work at once.
  useEffect(() => panel.current?.focus(), []);

  return (
    <section className="in-call" ref={panel} tabIndex={-1} aria-labelledby="call">
      <Party id="call" of={call.direction === 'incoming' ? call.from : call.to} numbers={numbers} />
      <p className="phase" role="status">
        {call.phase === 'open' && call.sound === 'waiting' ? say('Lyden forbindes …') : sayKnown(phases[call.phase])}{' '}
        {call.phase === 'open' && <Duration />}
        {call.poor && ` · ${say('dårlig forbindelse')}`}
        {call.muted && ` · ${say('mikrofonen er slukket')}`}
      </p>
      {call.phase === 'calling' && call.callSid === '' && (
        <p className="asks">{say('Spørger browseren om mikrofonen, så giv den lov – ellers kan du ikke høres.')}</p>
      )}
      <Keypad press={press} />
      <div className="actions">
        <button type="button" className="button button-secondary" onClick={() => softphone.mute(!call.muted)}>
          {call.muted ? say('Tænd mikrofon') : say('Sluk mikrofon')}
        </button>
        <button type="button" className="button button-primary hang-up" onClick={() => softphone.hangup()}>
          {say('Læg på')}
        </button>
      </div>
      <p className="own-line">{say('Din telefon: {number}', { number: readable(own) })}</p>
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
export function Incoming({ call, softphone, numbers, own }: Props) {
  const answer = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    answer.current?.focus();
    const title = document.title;
    document.title = `☎ ${say('Opkald')} – ${say('Borgerens telefon')}`;
    return () => {
      document.title = title;
    };
  }, []);
  return (
    <section className="incoming" role="alertdialog" aria-labelledby="incoming" aria-describedby="incoming-from">
      <p id="incoming" className="phase">
        {say('Telefonen ringer')}
      </p>
      <Party id="incoming-from" of={call.from} numbers={numbers} />
      <div className="actions">
        <button type="button" className="button button-primary call" ref={answer} onClick={() => softphone.accept()}>
          {say('Besvar')}
        </button>
        <button type="button" className="button button-primary hang-up" onClick={() => softphone.reject()}>
          {say('Afvis')}
        </button>
      </div>
      <p className="own-line">{say('Din telefon: {number}', { number: readable(own) })}</p>
    </section>
  );
}
