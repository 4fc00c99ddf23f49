import './desk-footer.css';
import { LanguageButton } from '../language/language-button.tsx';
import { say } from '../language/say.ts';
import { KeysButton } from './keys/keys-button.tsx';
import { hrefOf } from './place.ts';

/** What is seldom looked for, below everything else. */
export function DeskFooter({ rings, hasPhone }: { rings: boolean; hasPhone: boolean }) {
  return (
    <footer className="desk-footer">
      <KeysButton rings={rings} />
      {hasPhone && <a href={hrefOf({ page: 'sound' })}>{say('Prøv lyden')}</a>}
      <a href={hrefOf({ page: 'statement' })}>{say('Tilgængelighedserklæring')}</a>
      <LanguageButton />
    </footer>
  );
}
