import { useId, useState } from 'react';
import { type AccessPurpose, accessPurpose } from '../../../schemas/access.ts';
import { say, sayKnown } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import { useDesk } from '../desk-context.tsx';
import { purposeWords } from '../visit/purpose.ts';

interface CprFactProps {
  personId: string;
  /** Without its last four digits. */
  masked: string;
  /** What the number is wanted for, as the page knows it. */
  purpose: AccessPurpose;
}

/** A CPR number without its last four digits; the whole of it for a purpose, which the access log keeps. */
export function CprFact({ personId, masked, purpose }: CprFactProps) {
  const [asks, setAsks] = useState(false);
  const [shown, setShown] = useState<string>();
  if (shown !== undefined)
    return (
      <>
        <span role="status">{shown}</span>{' '}
        <button type="button" className="button button-tertiary" onClick={() => setShown(undefined)}>
          {say('Skjul CPR')}
        </button>
      </>
    );
  return (
    <>
      {masked}{' '}
      <button type="button" className="button button-tertiary" aria-expanded={asks} onClick={() => setAsks(!asks)}>
        {say('Vis CPR')}
      </button>
      {asks && <Purpose personId={personId} purpose={purpose} show={setShown} />}
    </>
  );
}

function Purpose(props: { personId: string; purpose: AccessPurpose; show: (cpr: string) => void }) {
  const { routes } = useDesk();
  const id = useId();
  const [purpose, setPurpose] = useState(props.purpose);
  const [problem, setProblem] = useState<string>();
  const show = async () => {
    try {
      props.show((await routes.cpr(props.personId, purpose)).cpr);
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : say('Det lykkedes ikke. Prøv igen.'));
    }
  };
  return (
    <div className="form-group">
      <label className="form-label" htmlFor={id}>
        {say('Hvad skal du bruge nummeret til?')}
      </label>
      <p className="form-hint">{say('Det bliver noteret, at du har set det.')}</p>
      <select
        id={id}
        className="form-select"
        value={purpose}
        onChange={(event) => setPurpose(accessPurpose.parse(event.target.value))}
      >
        {accessPurpose.options.map((one) => (
          <option key={one} value={one}>
            {sayKnown(purposeWords[one])}
          </option>
        ))}
      </select>
      <button type="button" className="button button-secondary" onClick={() => void show()}>
        {say('Vis')}
      </button>
      {problem && <p role="alert">{problem}</p>}
    </div>
  );
}
