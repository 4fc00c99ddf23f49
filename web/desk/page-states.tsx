import { type ReactNode, useEffect, useRef } from 'react';
import { say } from '../language/say.ts';
import { ApiError } from '../session/api-client.ts';

export function Waiting({ text }: { text: string }) {
  return (
    <p className="waiting" role="status">
      {text}
    </p>
  );
}

function reasonOf(error: unknown): string {
  return error instanceof ApiError ? error.message : say('Der skete en uventet fejl på siden.');
}

/** Something could not be shown: what, why, and a way on. */
export function Trouble({ title, error, retry }: { title: string; error: unknown; retry?: () => void }) {
  return (
    <section className="alert alert-error" role="alert">
      <h1 className="alert-heading">{title}</h1>
      <p className="alert-text">{reasonOf(error)}</p>
      {retry && (
        <button type="button" className="button button-secondary" onClick={retry}>
          {say('Prøv igen')}
        </button>
      )}
    </section>
  );
}

/** A part of a page that is still being read, or why it cannot be, with a way on. `what` begins the sentence. */
export function Unread({ what, error, retry }: { what: string; error: unknown; retry: () => void }) {
  if (!error) return <p className="quiet">{say('Henter …')}</p>;
  return (
    <div role="alert">
      <p className="form-error-message">
        {say('{what} kan ikke vises.', { what })} {reasonOf(error)}
      </p>
      <button type="button" className="button button-secondary" onClick={retry}>
        {say('Prøv igen')}
      </button>
    </div>
  );
}

/** The page that is shown first begins at its top; each further one at its heading. */
let isFirst = true;

/** The heading of a page; coming from another one, the keyboard and the reader start here, also where what led here is gone. */
export function PageHeading({ id, children }: { id?: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return (
    <h1 id={id} ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
