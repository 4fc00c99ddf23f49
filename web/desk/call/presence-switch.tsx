import './popup.css';
import './presence-switch.css';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../session/api-client.ts';
import { clockTime } from '../../theme/danish-format.ts';
import { useDesk } from '../desk-context.tsx';
import { useNotices } from '../notices.tsx';
import { PresenceNote } from './presence-note.tsx';
import { presenceWords } from './presence-words.ts';

/** Told to nobody but colleagues, and measured by nobody. */
const afterTalk = 'Efter en svær samtale';
const reasons = ['Frokost', 'Møde', 'Sagsarbejde', afterTalk, 'Pause'];

/** Klar, Pause with a reason, Ikke på vagt. The click on Klar is also what lets the browser ring aloud. */
export function PresenceSwitch() {
  const { routes, view, refresh } = useDesk();
  const { tell } = useNotices();
  const [sending, setSending] = useState<'available' | 'pause' | 'off'>();
  const [asking, setAsking] = useState(false);
  const presence = view.me.presence;
  const state = sending ?? presence?.state ?? 'off';
  const inCall = state === 'reserved' || state === 'busy';

  const failed = (error: unknown) =>
    tell('error', error instanceof ApiError ? error.message : 'Det lykkedes ikke. Prøv igen.');
  const put = async (next: 'available' | 'pause' | 'off', reason?: string) => {
    setAsking(false);
    setSending(next);
    try {
      if (next === 'available') void readyToHear((text) => tell('error', text));
      await routes.presence(reason ? { state: next, reason } : { state: next });
    } catch (error) {
      failed(error);
    }
    refresh();
    setSending(undefined);
  };

  return (
    <fieldset className="presence" aria-label="Din status">
      <p className="presence-now" role="status">
        <span className={`presence-dot presence-dot--${state}`} aria-hidden="true" />
        <span className={state === 'available' || state === 'off' ? 'sr-only' : ''}>{presenceWords[state]}</span>
        {state === 'pause' && presence?.reason && ` (${presence.reason})`}
        {state === 'wrapping' && presence?.wrapUntil && ` til kl. ${clockTime(presence.wrapUntil)}`}
      </p>
      <div className="presence-buttons">
        <button type="button" aria-pressed={state === 'available'} disabled={inCall} onClick={() => put('available')}>
          Klar
        </button>
        <button
          type="button"
          aria-pressed={state === 'pause'}
          aria-expanded={asking}
          disabled={inCall}
          onClick={() => setAsking(!asking)}
        >
          Pause
        </button>
        <button type="button" aria-pressed={state === 'off'} disabled={inCall} onClick={() => put('off')}>
          Ikke på vagt
        </button>
      </div>
      {presence && (
        <PresenceNote
          presence={presence}
          now={view.now}
          ready={() => put('available')}
          rest={() => put('pause', afterTalk)}
          moreTime={(until) => routes.moreTime(until).catch(failed).then(refresh)}
        />
      )}
      {asking && <PauseReasons chosen={(reason) => put('pause', reason)} close={() => setAsking(false)} />}
    </fieldset>
  );
}

function PauseReasons({ chosen, close }: { chosen: (reason: string) => void; close: () => void }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <fieldset
      className="popup-box pause-reasons"
      aria-label="Hvorfor pause?"
      onKeyDown={(event) => event.key === 'Escape' && close()}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && close()}
    >
      {reasons.map((reason, index) => (
        <button key={reason} ref={index === 0 ? first : undefined} type="button" onClick={() => chosen(reason)}>
          {reason}
        </button>
      ))}
    </fieldset>
  );
}

/** Asks for the microphone and for leave to call on a hidden page. Being ready does not wait for it: the desk may be used beside another telephone. */
async function readyToHear(complain: (text: string) => void): Promise<void> {
  if ('Notification' in globalThis && Notification.permission === 'default') void Notification.requestPermission();
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
  } catch {
    complain(
      'Mikrofonen kan ikke bruges, så borgeren vil ikke kunne høre dig. Giv siden adgang til mikrofonen, og vælg Klar igen.',
    );
  }
}
