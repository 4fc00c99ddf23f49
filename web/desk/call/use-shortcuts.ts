import { useEffect, useRef } from 'react';
import type { CallControls } from './use-call.ts';

/** What a key of the telephone does in each moment, if anything; as `aria-keyshortcuts` names it. */
const shortcuts: Record<string, (now: CallControls) => (() => void) | undefined> = {
  F2: ({ phase, answerable, accept, rejoin }) => {
    if (phase === 'lost') return rejoin;
    return phase === 'ringing' && answerable ? accept : undefined;
  },
  F8: ({ phase, toggleMute }) => (phase === 'talking' || phase === 'joining' ? toggleMute : undefined),
  'Shift+F8': ({ phase, toggleHold }) => (phase === 'talking' ? toggleHold : undefined),
  'Shift+F9': ({ phase, call, end }) => {
    const talks = phase === 'talking' || (phase === 'joining' && call?.direction === 'callback');
    return talks ? () => end('ended') : undefined;
  },
};

/** The keys of the telephone, wherever on the page the focus is. */
export function useShortcuts(controls: CallControls): void {
  const latest = useRef(controls);
  latest.current = controls;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      const does = shortcuts[`${event.shiftKey ? 'Shift+' : ''}${event.key}`]?.(latest.current);
      if (does === undefined) return;
      does();
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
