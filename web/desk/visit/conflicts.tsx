import './conflicts.css';
import type { ChecklistDefinition } from '../../../schemas/checklist.ts';
import { answerText, questionById } from './answer-text.ts';
import type { Autosave, AutosaveState } from './autosave.ts';

/** Questions that were answered differently at two desks: both answers are shown, and the consultant chooses. */
export function Conflicts(props: { definition: ChecklistDefinition; state: AutosaveState; autosave: Autosave }) {
  const conflicts = Object.entries(props.state.draft.conflicts);
  if (conflicts.length === 0) return null;
  return (
    <section className="conflicts alert alert-warning" aria-label="Svar, der er ændret to steder" role="alert">
      <h2 className="alert-heading">Svarene er også ændret et andet sted</h2>
      <p className="alert-text">Begge svar er bevaret. Vælg, hvilket der skal gælde.</p>
      {conflicts.map(([id, { mine, theirs }]) => {
        const question = questionById(props.definition, id);
        return (
          <fieldset key={id} className="conflict" aria-label={question?.text ?? id}>
            <p>
              <span className="question-id figures">{id}</span> {question?.text}
            </p>
            <button type="button" className="button button-secondary" onClick={() => props.autosave.choose(id, 'mine')}>
              Mit svar: {answerText(question, mine)}
            </button>
            <button
              type="button"
              className="button button-secondary"
              onClick={() => props.autosave.choose(id, 'theirs')}
            >
              Det andet: {answerText(question, theirs)}
            </button>
          </fieldset>
        );
      })}
    </section>
  );
}
