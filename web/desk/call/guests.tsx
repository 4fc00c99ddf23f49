import './guests.css';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { guestWords } from '../../../flows/visit/guest-words.ts';
import type { GuestRole } from '../../../schemas/guest.ts';
import type { DeskCall } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { useSending } from '../use-sending.ts';
import { Popup } from './popup.tsx';

/** Whoever else is in the talk, or called into it, each with the way out. */
export function Guests({ call: { callId, guests = [] } }: { call: DeskCall }) {
  const { problem, run } = useSending();
  return (
    <ul className="guests" aria-label={say('Andre i samtalen')}>
      {guests.map(({ leg, role, joined }) => (
        <li key={leg}>
          <strong>{sayKnown(guestWords[role])}</strong> {joined ? say('er med') : say('ringes op …')}
          <button
            type="button"
            className="button button-tertiary"
            aria-label={say('Fjern {who}', { who: sayKnown(guestWords[role]).toLowerCase() })}
            onClick={() => void run((routes) => routes.removeGuest(callId, leg))}
          >
            {say('Fjern')}
          </button>
        </li>
      ))}
      {problem && <li role="alert">{problem.message}</li>}
    </ul>
  );
}

/** Calls somebody into the talk: as what, and at which number. */
export function AddGuest({ call }: { call: DeskCall | undefined }) {
  if (call === undefined) return null;
  return <Popup label={say('Tilføj …')}>{(close) => <GuestForm callId={call.callId} close={close} />}</Popup>;
}

function GuestForm({ callId, close }: { callId: string; close: () => void }) {
  const id = useId();
  const first = useRef<HTMLSelectElement>(null);
  const [role, setRole] = useState<GuestRole>('interpreter');
  const [phone, setPhone] = useState('');
  const { problem, run } = useSending(close);
  useEffect(() => first.current?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void run((routes) => routes.callGuest(callId, { phone, role }));
  };
  return (
    <form
      className="popup-box guest-form"
      aria-label={say('Tilføj en person til samtalen')}
      onSubmit={send}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <label className="form-label" htmlFor={`${id}-role`}>
        {say('Hvem er det?')}
      </label>
      <select
        ref={first}
        id={`${id}-role`}
        className="form-select"
        value={role}
        onChange={(event) => setRole(event.target.value as GuestRole)}
      >
        {Object.entries(guestWords).map(([value, word]) => (
          <option key={value} value={value}>
            {sayKnown(word)}
          </option>
        ))}
      </select>
      <label className="form-label" htmlFor={`${id}-phone`}>
        {say('Telefonnummer')}
      </label>
      <input
        id={`${id}-phone`}
        className="form-input"
        inputMode="tel"
        autoComplete="off"
        value={phone}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `${id}-problem`}
        onChange={(event) => setPhone(event.target.value)}
      />
      {problem && (
        <p id={`${id}-problem`} className="form-error-message" role="alert">
          {problem.message}
        </p>
      )}
      <div className="guest-buttons">
        <button type="submit" className="button button-primary">
          {say('Ring op')}
        </button>
        <button type="button" className="button button-secondary" onClick={close}>
          {say('Fortryd')}
        </button>
      </div>
    </form>
  );
}
