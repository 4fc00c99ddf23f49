import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import type { NoteView } from '../../../schemas/note-api.ts';
import { type Danish, say } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import { dayAndTime } from '../../theme/formats.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { useNotices } from '../notices.tsx';
import { NeverWritten } from './never-written.tsx';
import { createNoteKeeper, type NoteDraft, type NoteKeeper } from './note-keeper.ts';

const statusWords = {
  saved: 'Gemt.',
  unsaved: 'Ikke gemt endnu …',
  saving: 'Gemmer …',
  trouble: 'Ikke gemt.',
} as const satisfies Record<NoteDraft['status'], Danish>;

/** One keeper a note: it outlives a look at another page. */
const keepers = new Map<string, NoteKeeper>();

function useKeeper({ visitId, version, text }: NoteView): NoteKeeper {
  const { routes } = useDesk();
  const found = keepers.get(visitId);
  const { status, version: known = 0 } = found?.state() ?? {};
  // Changed elsewhere since, and nothing of ours waits.
  const isOld = status === 'saved' && known < version;
  const keeper =
    (isOld ? undefined : found) ?? createNoteKeeper({ version, text }, (request) => routes.saveNote(visitId, request));
  keepers.set(visitId, keeper);
  useEffect(() => () => void keeper.flush(), [keeper]);
  return keeper;
}

/** Locks what is on the page: saved first, and exactly that. */
function useLock({ visitId }: NoteView, keeper: NoteKeeper, done: () => void) {
  const { routes, refresh } = useDesk();
  const client = useQueryClient();
  const { tell } = useNotices();
  const [problem, setProblem] = useState<string>();
  const lock = async () => {
    setProblem(undefined);
    if (!(await keeper.flush())) return;
    try {
      client.setQueryData(['note', visitId], await routes.lockNote(visitId, keeper.state().version));
      keepers.delete(visitId);
      tell('success', say('Notatet er låst.'));
      done();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : say('Notatet blev ikke låst. Prøv igen.'));
    }
    refreshAll(client);
    refresh();
  };
  return { problem, lock };
}

/** A note that can still be changed: read through, corrected, locked. Ctrl and Enter lead from the text to the button. */
export function OpenNote({ note, done }: { note: NoteView; done: () => void }) {
  const { view } = useDesk();
  const keeper = useKeeper(note);
  const draft = useSyncExternalStore(keeper.subscribe, keeper.state);
  const { problem, lock } = useLock(note, keeper, done);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    button.current?.focus();
  };
  return (
    <>
      <NeverWritten flags={note.protects} />
      {draft.stored && <OtherWords stored={draft.stored.text} keeper={keeper} />}
      <div className="form-group">
        <label className="form-label" htmlFor={id}>
          {say('Læs igennem, og ret')}
        </label>
        <p className="form-hint" id={`${id}-hint`}>
          {say('Skal låses {when}. Borgerens egne ord står i »citationstegn«.', {
            when: dayAndTime(note.dueAt, view.now),
          })}
        </p>
        <textarea
          id={id}
          className="form-input"
          value={draft.text}
          maxLength={20_000}
          aria-describedby={`${id}-hint`}
          onChange={(event) => keeper.type(event.target.value)}
          onBlur={() => void keeper.flush()}
          onKeyDown={keys}
        />
        <p role="status">{draft.problem ?? say(statusWords[draft.status])}</p>
      </div>
      {problem && (
        <p className="form-error-message" role="alert">
          {problem}
        </p>
      )}
      <button ref={button} type="button" className="button button-primary" onClick={() => void lock()}>
        {say('Lås notatet')}
      </button>
      <p className="quiet">{say('Et låst notat kan ikke ændres. Du kan skrive tillæg.')}</p>
    </>
  );
}

/** Somebody else has changed the note meanwhile. */
function OtherWords({ stored, keeper }: { stored: string; keeper: NoteKeeper }) {
  return (
    <section className="alert alert-warning" role="alert">
      <h3 className="alert-heading">{say('Notatet er ændret et andet sted')}</h3>
      <pre className="note-text">{stored}</pre>
      <div className="button-row">
        <button type="button" className="button button-secondary" onClick={() => keeper.settle('mine')}>
          {say('Behold min tekst')}
        </button>
        <button type="button" className="button button-secondary" onClick={() => keeper.settle('stored')}>
          {say('Brug den anden tekst')}
        </button>
      </div>
    </section>
  );
}
