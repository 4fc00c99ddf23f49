import { useEffect, useId, useRef, useState } from 'react';
import type { DeskView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useAfterRender } from '../after-render.ts';
import { useDesk } from '../desk-context.tsx';
import { type Run, useRun } from '../use-run.ts';

const mostText = 200;
/** What citizens hear is Danish, whoever closes the line. */
const usualText = 'Vi har desværre måttet lukke for samtaler i dag.';

/** Tells everybody that the line is closed for the rest of the day; a coordinator or an administrator closes it here and opens it again. */
export function LineClosing({ view: { closing, me } }: { view: DeskView }) {
  const [place, act] = useKeyboardKept(closing !== undefined);
  const mayClose = me.role === 'coordinator' || me.role === 'administrator';
  return (
    <div ref={place}>
      {closing !== undefined && <Closed text={closing.text} mayOpen={mayClose} act={act} />}
      {closing === undefined && mayClose && <CloseLine act={act} />}
    </div>
  );
}

/** Whoever closes the line or opens it again stays where the other can be done, for the form that they did it from is gone. */
function useKeyboardKept(isClosed: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const last = useRef(isClosed);
  const hasActed = useRef(false);
  useEffect(() => {
    if (last.current !== isClosed && hasActed.current) place.current?.querySelector('button')?.focus();
    if (last.current !== isClosed) hasActed.current = false;
    last.current = isClosed;
  }, [isClosed]);
  const run = useRun({ showsProblem: true });
  const act: Run = {
    ...run,
    run: (what) => {
      hasActed.current = true;
      run.run(what);
    },
  };
  return [place, act] as const;
}

function Closed({ text, mayOpen, act }: { text: string; mayOpen: boolean; act: Run }) {
  const { routes } = useDesk();
  const reopen = async () => {
    await routes.reopenLine();
    return say('Linjen er åben igen.');
  };
  return (
    <section className="alert alert-warning" aria-label={say('Linjen er lukket')}>
      <h2 className="alert-heading">{say('Linjen er lukket resten af dagen')}</h2>
      <p className="alert-text">
        {say('Borgerne hører: »{text}« De kan stadig vælge en opringning eller et møde.', { text })}
      </p>
      <Problem act={act} />
      {mayOpen && (
        <button
          type="button"
          className="button button-secondary"
          aria-disabled={act.busy}
          onClick={() => act.run(reopen)}
        >
          {say('Åbn linjen igen')}
        </button>
      )}
    </section>
  );
}

function Problem({ act: { problem } }: { act: Run }) {
  if (problem === undefined) return null;
  return (
    <p className="form-error-message" role="alert">
      {problem}
    </p>
  );
}

function CloseLine({ act }: { act: Run }) {
  const opener = useRef<HTMLButtonElement>(null);
  const afterRender = useAfterRender();
  const [isOpen, setOpen] = useState(false);
  if (isOpen)
    return (
      <CloseForm
        act={act}
        undo={() => {
          setOpen(false);
          afterRender(() => opener.current?.focus());
        }}
      />
    );
  return (
    <p>
      <button ref={opener} type="button" className="button button-secondary" onClick={() => setOpen(true)}>
        {say('Luk linjen i dag …')}
      </button>
    </p>
  );
}

function CloseForm({ act, undo }: { act: Run; undo: () => void }) {
  const { routes } = useDesk();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [text, setText] = useState(usualText);
  const close = async () => {
    await routes.closeLine(text);
    return say('Linjen er lukket resten af dagen. Det gælder alle opkald inden for et minut.');
  };
  return (
    <form
      className="panel line-closing"
      aria-label={say('Luk linjen i dag')}
      onSubmit={(event) => {
        event.preventDefault();
        act.run(close);
      }}
    >
      <div className="form-group">
        <label className="form-label" htmlFor={id}>
          {say('Hvad skal borgerne høre?')}
        </label>
        <p className="form-hint" id={`${id}-hint`}>
          {say('Læses op for alle, der ringer. Linjen siger selv, hvornår vi åbner igen. Ingen navne.')}
        </p>
        <Problem act={act} />
        <textarea
          ref={field}
          lang="da"
          id={id}
          className="form-input"
          aria-describedby={`${id}-hint`}
          required
          maxLength={mostText}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <p>
        {say(
          'De, der venter nu, bliver tilbudt en opringning. Opringninger, der var lovet i dag, bliver flyttet til næste åbne dag. Møder bliver stående.',
        )}
      </p>
      <div className="button-row">
        <button type="submit" className="button button-warning" aria-disabled={act.busy}>
          {say('Luk linjen resten af dagen')}
        </button>
        <button type="button" className="button button-secondary" onClick={undo}>
          {say('Fortryd')}
        </button>
      </div>
    </form>
  );
}
