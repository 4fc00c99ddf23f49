import { useState } from 'react';

/** Whether the system says that it rings while the desk is hidden. Leave is asked for at the press of the button only. */
export function RingNotice() {
  const [permission, setPermission] = useState(() =>
    'Notification' in globalThis ? Notification.permission : 'denied',
  );
  return (
    <section aria-labelledby="besked">
      <h2 id="besked">Når skrivebordet er skjult</h2>
      <p role="status">
        {permission === 'granted' &&
          'Computeren viser en besked, når det ringer. Beskeden siger ikke, hvem der ringer.'}
        {permission === 'denied' &&
          'Computeren viser ingen besked, når det ringer. Slå beskeder til for siden ved adresselinjen, eller hold skrivebordet synligt.'}
        {permission === 'default' && 'Computeren viser ingen besked endnu, når det ringer.'}
      </p>
      {permission === 'default' && (
        <button
          type="button"
          className="button button-secondary"
          onClick={() => void Notification.requestPermission().then(setPermission)}
        >
          Vis besked, når det ringer
        </button>
      )}
    </section>
  );
}
