import { useContext } from 'react';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { ApiError } from '../../session/api-client.ts';
import { useDesk } from '../desk-context.tsx';
import { useNotices } from '../notices.tsx';
import { goTo } from '../place.ts';
import { useRun } from '../use-run.ts';
import { AutosavesContext } from './use-autosave.ts';

/** Asked once more before a call is taken out of the case that was found by its number. */
export function SplitCall({ visit, callId, close }: { visit: VisitView; callId: string; close: () => void }) {
  const { split, problem, busy } = useSplit(visit, callId);
  return (
    <>
      <p className="alert-text">
        {say('Opkaldet får en sag for sig selv, og det, der er aftalt i opkaldet, følger med.')}{' '}
        {visit.citizen
          ? say('{name}s sag bliver, som den var før opkaldet.', { name: visit.citizen.name })
          : say('Den første sag bliver, som den var før opkaldet.')}
      </p>
      {problem && (
        <p className="form-error-message" role="alert">
          {problem}
        </p>
      )}
      <div className="button-row">
        {/* The button that asked is gone: the keyboard goes on here. */}
        <button
          type="button"
          className="button button-primary"
          ref={(element) => element?.focus()}
          aria-disabled={busy}
          onClick={split}
        >
          {say('Ja, skil dem ad')}
        </button>
        <button type="button" className="button button-secondary" onClick={close}>
          {say('Nej')}
        </button>
      </div>
    </>
  );
}

/** Splits the call from the case and goes on in its own; undone by linking it again, where it is known who the first case is about. */
function useSplit(visit: VisitView, callId: string) {
  const { routes, view } = useDesk();
  const { tellUndo } = useNotices();
  const autosaves = useContext(AutosavesContext);
  const { run, problem, busy } = useRun();
  const undo = async () => {
    await routes.linkCall(callId, visit.visitId);
    goTo({ page: 'visit', visitId: visit.visitId });
    return say('Opkaldet hører til sagen igen.');
  };
  const split = async () => {
    // What is typed belongs to one of the two; the line says so when it cannot be told whose it is.
    const isSaved = (await autosaves?.of(visit).flush()) ?? true;
    if (!isSaved)
      throw new ApiError(0, 'unsaved', say('Svarene i skemaet er ikke gemt endnu. Vent lidt, og prøv igen.'));
    await routes.splitCall(callId);
    const { calls } = await routes.calls();
    const own = calls.find((call) => call.callId === callId)?.visitId;
    if (own) goTo({ page: 'visit', visitId: own });
    const said = say('Opkaldet har nu sin egen sag.');
    if (visit.citizen === undefined || view.me.role === 'intake') return said;
    tellUndo(said, () => run(undo));
    return undefined;
  };
  return { split: () => run(split), problem, busy };
}
