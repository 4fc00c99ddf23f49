import { type FormEvent, useEffect, useId, useState } from 'react';
import { e164Of } from '../../schemas/phone/number.ts';
import { say } from '../language/say.ts';
import type { LineNumber } from './carrier-api.ts';
import { readable } from './number-words.ts';

/** Where one calls from: the line's numbers are at hand, any other can be written. */
export function Dialler({ numbers, ready, dial }: { numbers: LineNumber[]; ready: boolean; dial(to: string): void }) {
  const [written, setWritten] = useState('');
  const [touched, setTouched] = useState(false);
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const first = numbers[0]?.number;

  useEffect(() => {
    if (first && !touched) setWritten(readable(first));
  }, [first, touched]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const to = e164Of(written, 'desk');
    setWrong(!to);
    if (to) dial(to);
  };

  const name = numbers.find((one) => one.number === e164Of(written, 'desk'))?.friendlyName;
  return (
    <form className="dialler" onSubmit={submit} noValidate>
      <div className={`form-group ${wrong ? 'form-error' : ''}`}>
        <label className="form-label" htmlFor={`${id}-to`}>
          {say('Ring til')}
        </label>
        {wrong && (
          <span className="form-error-message" id={`${id}-wrong`}>
            {say('Skriv det nummer, du vil ringe til.')}
          </span>
        )}
        <input
          id={`${id}-to`}
          className="form-input"
          type="tel"
          autoComplete="off"
          list={`${id}-numbers`}
          aria-describedby={wrong ? `${id}-wrong` : `${id}-name`}
          aria-invalid={wrong}
          value={written}
          onChange={(event) => {
            setTouched(true);
            setWritten(event.target.value);
          }}
        />
        <span className="hint" id={`${id}-name`}>
          {name ?? ''}
        </span>
        <datalist id={`${id}-numbers`}>
          {numbers.map((one) => (
            <option key={one.number} value={readable(one.number)}>
              {one.friendlyName}
            </option>
          ))}
        </datalist>
      </div>
      <button type="submit" className="button button-primary call" disabled={!ready}>
        {say('Ring op')}
      </button>
    </form>
  );
}
