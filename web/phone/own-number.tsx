import { type FormEvent, useId, useState } from 'react';
import { e164Of } from '../../schemas/phone/number.ts';
import { type Danish, say, sayKnown } from '../language/say.ts';
import type { LineState } from '../softphone/softphone.ts';
import { readable } from './number-words.ts';

const states: Record<LineState, Danish> = {
  off: 'Slukket',
  registering: 'Tænder …',
  ready: 'Tændt – kan ringes op',
  lost: 'Afbrudt – forbinder igen …',
};

interface Props {
  number: string | undefined;
  withheld: boolean;
  line: LineState;
  choose(number: string): void;
  withhold(on: boolean): void;
}

/** Whose telephone this is: the number, kept until next time, and whether it is shown to the one who is called. */
export function OwnNumber({ number, withheld, line, choose, withhold }: Props) {
  const [written, setWritten] = useState(readable(number ?? '+4520000001'));
  const [changing, setChanging] = useState(number === undefined);
  const [wrong, setWrong] = useState(false);
  const id = useId();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = e164Of(written, 'desk');
    setWrong(!chosen);
    if (!chosen) return;
    setWritten(readable(chosen));
    setChanging(false);
    choose(chosen);
  };

  return (
    <section className="own" aria-labelledby={`${id}-own`}>
      <h2 id={`${id}-own`}>{say('Din telefon')}</h2>
      {!changing && number ? (
        <>
          <p className="number">
            <strong>{readable(number)}</strong>
            <span className={`line ${line}`} role="status">
              {sayKnown(states[line])}
            </span>
          </p>
          <div className="choices">
            <div className="form-group-checkbox">
              <input
                type="checkbox"
                className="form-checkbox"
                id={`${id}-withheld`}
                checked={withheld}
                onChange={(event) => withhold(event.target.checked)}
              />
              <label htmlFor={`${id}-withheld`}>{say('Skjul mit nummer, når jeg ringer')}</label>
            </div>
            <button type="button" className="button button-secondary" onClick={() => setChanging(true)}>
              {say('Skift nummer')}
            </button>
          </div>
        </>
      ) : (
        <form onSubmit={submit} noValidate>
          <div className={`form-group ${wrong ? 'form-error' : ''}`}>
            <label className="form-label" htmlFor={`${id}-number`}>
              {say('Dit telefonnummer')}
            </label>
            <span className="form-hint" id={`${id}-hint`}>
              {say('Vælg selv det nummer, du vil ringe fra. Det er kun til prøve.')}
            </span>
            {wrong && (
              <span className="form-error-message" id={`${id}-wrong`}>
                {say('Skriv et telefonnummer på 8 cifre, eller med landekode som +46 …')}
              </span>
            )}
            <input
              id={`${id}-number`}
              className="form-input"
              type="tel"
              autoComplete="off"
              aria-describedby={wrong ? `${id}-wrong` : `${id}-hint`}
              aria-invalid={wrong}
              value={written}
              onChange={(event) => setWritten(event.target.value)}
            />
          </div>
          <button type="submit" className="button button-primary">
            {say('Tænd telefonen')}
          </button>
        </form>
      )}
    </section>
  );
}
