import './keypad.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Danish, say, sayKnown } from '../../language/say.ts';
import { Popup } from './popup.tsx';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
const spoken: Record<string, Danish> = { '*': 'Stjerne', '#': 'Firkant' };

/** Answers a menu at the other end, such as an interpreters' office. */
export function KeypadButton({ press }: { press: ((keys: string) => void) | undefined }) {
  return <Popup label={say('Tast …')}>{(close) => <Keypad press={press} close={close} />}</Popup>;
}

/** The keys of a telephone; those of the computer do the same while the focus is among them. */
function Keypad({ press, close }: { press: ((keys: string) => void) | undefined; close: () => void }) {
  const [pressed, setPressed] = useState('');
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const send = (key: string) => {
    if (press === undefined) return;
    press(key);
    setPressed((before) => before + key);
  };
  const typed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return close();
    const isOurs = (keys as readonly string[]).includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isOurs) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) send(event.key);
  };
  return (
    <fieldset ref={box} className="popup-box keypad" onKeyDown={typed}>
      <legend>{say('Tast til den anden ende')}</legend>
      <p className="keypad-sent" role="status">
        {press === undefined ? say('Telefonen er ikke forbundet på denne side.') : typedWords(pressed)}
      </p>
      <div className="keypad-keys">
        {keys.map((key) => (
          <button
            key={key}
            type="button"
            aria-label={spoken[key] && sayKnown(spoken[key])}
            disabled={press === undefined}
            onClick={() => send(key)}
          >
            {key}
          </button>
        ))}
      </div>
      <p className="keypad-hint">{say('Alle i samtalen hører tonerne, undtagen en borger på hold.')}</p>
      <button type="button" className="button button-secondary" onClick={close}>
        {say('Luk')}
      </button>
    </fieldset>
  );
}

function typedWords(pressed: string): string {
  return pressed === '' ? say('Tastet: intet endnu') : say('Tastet: {keys}', { keys: pressed });
}
