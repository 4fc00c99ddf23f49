import { useEffect, useState } from 'react';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { setRinging } from '../page-title.ts';

/** A browser plays no sound on a page nobody has touched since it was loaded; true while a consultant who is ready would not hear the ring. */
export function useSilentPage(): boolean {
  const { view } = useDesk();
  const [touched, setTouched] = useState(() => navigator.userActivation?.hasBeenActive ?? true);
  useEffect(() => {
    if (touched) return;
    const touch = () => setTouched(true);
    // Not at the press of the mouse: the page would move under it, and the click miss what it was meant for.
    const kinds = ['click', 'keydown'] as const;
    for (const kind of kinds) addEventListener(kind, touch);
    return () => {
      for (const kind of kinds) removeEventListener(kind, touch);
    };
  }, [touched]);
  const state = view.me.presence?.state;
  return !touched && (state === 'available' || state === 'wrapping');
}

/** The tab says that it rings, and so does the system when the tab is hidden; neither names the citizen. */
export function useRingingTitle(ringing: boolean): void {
  useEffect(() => {
    if (!ringing) return;
    setRinging(true);
    const notice =
      document.hidden && 'Notification' in globalThis && Notification.permission === 'granted'
        ? new Notification(say('Opkald til dig'), {
            body: say('Gå til skrivebordet for at besvare det.'),
            requireInteraction: true,
          })
        : undefined;
    if (notice) notice.onclick = () => window.focus();
    return () => {
      setRinging(false);
      notice?.close();
    };
  }, [ringing]);
}
