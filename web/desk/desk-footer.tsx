import './desk-footer.css';
import { KeysButton } from './keys/keys-button.tsx';
import { hrefOf } from './place.ts';

/** What is seldom looked for, below everything else. */
export function DeskFooter({ rings, hasPhone }: { rings: boolean; hasPhone: boolean }) {
  return (
    <footer className="desk-footer">
      <KeysButton rings={rings} />
      {hasPhone && <a href={hrefOf({ page: 'sound' })}>Prøv lyden</a>}
      <a href={hrefOf({ page: 'statement' })}>Tilgængelighedserklæring</a>
    </footer>
  );
}
