import { useEffect, useState } from 'react';
import { type Danish, say, sayKnown } from '../language/say.ts';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
const spoken: Readonly<Record<string, Danish>> = { '*': 'stjerne', '#': 'firkant' };

/** What a key is called that is no figure. */
function nameOf(key: string): string | undefined {
  const name = spoken[key];
  return name && sayKnown(name);
}

/** The keys of a telephone in a call; the computer's own keys work too, unless somebody is writing in a field. */
export function Keypad({ press }: { press(key: string): void }) {
  const [pressed, setPressed] = useState('');

  useEffect(() => {
    const typed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
      if (!(keys as readonly string[]).includes(event.key)) return;
      event.preventDefault();
      setPressed((before) => before + event.key);
      press(event.key);
    };
    window.addEventListener('keydown', typed);
    return () => window.removeEventListener('keydown', typed);
  }, [press]);

  return (
    <div className="keypad">
      <p className="pressed" role="status">
        <span className="sr-only">{say('Tastet:')} </span>
        {pressed || <span className="hint">{say('Tast her eller på tastaturet')}</span>}
      </p>
      <div className="keys">
        {keys.map((key) => (
          <button
            type="button"
            key={key}
            className="key"
            aria-label={nameOf(key)}
            onClick={() => {
              setPressed((before) => before + key);
              press(key);
            }}
          >
            {key}
          </button>
        ))}
      </div>
    </div>
  );
}
