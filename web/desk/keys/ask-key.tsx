import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { say } from '../../language/say.ts';
import { isWhole, whyNotKey } from './choose-key.ts';
import { type KeyName, keyOf } from './desk-keys.ts';
import { useKeys } from './use-keys.tsx';

interface AskProps {
  name: KeyName;
  chosen: (key: string) => void;
  /** The keyboard goes back to where it was asked for. */
  done: () => void;
  /** It has gone elsewhere. */
  close: () => void;
}

/** Waits for the new key to be pressed. Tab goes on as ever, Escape gives up; nothing else reaches the page. */
export function AskKey({ name, chosen, done, close }: AskProps) {
  const keys = useKeys();
  const [problem, setProblem] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => button.current?.focus(), []);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Tab' || !isWhole(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    // The key that asked for it may still be held down.
    if (event.repeat) return;
    if (event.key === 'Escape') return done();
    const key = keyOf(event.nativeEvent);
    const why = whyNotKey(keys, name, key);
    setProblem(why);
    if (why !== undefined) return;
    chosen(key);
    done();
  };
  return (
    <div className="ask-key">
      <button
        ref={button}
        type="button"
        className="button button-primary"
        aria-describedby={problem === undefined ? undefined : id}
        onKeyDown={press}
        onClick={done}
        onBlur={close}
      >
        {say('Tryk på den nye tast … (Escape fortryder)')}
      </button>
      <p className="form-error-message" id={id} role="alert">
        {problem}
      </p>
    </div>
  );
}
