import './key.css';
import type { ComponentProps } from 'react';
import type { KeyName } from './desk-keys.ts';
import { useKeys } from './use-keys.tsx';

/** A key as it is seen; to whoever does not see, `aria-keyshortcuts` tells it. Nothing where it is switched off. */
export function Key({ of }: { of: KeyName }) {
  const key = useKeys()[of];
  return (
    key !== '' && (
      <span className="key" aria-hidden="true">
        {key.replace('Shift+', '⇧')}
      </span>
    )
  );
}

/** A button that a key presses too, whatever the key is now. */
export function KeyButton({ does, children, ...button }: ComponentProps<'button'> & { does: KeyName }) {
  const keys = useKeys();
  return (
    <button type="button" {...button} aria-keyshortcuts={keys[does] || undefined}>
      {children}
      <Key of={does} />
    </button>
  );
}
