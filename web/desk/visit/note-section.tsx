import './note.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { NoteView } from '../../../schemas/note-api.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import { useAfterRender } from '../after-render.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { useNotices } from '../notices.tsx';
import { Trouble, Waiting } from '../page-states.tsx';
import { NeverWritten } from './never-written.tsx';
import { OpenNote } from './open-note.tsx';
import { signed } from './signed.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { usePurpose } from './use-purpose.ts';
import { WrittenNotes } from './written-notes.tsx';

/** The note of a concluded case: edited, then locked, then only added to. */
export function NoteSection({ visitId, notes }: Pick<VisitView, 'visitId' | 'notes'>) {
  const { routes } = useDesk();
  const purpose = usePurpose(visitId);
  const { data, error, refetch } = useQuery({
    queryKey: ['note', visitId],
    queryFn: () => routes.note(visitId, purpose),
    retry: false,
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const afterRender = useAfterRender();
  const id = useId();
  const written = <WrittenNotes notes={notes} />;
  // A case that was concluded before there were notes has none.
  if (error instanceof ApiError && error.status === 404) return written;
  if (error)
    return (
      <>
        <Trouble title={say('Notatet kan ikke vises')} error={error} retry={() => void refetch()} />
        {written}
      </>
    );
  if (!data) return <Waiting text={say('Henter notatet …')} />;
  const toHeading = () => afterRender(() => heading.current?.focus());
  return (
    <div className={data.state === 'locked' || notes === undefined ? undefined : 'note-and-notes'}>
      <section className="note" aria-labelledby={id}>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {data.state === 'locked' ? say('Notat') : say('Notat, som skal låses')}
        </h2>
        {data.state === 'locked' ? <LockedNote note={data} /> : <OpenNote note={data} done={toHeading} />}
      </section>
      {written}
    </div>
  );
}

function LockedNote({ note }: { note: NoteView }) {
  const { view } = useDesk();
  const { locked, addenda } = note;
  return (
    <>
      {locked && (
        <p className="quiet">{say('Låst {signed}. Det kan ikke ændres.', { signed: signed(locked, view.now) })}</p>
      )}
      <pre className="note-text">{note.text}</pre>
      {addenda.map((one) => (
        <div key={`${one.at} ${one.text}`} className="note-added">
          <h3>{say('Tillæg, {signed}', { signed: signed(one, view.now) })}</h3>
          <pre className="note-text">{one.text}</pre>
        </div>
      ))}
      <div className="button-row">
        <CopyButton text={note.record} />
        <FileButton visitId={note.visitId} />
      </div>
      <AddendumForm note={note} />
    </>
  );
}

/** Puts the whole note where it can be pasted from into the case system. */
function CopyButton({ text }: { text: string }) {
  const { tell } = useNotices();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      tell('success', say('Notatet er kopieret.'));
    } catch {
      tell('error', say('Browseren lod os ikke kopiere. Markér teksten, og kopiér den selv.'));
    }
  };
  return (
    <button type="button" className="button button-secondary" onClick={() => void copy()}>
      {say('Kopiér notatet')}
    </button>
  );
}

/** The note as PDF/A, to be put in the case file. */
function FileButton({ visitId }: { visitId: string }) {
  const { routes } = useDesk();
  const purpose = usePurpose(visitId);
  const { tell } = useNotices();
  const fetchFile = async () => {
    try {
      const address = URL.createObjectURL(await routes.noteFile(visitId, purpose));
      const link = Object.assign(document.createElement('a'), { href: address, download: 'notat.pdf' });
      link.click();
      // Freed once the browser has begun to keep it.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      tell('error', error instanceof ApiError ? error.message : say('Filen kunne ikke hentes. Prøv igen.'));
    }
  };
  return (
    <button type="button" className="button button-secondary" onClick={() => void fetchFile()}>
      {say('Hent som PDF')}
    </button>
  );
}

const mostAddendum = 4000;

function AddendumForm({ note }: { note: NoteView }) {
  const { routes, refresh } = useDesk();
  const client = useQueryClient();
  const { tell } = useNotices();
  const [{ text = '' }, keep] = useKeptDraft('tillaeg', note.visitId);
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const add = async () => {
    if (text.trim() === '') return setProblem(say('Skriv, hvad der skal tilføjes.'));
    try {
      client.setQueryData(['note', note.visitId], await routes.amendNote(note.visitId, text));
      keep(undefined);
      setProblem(undefined);
      tell('success', say('Tillægget er gemt.'));
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : say('Tillægget blev ikke gemt. Prøv igen.'));
    }
    refreshAll(client);
    refresh();
  };
  return (
    <form
      noValidate
      className="note-addendum"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div className={problem ? 'form-group form-error' : 'form-group'}>
        <label className="form-label" htmlFor={id}>
          {say('Tillæg')}
        </label>
        {problem && (
          <p className="form-error-message" id={`${id}-error`} role="alert">
            {problem}
          </p>
        )}
        <NeverWritten flags={note.protects} />
        <textarea
          id={id}
          className="form-input"
          value={text}
          maxLength={mostAddendum}
          aria-describedby={problem ? `${id}-error` : undefined}
          onChange={(event) => keep({ text: event.target.value })}
        />
      </div>
      <button type="submit" className="button button-secondary">
        {say('Gem tillægget')}
      </button>
    </form>
  );
}
