import './conflicts.css';
import { useContext, useSyncExternalStore } from 'react';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { answerText, askedAs, questionById } from './answer-text.ts';
import type { Autosave } from './autosave.ts';
import { unsavedIn } from './draft.ts';
import { AutosavesContext } from './use-autosave.ts';

/** The case was closed while answers of mine were on their way: they can be read here until I let go of them. */
export function UnsavedAnswers({ visit }: { visit: VisitView }) {
  const autosave = useContext(AutosavesContext)?.of(visit);
  return autosave === undefined ? null : <Unsaved visit={visit} autosave={autosave} />;
}

function Unsaved({ visit, autosave }: { visit: VisitView; autosave: Autosave }) {
  const { draft } = useSyncExternalStore(autosave.subscribe, autosave.state);
  const mine = Object.entries(unsavedIn(draft));
  if (mine.length === 0) return null;
  return (
    <section className="conflicts alert alert-warning" aria-label={say('Svar, der ikke blev gemt')} role="alert">
      <h2 className="alert-heading">{say('Dine sidste svar blev ikke gemt')}</h2>
      <p className="alert-text">{say('Sagen blev afsluttet imens. Skriv det, der er vigtigt, i notatet.')}</p>
      <dl className="answered">
        {mine.map(([id, value]) => {
          const question = questionById(visit.definition, id);
          return (
            <div key={id}>
              <dt>{askedAs(visit.definition, id)}</dt>
              <dd className="note-text">{answerText(question, value)}</dd>
            </div>
          );
        })}
      </dl>
      <button type="button" className="button button-secondary" onClick={autosave.letGo}>
        {say('Fjern de svar, der ikke blev gemt')}
      </button>
    </section>
  );
}
