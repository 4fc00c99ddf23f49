import { useId, useState } from 'react';
import type { DeskView } from '../../../schemas/staff-api.ts';
import { useDesk } from '../desk-context.tsx';
import { type Run, useRun } from '../use-run.ts';

const mostText = 200;
const usualText = 'Vi har desværre måttet lukke for samtaler i dag.';

/** Tells everybody that the line is closed for the rest of the day; a coordinator closes it here and opens it again. */
export function LineClosing({ view: { closing, me } }: { view: DeskView }) {
  const { routes } = useDesk();
  const run = useRun({ showsProblem: true });
  const mayClose = me.role === 'coordinator';
  if (closing === undefined) return mayClose ? <CloseLine run={run} /> : null;
  const reopen = async () => {
    await routes.reopenLine();
    return 'Linjen er åben igen.';
  };
  return (
    <section className="alert alert-warning" aria-label="Linjen er lukket">
      <h2 className="alert-heading">Linjen er lukket resten af dagen</h2>
      <p className="alert-text">Borgerne hører: »{closing.text}« De kan stadig vælge en opringning eller et møde.</p>
      <Problem run={run} />
      {mayClose && (
        <button type="button" className="button button-secondary" disabled={run.busy} onClick={() => run.run(reopen)}>
          Åbn linjen igen
        </button>
      )}
    </section>
  );
}

function Problem({ run: { problem } }: { run: Run }) {
  if (problem === undefined) return null;
  return (
    <p className="form-error-message" role="alert">
      {problem}
    </p>
  );
}

function CloseLine({ run }: { run: Run }) {
  const { routes } = useDesk();
  const id = useId();
  const [text, setText] = useState<string>();
  if (text === undefined)
    return (
      <p>
        <button type="button" className="button button-secondary" onClick={() => setText(usualText)}>
          Luk linjen i dag …
        </button>
      </p>
    );
  const close = async () => {
    await routes.closeLine(text);
    return 'Linjen er lukket resten af dagen. Det gælder alle opkald inden for et minut.';
  };
  return (
    <form
      className="panel line-closing"
      aria-label="Luk linjen i dag"
      onSubmit={(event) => {
        event.preventDefault();
        run.run(close);
      }}
    >
      <div className="form-group">
        <label className="form-label" htmlFor={id}>
          Hvad skal borgerne høre?
        </label>
        <p className="form-hint" id={`${id}-hint`}>
          Læses op for alle, der ringer. Linjen siger selv, hvornår vi åbner igen. Ingen navne.
        </p>
        <Problem run={run} />
        <textarea
          id={id}
          className="form-input"
          aria-describedby={`${id}-hint`}
          required
          maxLength={mostText}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <p>De, der venter nu, bliver tilbudt en opringning. Aftaler, der er lavet, bliver stående.</p>
      <div className="button-row">
        <button type="submit" className="button button-warning" disabled={run.busy}>
          Luk linjen resten af dagen
        </button>
        <button type="button" className="button button-secondary" onClick={() => setText(undefined)}>
          Fortryd
        </button>
      </div>
    </form>
  );
}
