import { useId } from 'react';
import { say } from '../../language/say.ts';

interface PurposeProps {
  purpose: string;
  setPurpose: (purpose: string) => void;
  error: string | undefined;
}

/** What a call is about, in a few words. */
export function PurposeField({ purpose, setPurpose, error }: PurposeProps) {
  const id = useId();
  return (
    <div className={error ? 'form-group form-error' : 'form-group'}>
      <label className="form-label" htmlFor={id}>
        {say('Hvad handler opkaldet om?')}
      </label>
      <p className="form-hint" id={`${id}-hint`}>
        {say('Kort. Det ses af den, der ringer, og står ikke i notatet.')}
      </p>
      {error && (
        <p className="form-error-message" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <input
        id={id}
        type="text"
        className="form-input"
        maxLength={200}
        value={purpose}
        aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
        onChange={(event) => setPurpose(event.target.value)}
      />
    </div>
  );
}
