import './time-field.css';
import { useId } from 'react';

interface TimeFieldProps {
  label: string;
  /** Day and time as the browser writes them. */
  at: string;
  setAt: (at: string) => void;
  earliest?: string;
  latest?: string;
  error: string | undefined;
}

/** A day and a time. */
export function TimeField({ label, at, setAt, earliest, latest, error }: TimeFieldProps) {
  const id = useId();
  return (
    <div className={error ? 'form-group form-error' : 'form-group'}>
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      {error && (
        <p className="form-error-message" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <input
        id={id}
        type="datetime-local"
        className="form-input day-and-time"
        value={at}
        min={earliest}
        max={latest}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => setAt(event.target.value)}
      />
    </div>
  );
}
