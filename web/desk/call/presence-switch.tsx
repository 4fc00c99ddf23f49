import './presence-switch.css';
import { useState } from 'react';
import { say, sayKnown } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import { clockTime } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { fetchedPart } from '../fetched-part.tsx';
import { useNotices } from '../notices.tsx';
import { presenceWords } from './presence-words.ts';
import { useMicrophone, whyNotHeard } from './use-microphone.ts';

const PresenceNote = fetchedPart('beskeden', async () => (await import('./presence-note.tsx')).PresenceNote);

const PauseReasons = fetchedPart('pauserne', async () => (await import('./pause-reasons.tsx')).PauseReasons);

/** Klar, Pause with a reason, Ikke på vagt. The click on Klar is also what lets the browser ring aloud, and it is refused without a microphone. */
export function PresenceSwitch() {
  const { routes, view, refresh } = useDesk();
  const { tell } = useNotices();
  const [sending, setSending] = useState<'available' | 'pause' | 'off'>();
  const [asking, setAsking] = useState(false);
  const presence = view.me.presence;
  const state = sending ?? presence?.state ?? 'off';
  const inCall = state === 'reserved' || state === 'busy';

  const failed = (error: unknown) =>
    tell('error', error instanceof ApiError ? error.message : say('Det lykkedes ikke. Prøv igen.'));
  const put = async (next: 'available' | 'pause' | 'off', reason?: string) => {
    setAsking(false);
    try {
      const why = next === 'available' && (await whyNotHeard());
      if (why) return tell('error', `${say('Du er ikke sat klar.')} ${why}`);
      setSending(next);
      await routes.presence(reason ? { state: next, reason } : { state: next });
    } catch (error) {
      failed(error);
    }
    refresh();
    setSending(undefined);
  };

  useMicrophone(presence?.state === 'available');

  return (
    <fieldset className="presence" aria-label={say('Din status')}>
      <p className="presence-now" role="status">
        <span className={`presence-dot presence-dot--${state}`} aria-hidden="true" />
        <span className={state === 'available' || state === 'off' ? 'sr-only' : ''}>{say(presenceWords[state])}</span>
        {state === 'pause' && presence?.reason && ` (${sayKnown(presence.reason)})`}
        {state === 'wrapping' &&
          presence?.wrapUntil &&
          ` ${say('til kl. {time}', { time: clockTime(presence.wrapUntil) })}`}
      </p>
      <div className="presence-buttons">
        <button type="button" aria-pressed={state === 'available'} disabled={inCall} onClick={() => put('available')}>
          {say('Klar')}
        </button>
        <button
          type="button"
          aria-pressed={state === 'pause'}
          aria-expanded={asking}
          disabled={inCall}
          onClick={() => setAsking(!asking)}
        >
          {say('Pause')}
        </button>
        <button type="button" aria-pressed={state === 'off'} disabled={inCall} onClick={() => put('off')}>
          {say('Ikke på vagt')}
        </button>
      </div>
      {presence && (presence.missed || presence.wrapUntil) && (
        <PresenceNote
          presence={presence}
          now={view.now}
          ready={() => put('available')}
          rest={(reason) => put('pause', reason)}
          moreTime={(until) => routes.moreTime(until).catch(failed).then(refresh)}
        />
      )}
      {asking && <PauseReasons chosen={(reason) => put('pause', reason)} close={() => setAsking(false)} />}
    </fieldset>
  );
}
