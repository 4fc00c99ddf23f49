import './desk-footer.css';
import { KeysButton } from './keys/keys-button.tsx';
import { hrefOf } from './place.ts';

/** What is seldom looked for, below everything else. */
export function DeskFooter({ rings }: { rings: boolean }) {
  return (
    <footer className="desk-footer">
      <KeysButton rings={rings} />
      <a href={hrefOf({ page: 'statement' })}>Tilgængelighedserklæring</a>
    </footer>
  );
}
