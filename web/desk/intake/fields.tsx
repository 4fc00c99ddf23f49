import { type InputHTMLAttributes, type ReactNode, useId } from 'react';

interface TextFieldProps {
  label: string;
  hint?: string;
  problem?: string | undefined;
  /** Something to look at again that holds nobody up. */
  concern?: string | undefined;
  value: string;
  change: (value: string) => void;
  input?: InputHTMLAttributes<HTMLInputElement>;
  children?: ReactNode;
}

/** A labelled line of text; hint, problem and concern belong to the field for a reader too. */
export function TextField({ label, hint, problem, concern, value, change, input, children }: TextFieldProps) {
  const id = useId();
  return (
    <div className={problem ? 'form-group form-error' : 'form-group'}>
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <span id={`${id}-hint`}>
        {hint && <span className="form-hint">{hint}</span>}
        {problem && (
          <span className="form-error-message" role="alert">
            {problem}
          </span>
        )}
      </span>
      <input
        {...input}
        id={id}
        className={input?.inputMode ? 'form-input figures' : 'form-input'}
        value={value}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        aria-invalid={problem !== undefined}
        onChange={(event) => change(event.target.value)}
      />
      {concern && (
        <p className="concern" role="status">
          {concern}
        </p>
      )}
      {children}
    </div>
  );
}

export function ChoiceCard(props: {
  name: string;
  checked: boolean;
  choose: () => void;
  title: string;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <label className="choice-card">
      <input
        type="radio"
        name={props.name}
        checked={props.checked}
        disabled={props.disabled ?? false}
        onChange={props.choose}
      />
      <span>
        <strong>{props.title}</strong>
        <span className="quiet">{props.children}</span>
      </span>
    </label>
  );
}
