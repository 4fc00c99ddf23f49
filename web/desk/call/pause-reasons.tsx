import './popup.css';
import { useEffect, useRef } from 'react';
import { type Danish, say } from '../../language/say.ts';
import { afterTalk } from './after-talk.ts';

/** Sent as it stands here, in Danish: it is kept, and colleagues read it in their own language. */
const reasons = ['Frokost', 'Møde', 'Sagsarbejde', afterTalk, 'Pause'] as const satisfies Danish[];

/** Why one pauses, for whom one works with. */
export function PauseReasons({ chosen, close }: { chosen: (reason: string) => void; close: () => void }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <fieldset
      className="popup-box pause-reasons"
      aria-label={say('Hvorfor pause?')}
      onKeyDown={(event) => event.key === 'Escape' && close()}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && close()}
    >
      {reasons.map((reason, index) => (
        <button key={reason} ref={index === 0 ? first : undefined} type="button" onClick={() => chosen(reason)}>
          {say(reason)}
        </button>
      ))}
    </fieldset>
  );
}
