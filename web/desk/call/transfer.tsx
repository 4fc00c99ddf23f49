import './transfer.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useDesk } from '../desk-context.tsx';
import { Popup } from './popup.tsx';
import { presenceWords } from './presence-words.ts';
import type { CallControls } from './use-call.ts';

/** Puts the citizen through: to whoever is free next, or to one colleague. */
export function Transfer({ controls }: { controls: CallControls }) {
  return (
    <Popup label="Stil om …" disabled={controls.busy !== undefined}>
      {(close) => <Colleagues chosen={controls.transfer} close={close} />}
    </Popup>
  );
}

function Colleagues({ chosen, close }: { chosen: CallControls['transfer']; close: () => void }) {
  const { routes } = useDesk();
  const { data, error } = useQuery({ queryKey: ['colleagues'], queryFn: routes.colleagues, gcTime: 0 });
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const there = data?.colleagues;
  return (
    <fieldset
      className="popup-box transfer-to"
      onKeyDown={(event) => event.key === 'Escape' && close()}
      onBlur={(event) => event.relatedTarget && !event.currentTarget.contains(event.relatedTarget) && close()}
    >
      <legend>Stil borgeren om til</legend>
      <button ref={first} type="button" onClick={() => chosen()}>
        Den næste ledige
      </button>
      {there?.map((colleague) => (
        <button key={colleague.staffId} type="button" onClick={() => chosen(colleague)}>
          {colleague.name} <span className="transfer-state">({presenceWords[colleague.state].toLowerCase()})</span>
        </button>
      ))}
      {there?.length === 0 && <p>Ingen kolleger er ved telefonen lige nu. Borgeren må vente.</p>}
      {error && <p role="alert">Kollegerne kan ikke hentes.</p>}
    </fieldset>
  );
}
