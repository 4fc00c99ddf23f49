import { useState } from 'react';
import type { Deed, Demo } from './demo-api.ts';
import { type Language, momentIn, morningIn, wordsIn } from './words.ts';

/** What the line's clock says, and the way to the next working morning. */
export function Clock({ demo, language, act }: { demo: Demo; language: Language; act(deed: Deed): void }) {
  const words = wordsIn(language);
  const [isMoved, setIsMoved] = useState(false);
  const move = () => {
    setIsMoved(true);
    act('nextMorning');
  };
  return (
    <section className={demo.isOpen ? 'clock' : 'clock is-closed'} aria-labelledby="clock">
      <h2 id="clock">{words.clock}</h2>
      <p className="clock-time">
        <time dateTime={demo.now}>{momentIn(language, demo.now)}</time>
      </p>
      <p role="status">{demo.isOpen ? (isMoved ? words.moved : words.open) : words.closed}</p>
      <button
        type="button"
        className={demo.isOpen ? 'button button-secondary' : 'button button-primary'}
        onClick={move}
      >
        {words.move} {morningIn(language, demo.nextMorning)}
      </button>
    </section>
  );
}
