import { say, sayKnown } from '../../language/say.ts';
import './checklist.css';
import { use, useEffect, useRef } from 'react';
import { hrefOf } from '../place.ts';
import { FollowedButton } from './procedure-field.tsx';
import { type Procedure, procedures } from './procedures.ts';
import { SaidPurpose } from './use-purpose.ts';

/** The steps of a flag that has its own: numbers to call, what to do, and what not to write. */
export function ProcedurePage({ flag, visitId }: { flag: string; visitId: string | undefined }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const purpose = use(SaidPurpose);
  useEffect(() => heading.current?.focus(), []);
  const procedure = procedures[flag];
  if (procedure === undefined) return <h1>{say('Den vejledning findes ikke')}</h1>;
  return (
    <article className="procedure">
      <h1 ref={heading} tabIndex={-1}>
        {sayKnown(procedure.title)}
      </h1>
      <Numbers procedure={procedure} />
      <h2>{say('Gør sådan')}</h2>
      <ol>
        {procedure.steps.map((step) => (
          <li key={step}>{sayKnown(step)}</li>
        ))}
      </ol>
      <h2>{say('Skriv aldrig')}</h2>
      <ul className="procedure-rules">
        {procedure.neverWritten.map((one) => (
          <li key={one}>{sayKnown(one)}</li>
        ))}
      </ul>
      <p>
        <strong>{sayKnown(procedure.written)}</strong>
      </p>
      {visitId !== undefined && (flag === 'F11' || flag === 'F12') && (
        <div className="procedure-actions">
          <FollowedButton visitId={visitId} flag={flag} />
          <a href={hrefOf({ page: 'visit', visitId, purpose })}>{say('Tilbage til sagen')}</a>
        </div>
      )}
    </article>
  );
}

function Numbers({ procedure }: { procedure: Procedure }) {
  return (
    <ul className="procedure-numbers">
      {procedure.numbers.map(({ who, number, dial, when }) => (
        <li key={number}>
          <a href={`tel:${dial}`}>
            {sayKnown(who)} <strong className="figures">{number}</strong>
          </a>
          <span className="quiet">{sayKnown(when)}</span>
        </li>
      ))}
    </ul>
  );
}
