import './conflicts.css';
import type { ChecklistDefinition } from '../../../schemas/checklist.ts';
import { answerText, askedAs, questionById } from './answer-text.ts';
import type { Autosave, AutosaveState } from './autosave.ts';
import type { Conflict } from './draft.ts';
import { notesId } from './free-notes.ts';

interface ConflictsProps {
  definition: ChecklistDefinition;
  state: AutosaveState;
  autosave: Autosave;
}

/** Questions that were answered differently at two desks: both answers are shown, and the consultant chooses. */
export function Conflicts(props: ConflictsProps) {
  // Notes that are too long stand in their own field, which says so.
  const conflicts = Object.entries(props.state.draft.conflicts).filter(
    ([id, { isRefused }]) => id !== notesId || isRefused !== true,
  );
  if (conflicts.length === 0) return null;
  return (
    <section className="conflicts alert alert-warning" aria-label="Svar, der er ændret to steder" role="alert">
      <h2 className="alert-heading">Svarene er også ændret et andet sted</h2>
      <p className="alert-text">Begge svar er bevaret. Vælg, hvilket der skal gælde.</p>
      {conflicts.map(([id, conflict]) => (
        <OneConflict key={id} {...props} id={id} conflict={conflict} />
      ))}
    </section>
  );
}

function OneConflict(props: ConflictsProps & { id: string; conflict: Conflict }) {
  const { definition, autosave, id } = props;
  const { mine, theirs, isRefused } = props.conflict;
  const question = questionById(definition, id);
  return (
    <fieldset className="conflict" aria-label={question?.text ?? askedAs(definition, id)}>
      <p>{askedAs(definition, id)}</p>
      {isRefused === true ? (
        <p>
          Dit svar var: <strong>{answerText(question, mine)}</strong>. Det passer ikke til sagens skema og kan ikke
          gemmes her. Skriv det ved et andet spørgsmål, hvis det skal med.
        </p>
      ) : (
        <button type="button" className="button button-secondary" onClick={() => autosave.choose(id, 'mine')}>
          Mit svar: {answerText(question, mine)}
        </button>
      )}
      <button type="button" className="button button-secondary" onClick={() => autosave.choose(id, 'theirs')}>
        {isRefused === true ? 'Fjern mit svar. Det gemte er' : 'Det andet'}: {answerText(question, theirs)}
      </button>
    </fieldset>
  );
}
