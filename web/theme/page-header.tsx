import type { ReactNode } from 'react';
import { say } from '../language/say.ts';

/** The head of every staff page: which line, whose office, who is signed in. */
export function PageHeader(props: {
  title: string;
  unit?: string;
  person?: string;
  signOut: () => Promise<void>;
  children?: ReactNode;
}) {
  return (
    <header className="page-header">
      <p className="page-brand">
        <strong>{props.title}</strong>
        {props.unit && <span>{props.unit}</span>}
      </p>
      {props.children}
      <p className="page-person">
        {props.person && <span>{props.person}</span>}
        <button type="button" className="link" onClick={() => void props.signOut()}>
          {say('Log ud')}
        </button>
      </p>
    </header>
  );
}

/** The session has run out while there is work on the page. */
export function SignedOutBar({ signInAgain }: { signInAgain: () => Promise<void> }) {
  return (
    <div className="signed-out-bar" role="alert">
      <p>
        <strong>{say('Du er logget ud.')}</strong> {say('Det, du har skrevet, bliver på siden.')}
      </p>
      <button type="button" className="button button-primary" onClick={() => void signInAgain()}>
        {say('Log ind igen')}
      </button>
    </div>
  );
}
