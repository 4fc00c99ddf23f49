import './why-not-yet.css';
import { whyNotText } from '../../../flows/visit/why-not.ts';
import type { ChecklistDefinition } from '../../../schemas/checklist.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { questionById } from './answer-text.ts';
import { notedTalkButton, openPanel } from './panel-action.ts';
import { showQuestion } from './question-field.tsx';

/** Is a talk being held, or was one? Only on one can a conclusion rest. */
function useIsHeld(visit: VisitView): boolean {
  const { view } = useDesk();
  const isTalking = view.call?.visitId === visit.visitId && view.call.connectedAt !== undefined;
  return visit.talkedAt !== undefined || isTalking;
}

/** Says that there has been no talk yet, with the way to note one. */
export function NotHeld({ visit }: { visit: VisitView }) {
  const isHeld = useIsHeld(visit);
  if (isHeld) return null;
  return (
    <p className="concern">
      {sayKnown(whyNotText.notHeld)}{' '}
      <button type="button" className="link" onClick={() => openPanel(notedTalkButton)}>
        {say('Registrér en samtale')}
      </button>
    </p>
  );
}

/** Why the case may not be concluded yet: each question that lacks its answer as the way to it, and what the line has said. */
export function WhyNotYet(props: {
  definition: ChecklistDefinition;
  missing: readonly string[];
  problem: string | undefined;
}) {
  const { definition, missing, problem } = props;
  const lacksAnswers = sayKnown(whyNotText.answersMissing);
  return (
    <>
      {problem && (
        <p className="form-error-message" role="alert">
          {problem}
        </p>
      )}
      {missing.length > 0 && (
        <div className="why-not">
          {sayKnown(problem ?? '') !== lacksAnswers && <p>{lacksAnswers}</p>}
          <ul>
            {missing.map((id) => (
              <li key={id}>
                <button type="button" className="link" onClick={() => showQuestion(id)}>
                  {id} {questionById(definition, id)?.text}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
