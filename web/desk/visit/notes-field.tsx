import './notes-field.css';
import { type KeyboardEvent, useId } from 'react';
import { type Answers, mostNotes } from '../../../schemas/checklist.ts';
import { say } from '../../language/say.ts';
import { useKeys } from '../keys/use-keys.tsx';
import { focusOn } from './ask-keys.ts';
import type { Autosave } from './autosave.ts';
import { charactersLeft } from './characters-left.ts';
import { notesId, notesIn } from './free-notes.ts';
import { Warned } from './warned.tsx';

const notesField = 'noter';
/** From so few characters on it is told how many are left. */
const fewLeft = 200;
let cameFrom: Element | null = null;

/** Puts the keyboard in the notes; Escape leads back to where it was. */
export function showNotes(): void {
  const field = document.getElementById(notesField);
  if (field === null || field === document.activeElement) return;
  cameFrom = document.activeElement;
  field.scrollIntoView({ block: 'nearest' });
  field.focus();
}

function goBack({ key, nativeEvent }: KeyboardEvent): void {
  if (key !== 'Escape' || nativeEvent.isComposing) return;
  const isThere = cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== document.body;
  if (isThere) (cameFrom as HTMLElement).focus();
  else {
    const first = document.querySelector('[data-ask]');
    if (first !== null) focusOn(first);
  }
}

interface NotesProps {
  answers: Answers;
  autosave: Autosave;
  /** Flags that say what is never written. */
  protects: readonly string[];
}

/** What the consultant writes freely while talking, always in reach, saved as the answers are. */
export function NotesField({ answers, autosave, protects }: NotesProps) {
  const id = useId();
  const keys = useKeys();
  const notes = notesIn(answers);
  const left = mostNotes - notes.length;
  return (
    <div className={left < 0 ? 'talk-notes form-group form-error' : 'talk-notes form-group'}>
      <label className="form-label" htmlFor={notesField}>
        {say('Noter under samtalen')}
      </label>
      <p className="form-hint" id={id}>
        {say('Til dig selv: kommer ikke med i notatet.')}
      </p>
      {left < 0 && (
        <p className="form-error-message" id={`${id}-error`} role="alert">
          {say('Noterne er for lange: højst {thousands}.000 tegn. De gemmes først, når de er kortere.', {
            thousands: mostNotes / 1000,
          })}
        </p>
      )}
      <Warned flags={protects} />
      <textarea
        id={notesField}
        className="form-input"
        aria-keyshortcuts={keys.notes || undefined}
        aria-describedby={left < 0 ? `${id} ${id}-error` : id}
        aria-invalid={left < 0}
        value={notes}
        onChange={({ target }) => autosave.edit(notesId, target.value || null)}
        onKeyDown={goBack}
      />
      {left < fewLeft && <p className="quiet">{charactersLeft(left)}</p>}
    </div>
  );
}
