import type { KeyName } from '../keys/desk-keys.ts';
import { usePressed } from '../keys/use-keys.tsx';
import type { CallControls } from './use-call.ts';

/** What a key of the telephone does in each moment, if anything. */
const doings: Partial<Record<KeyName, (now: CallControls) => (() => void) | undefined>> = {
  answer: ({ phase, answerable, accept, rejoin }) => {
    if (phase === 'lost') return rejoin;
    return phase === 'ringing' && answerable ? accept : undefined;
  },
  mute: ({ phase, toggleMute }) => (phase === 'talking' || phase === 'joining' ? toggleMute : undefined),
  hold: ({ phase, toggleHold }) => (phase === 'talking' ? toggleHold : undefined),
  end: ({ phase, call, end }) => {
    const talks = phase === 'talking' || (phase === 'joining' && call?.direction === 'callback');
    return talks ? () => end('ended') : undefined;
  },
};

/** The keys of the telephone, wherever on the page the focus is. */
export function useShortcuts(controls: CallControls): void {
  usePressed((name) => doings[name]?.(controls));
}
