import { useState } from 'react';
import { say } from '../../language/say.ts';

/** Whether the system says that it rings while the desk is hidden. Leave is asked for at the press of the button only. */
export function RingNotice() {
  const [permission, setPermission] = useState(() =>
    'Notification' in globalThis ? Notification.permission : 'denied',
  );
  return (
    <section aria-labelledby="besked">
      <h2 id="besked">{say('Når skrivebordet er skjult')}</h2>
      <p role="status">
        {permission === 'granted' &&
          say('Computeren viser en besked, når det ringer. Beskeden siger ikke, hvem der ringer.')}
        {permission === 'denied' &&
          say(
            'Computeren viser ingen besked, når det ringer. Slå beskeder til for siden ved adresselinjen, eller hold skrivebordet synligt.',
          )}
        {permission === 'default' && say('Computeren viser ingen besked endnu, når det ringer.')}
      </p>
      {permission === 'default' && (
        <button
          type="button"
          className="button button-secondary"
          onClick={() => void Notification.requestPermission().then(setPermission)}
        >
          {say('Vis besked, når det ringer')}
        </button>
      )}
    </section>
  );
}
