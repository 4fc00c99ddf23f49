import { useId } from 'react';

export interface Row<Id extends string> {
  id: Id;
  label: string;
  hint?: string;
}

/** One choice among a few, each on a line of its own; nothing is chosen beforehand. */
export function RadioRows<Id extends string>(props: {
  legend: string;
  options: readonly Row<Id>[];
  chosen: Id | undefined;
  choose: (id: Id) => void;
  error?: string | undefined;
}) {
  const name = useId();
  return (
    <fieldset
      className={props.error ? 'form-group form-error' : 'form-group'}
      aria-describedby={props.error ? `${name}-error` : undefined}
    >
      <legend className="form-label">{props.legend}</legend>
      {props.error && (
        <p className="form-error-message" id={`${name}-error`} role="alert">
          {props.error}
        </p>
      )}
      <div className="choices choices--rows">
        {props.options.map(({ id, label, hint }) => (
          <label key={id} className="choice">
            <input type="radio" name={name} checked={props.chosen === id} onChange={() => props.choose(id)} />
            {hint === undefined ? (
              label
            ) : (
              <span>
                {label} <span className="quiet">{hint}</span>
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
