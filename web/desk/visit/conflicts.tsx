import './conflicts.css';
import type { ChecklistDefinition } from '../../../schemas/checklist.ts';
import { say } from '../../language/say.ts';
import { answerText, askedAs, questionById } from './answer-text.ts';
import type { Autosave, AutosaveState } from './autosave.ts';
import type { Conflict } from './draft.ts';
import { bothNotes, notesId } from './free-notes.ts';

interface ConflictsProps {
  definition: ChecklistDefinition;
  state: AutosaveState;
  autosave: Autosave;
}

/** Questions that were answered differently at two desks: both answers are shown, and the consultant chooses. Then what cannot be stored. */
export function Conflicts(props: ConflictsProps) {
  const all = Object.entries(props.state.draft.conflicts);
  const choices = all.filter(([, { isRefused }]) => isRefused !== true);
  // Notes that are too long stand in their own field, which says so.
  const refused = all.filter(([id, { isRefused }]) => id !== notesId && isRefused === true);
  return (
    <>
      {choices.length > 0 && (
        <section
          className="conflicts alert alert-warning"
          aria-label={say('Svar, der er ændret to steder')}
          role="alert"
        >
          <h2 className="alert-heading">{say('Svarene er også ændret et andet sted')}</h2>
          <p className="alert-text">{say('Begge svar er bevaret. Vælg, hvilket der skal gælde.')}</p>
          {choices.map(([id, conflict]) => (
            <Choice key={id} {...props} id={id} conflict={conflict} />
          ))}
        </section>
      )}
      {refused.length > 0 && (
        <section className="conflicts alert alert-warning" aria-label={say('Svar, der ikke passer')} role="alert">
          <h2 className="alert-heading">{say('Svar, der ikke kan gemmes')}</h2>
          <p className="alert-text">
            {say('De passer ikke til sagens skema. Skriv det, der er vigtigt, ved et andet spørgsmål.')}
          </p>
          {refused.map(([id, conflict]) => (
            <Refused key={id} {...props} id={id} conflict={conflict} />
          ))}
        </section>
      )}
    </>
  );
}

interface OneProps extends ConflictsProps {
  id: string;
  conflict: Conflict;
}

function Asked({ definition, id }: Pick<OneProps, 'definition' | 'id'>) {
  const question = questionById(definition, id);
  if (question === undefined) return <p>{askedAs(definition, id)}</p>;
  return (
    <p>
      <span className="question-id figures">{id}</span> {question.text}
    </p>
  );
}

function Choice({ definition, autosave, id, conflict }: OneProps) {
  const question = questionById(definition, id);
  const both = id === notesId ? bothNotes(conflict) : undefined;
  return (
    <fieldset className="conflict" aria-label={question?.text ?? askedAs(definition, id)}>
      <Asked definition={definition} id={id} />
      {both !== undefined && (
        <button type="button" className="button button-secondary" onClick={() => autosave.edit(id, both)}>
          {say('Behold begge')}
        </button>
      )}
      <button type="button" className="button button-secondary" onClick={() => autosave.choose(id, 'mine')}>
        {say('Mit svar: {answer}', { answer: answerText(question, conflict.mine) })}
      </button>
      <button type="button" className="button button-secondary" onClick={() => autosave.choose(id, 'theirs')}>
        {say('Det andet: {answer}', { answer: answerText(question, conflict.theirs) })}
      </button>
    </fieldset>
  );
}

function Refused({ definition, autosave, id, conflict }: OneProps) {
  const question = questionById(definition, id);
  return (
    <fieldset className="conflict" aria-label={question?.text ?? askedAs(definition, id)}>
      <Asked definition={definition} id={id} />
      <p>
        {say('Dit svar:')} <strong>{answerText(question, conflict.mine)}</strong>
      </p>
      <button type="button" className="button button-secondary" onClick={() => autosave.choose(id, 'theirs')}>
        {say('Fjern mit svar. Det gemte er: {answer}', { answer: answerText(question, conflict.theirs) })}
      </button>
    </fieldset>
  );
}
