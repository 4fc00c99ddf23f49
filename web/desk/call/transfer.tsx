import './transfer.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Colleague } from '../../../schemas/staff-api.ts';
import { useDesk } from '../desk-context.tsx';
import type { CallControls } from './use-call.ts';

const presenceWords: Record<Colleague['state'], string> = {
  available: 'klar',
  reserved: 'det ringer',
  busy: 'i samtale',
  wrapping: 'efterbehandling',
  pause: 'pause',
  off: 'ikke på vagt',
};
/** Who is on a break is not waited for. */
function canTake({ state }: Colleague): boolean {
  return state !== 'pause' && state !== 'off';
}

/** Puts the citizen through: to whoever is free next, or to one colleague. */
export function Transfer({ controls }: { controls: CallControls }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="transfer">
      <button
        ref={button}
        type="button"
        className="button button-secondary"
        aria-expanded={isOpen}
        disabled={controls.busy !== undefined}
        onClick={() => setOpen(!isOpen)}
      >
        Stil om …
      </button>
      {isOpen && <Colleagues chosen={controls.transfer} close={close} />}
    </div>
  );
}

function Colleagues({ chosen, close }: { chosen: CallControls['transfer']; close: () => void }) {
  const { routes } = useDesk();
  const { data, error } = useQuery({ queryKey: ['colleagues'], queryFn: routes.colleagues, gcTime: 0 });
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const there = data?.colleagues.filter(canTake);
  return (
    <fieldset
      className="transfer-to"
      onKeyDown={(event) => event.key === 'Escape' && close()}
      onBlur={(event) => event.relatedTarget && !event.currentTarget.contains(event.relatedTarget) && close()}
    >
      <legend>Stil borgeren om til</legend>
      <button ref={first} type="button" onClick={() => chosen()}>
        Den næste ledige
      </button>
      {there?.map((colleague) => (
        <button key={colleague.staffId} type="button" onClick={() => chosen(colleague)}>
          {colleague.name} <span className="transfer-state">({presenceWords[colleague.state]})</span>
        </button>
      ))}
      {there?.length === 0 && <p>Ingen kolleger er ved telefonen lige nu. Borgeren må vente.</p>}
      {error && <p role="alert">Kollegerne kan ikke hentes.</p>}
    </fieldset>
  );
}
