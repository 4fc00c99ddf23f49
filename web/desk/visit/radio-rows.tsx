import { type KeyboardEvent, useId } from 'react';
import type { Keys } from '../keys/desk-keys.ts';
import { useKeys } from '../keys/use-keys.tsx';
import { askMark, digitOf, goOnByEnter, goToNext, keyMark } from './ask-keys.ts';

export interface Row<Id extends string> {
  id: Id;
  label: string;
  hint?: string;
}

interface RadioRowsProps<Id extends string> {
  legend: string;
  options: readonly Row<Id>[];
  chosen: Id | undefined;
  choose: (id: Id) => void;
  error?: string | undefined;
  /** It is asked like a question of the checklist, under this id: a digit chooses and goes on, Enter goes on. */
  askedAs?: string;
}

/** One choice among a few, each on a line of its own; nothing is chosen beforehand. */
export function RadioRows<Id extends string>(props: RadioRowsProps<Id>) {
  const name = useId();
  const keys = useKeys();
  const asked = props.askedAs === undefined ? {} : { id: props.askedAs, ...askMark };
  return (
    <fieldset
      {...asked}
      onKeyDown={(event) => props.askedAs !== undefined && chooseByKey(event, { ...props, keys })}
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
        {props.options.map(({ id, label, hint }, at) => (
          <label key={id} className="choice" {...keyMark(keys, props.askedAs === undefined ? undefined : at)}>
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

function chooseByKey<Id extends string>(
  event: KeyboardEvent<HTMLElement>,
  { options, choose, keys }: RadioRowsProps<Id> & { keys: Keys },
): void {
  const digit = digitOf(keys, event);
  if (digit === undefined) return goOnByEnter(event);
  const option = options[digit - 1];
  if (option === undefined) return;
  event.preventDefault();
  choose(option.id);
  goToNext(event.currentTarget);
}
