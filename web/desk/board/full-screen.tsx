import { type RefObject, useSyncExternalStore } from 'react';
import { say } from '../../language/say.ts';
import { useNotices } from '../notices.tsx';
import { useAwake } from './use-awake.ts';

function watch(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
}

/** Fills the screen with a part of the page and keeps it lit, and gives it back. Not there where the browser cannot. */
export function FullScreenButton({ of }: { of: RefObject<HTMLElement | null> }) {
  const { tell } = useNotices();
  const isFull = useSyncExternalStore(watch, () => document.fullscreenElement !== null);
  useAwake(isFull);
  if (!document.fullscreenEnabled) return null;
  const change = () => {
    const changed = isFull ? document.exitFullscreen() : of.current?.requestFullscreen();
    changed?.catch(() => tell('error', say('Browseren tillader ikke fuld skærm her. Prøv F11.')));
  };
  return (
    <button type="button" className="button button-secondary" onClick={change}>
      {isFull ? say('Luk fuld skærm') : say('Fuld skærm')}
    </button>
  );
}
