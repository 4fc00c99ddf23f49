import './keys-button.css';
import { useEffect, useRef, useState } from 'react';
import { say } from '../../language/say.ts';
import { fetchedPart } from '../fetched-part.tsx';
import { KeyButton } from './key.tsx';
import { usePressed } from './use-keys.tsx';

/** Nobody needs the list before the first call. */
const KeyList = fetchedPart('genvejstasterne', async () => (await import('./key-list.tsx')).KeyList);

/** Opens the list of keys over the page. A call that rings closes it: what lies behind the list is neither heard nor reached. */
export function KeysButton({ rings }: { rings: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const open = () => {
    if (isOpen) return;
    setOpen(true);
    dialog.current?.showModal();
  };
  const close = () => dialog.current?.close();
  usePressed((name) => (name === 'help' ? open : undefined));
  useEffect(() => {
    if (rings) dialog.current?.close();
  }, [rings]);
  return (
    <>
      <KeyButton does="help" className="link" aria-haspopup="dialog" onClick={open}>
        {say('Genvejstaster')}
      </KeyButton>
      <dialog ref={dialog} className="keys-dialog" aria-labelledby="taster" onClose={() => setOpen(false)}>
        <div className="keys-head">
          <h2 id="taster">{say('Genvejstaster')}</h2>
          <button type="button" className="button button-secondary" onClick={close}>
            {say('Luk')}
            <span className="sr-only"> {say('genvejstasterne')}</span>
          </button>
        </div>
        {isOpen && <KeyList />}
      </dialog>
    </>
  );
}
