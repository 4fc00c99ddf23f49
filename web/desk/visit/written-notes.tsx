import { say } from '../../language/say.ts';
import './notes-field.css';
import { useId } from 'react';

/** What was written freely during the talk, afterwards: to be read, and copied from. */
export function WrittenNotes({ notes }: { notes?: string | undefined }) {
  const id = useId();
  if (notes === undefined) return null;
  return (
    <section className="written-notes" aria-labelledby={id}>
      <h2 id={id}>{say('Noter under samtalen')}</h2>
      <p className="quiet">{say('Ikke en del af notatet.')}</p>
      <pre className="note-text">{notes}</pre>
    </section>
  );
}
