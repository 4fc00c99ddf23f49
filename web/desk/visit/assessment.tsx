import './assessment.css';
import type { Answer, ChecklistDefinition } from '../../../schemas/checklist.ts';
import type { RaisedFlag, VisitView } from '../../../schemas/staff-api.ts';
import { reasonsFor } from './answer-text.ts';
import { showQuestion } from './question-field.tsx';

const says = {
  jobparat: 'Svarene peger mod jobparat',
  aktivitetsparat: 'Svarene peger mod aktivitetsparat',
  uklart: 'Svarene peger ikke i én retning',
} as const;

interface Assessed {
  definition: ChecklistDefinition;
  answers: Record<string, Answer>;
  flags: readonly RaisedFlag[];
  indication: VisitView['indication'];
}

/** What the answers raise, each with the answers behind it. It is shown beside the form and fills nothing in. */
export function Assessment({ definition, answers, flags, indication }: Assessed) {
  return (
    <section className="assessment" aria-label="Det, svarene viser" aria-live="polite">
      <h2>Det, svarene viser</h2>
      <p>
        <strong>{indication.because.length === 0 ? 'Ingen afgørende svar endnu' : says[indication.says]}</strong>
      </p>
      {indication.because.length > 0 && (
        <Because definition={definition} answers={answers} because={indication.because} />
      )}
      <p className="quiet">Du vurderer selv. Intet er valgt på forhånd.</p>
      {flags.map((flag) => (
        <div key={flag.id} className={`flag flag--${flag.level}`}>
          <p>
            <strong>{flag.label}</strong>{' '}
            <span className="quiet">
              {flag.level === 'mandatory' ? 'Kræver fysisk opfølgning' : 'Overvej fysisk opfølgning'} ({flag.id})
            </span>
          </p>
          <Because definition={definition} answers={answers} because={flag.because} />
        </div>
      ))}
    </section>
  );
}

function Because(props: Pick<Assessed, 'definition' | 'answers'> & { because: readonly string[] }) {
  return (
    <ul className="because">
      {reasonsFor(props.definition, props.answers, props.because).map((reason) => (
        <li key={reason.id}>
          {reason.leads ? (
            <button type="button" className="link" onClick={() => showQuestion(reason.id)}>
              {reason.question}
            </button>
          ) : (
            reason.question
          )}
          {reason.answer && <strong> {reason.answer}</strong>}
        </li>
      ))}
    </ul>
  );
}
