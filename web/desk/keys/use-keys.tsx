import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { isTyping, type KeyName, type Keys, keyOf, nameOfKey, usualKeys } from './desk-keys.ts';
import { keepKeys, keptKeys } from './kept-keys.ts';

interface Choice {
  keys: Keys;
  change(keys: Keys): void;
}
const KeysContext = createContext<Choice>({ keys: usualKeys, change: () => {} });

/** Gives what is inside the keys as this person has them. */
export function KeysArea({ staffId, children }: { staffId: string; children: ReactNode }) {
  const [keys, setKeys] = useState(() => keptKeys(staffId));
  const choice = useMemo<Choice>(
    () => ({
      keys,
      change: (next) => {
        setKeys(next);
        keepKeys(staffId, next);
      },
    }),
    [keys, staffId],
  );
  return <KeysContext value={choice}>{children}</KeysContext>;
}

export function useKeyChoice(): Choice {
  return useContext(KeysContext);
}
export function useKeys(): Keys {
  return useKeyChoice().keys;
}

/** Does what a key stands for now, if anything; wherever on the page the focus is, but never what is typed into a field. */
export function usePressed(doing: (name: KeyName, pressed: string) => (() => void) | undefined): void {
  const keys = useKeys();
  const latest = useRef(doing);
  latest.current = doing;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const pressed = keyOf(event);
      if (event.repeat || (pressed.length === 1 && isTyping(event.target))) return;
      const name = nameOfKey(keys, pressed);
      const does = name && latest.current(name, pressed);
      if (!does) return;
      event.preventDefault();
      does();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [keys]);
}
