import './assessment.css';
import type { Answer } from '../../../schemas/checklist.ts';
import type { RaisedFlag, VisitView } from '../../../schemas/staff-api.ts';
import { type Danish, say, sayKnown } from '../../language/say.ts';
import { hrefOf } from '../place.ts';
import { reasonsFor } from './answer-text.ts';
import { showQuestion } from './question-field.tsx';
import { usePurpose } from './use-purpose.ts';

const says = {
  jobparat: 'Svarene peger mod jobparat',
  aktivitetsparat: 'Svarene peger mod aktivitetsparat',
  aabenlystUddannelsesparat: 'Svarene peger mod åbenlyst uddannelsesparat',
  uddannelsesparat: 'Svarene peger mod uddannelsesparat',
  uklart: 'Svarene peger ikke i én retning',
} as const satisfies Record<VisitView['indication']['says'], Danish>;

interface Assessed {
  visit: VisitView;
  answers: Record<string, Answer>;
  flags: readonly RaisedFlag[];
  indication: VisitView['indication'];
  showsIndication: boolean;
}

/** What the answers raise, each with the answers behind it. It is shown beside the form and fills nothing in. */
export function AssessmentPanel({ visit, answers, flags, indication, showsIndication }: Assessed) {
  const { definition } = visit;
  const purpose = usePurpose(visit.visitId);
  return (
    <section className="assessment" aria-label={say('Det, svarene viser')} aria-live="polite">
      <h2>{say('Det, svarene viser')}</h2>
      {showsIndication ? (
        <Indicated definition={definition} answers={answers} indication={indication} />
      ) : (
        <p>{say('Vises, når du har valgt kategori og sikkerhed.')}</p>
      )}
      <p className="quiet">{say('Du vurderer selv. Intet er valgt på forhånd.')}</p>
      {flags.toSorted(byUrgency).map((flag) => (
        <div key={flag.id} className={`flag flag--${flag.level}`}>
          <p>
            <strong>{sayKnown(flag.label)}</strong>{' '}
            <span className="quiet">
              {flag.level === 'mandatory' ? say('Kræver fysisk opfølgning') : say('Overvej')} ({flag.id})
            </span>
          </p>
          <p>{sayKnown(flag.text)}</p>
          <p className="quiet">{say('Kilde: {source}', { source: flag.source })}</p>
          {flag.demands.includes('procedure') && (
            <p>
              <a href={hrefOf({ page: 'procedure', flag: flag.id, visitId: visit.visitId, purpose })}>
                {say('Følg vejledningen')}
                <span className="sr-only">: {sayKnown(flag.label)}</span>
              </a>
            </p>
          )}
          <Because definition={definition} answers={answers} because={flag.because} />
        </div>
      ))}
    </section>
  );
}

/** What has steps of its own comes first, then what binds. */
function byUrgency(a: RaisedFlag, b: RaisedFlag): number {
  const weigh = ({ demands, level }: RaisedFlag) =>
    (demands.includes('procedure') ? 2 : 0) + (level === 'mandatory' ? 1 : 0);
  return weigh(b) - weigh(a);
}

function Indicated(props: Pick<VisitView, 'definition' | 'indication'> & Pick<Assessed, 'answers'>) {
  const { says: direction, because } = props.indication;
  if (because.length === 0)
    return (
      <p>
        <strong>{say('Ingen afgørende svar endnu')}</strong>
      </p>
    );
  return (
    <>
      <p>
        <strong>{say(says[direction])}</strong>
      </p>
      <Because definition={props.definition} answers={props.answers} because={because} />
    </>
  );
}

function Because(props: Pick<VisitView, 'definition'> & Pick<Assessed, 'answers'> & { because: readonly string[] }) {
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
