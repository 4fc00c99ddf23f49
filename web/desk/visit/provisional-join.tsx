import { useQuery } from '@tanstack/react-query';
import { useContext, useRef, useState } from 'react';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { ApiError } from '../../session/api-client.ts';
import { useAfterRender } from '../after-render.ts';
import { useDesk } from '../desk-context.tsx';
import { useNotices } from '../notices.tsx';
import { goTo } from '../place.ts';
import { useRun } from '../use-run.ts';
import { AutosavesContext } from './use-autosave.ts';

/** The call that found its way into this case by the telephone number alone, while I talk or afterwards. */
function useProvisionalCall(visit: VisitView): string | undefined {
  const { routes, view } = useDesk();
  const mine = view.call?.visitId === visit.visitId ? view.call : undefined;
  const isOpen = visit.conclusion === undefined && visit.state !== 'ended';
  const calls = useQuery({ queryKey: ['calls'], queryFn: routes.calls, enabled: isOpen && mine === undefined });
  if (mine) return mine.provisional ? mine.callId : undefined;
  if (!isOpen) return undefined;
  return calls.data?.calls.find((call) => call.visitId === visit.visitId && call.provisional)?.callId;
}

/** A join by number is a guess, and is said to be one; "Det er en anden person" takes it apart. */
export function ProvisionalJoin({ visit }: { visit: VisitView }) {
  const callId = useProvisionalCall(visit);
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const afterRender = useAfterRender();
  if (callId === undefined) return null;
  const close = () => {
    setAsking(false);
    afterRender(() => button.current?.focus());
  };
  return (
    <div className="alert alert-warning who-is-it">
      <p className="alert-text">
        Sagen er fundet ud fra telefonnummeret. Spørg, hvem du taler med, før du siger noget om den.
      </p>
      {asking ? (
        <Confirm visit={visit} callId={callId} close={close} />
      ) : (
        <div className="button-row">
          <ItIs visit={visit} callId={callId} />
          <button ref={button} type="button" className="button button-secondary" onClick={() => setAsking(true)}>
            Det er en anden person
          </button>
        </div>
      )}
    </div>
  );
}

/** The guess was right: from now on the call belongs to the case by somebody's word. */
function ItIs({ visit, callId }: { visit: VisitView; callId: string }) {
  const { routes, view } = useDesk();
  const { run } = useRun();
  if (visit.citizen === undefined || view.me.role === 'intake') return null;
  const { name } = visit.citizen;
  const confirm = async () => {
    await routes.linkCall(callId, visit.visitId);
    return `Noteret: det er ${name}.`;
  };
  return (
    <button type="button" className="button button-primary" onClick={() => run(confirm)}>
      Det er {name.split(' ')[0]}
    </button>
  );
}

function Confirm({ visit, callId, close }: { visit: VisitView; callId: string; close: () => void }) {
  const { split, problem, busy } = useSplit(visit, callId);
  const whose = visit.citizen ? `${visit.citizen.name}s sag` : 'Den første sag';
  return (
    <>
      <p className="alert-text">
        Opkaldet får en sag for sig selv, og det, der er aftalt i opkaldet, følger med. {whose} bliver, som den var før
        opkaldet.
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
          Ja, skil dem ad
        </button>
        <button type="button" className="button button-secondary" onClick={close}>
          Nej
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
    return 'Opkaldet hører til sagen igen.';
  };
  const split = async () => {
    // What is typed belongs to one of the two; the line says so when it cannot be told whose it is.
    const isSaved = (await autosaves?.of(visit).flush()) ?? true;
    if (!isSaved) throw new ApiError(0, 'unsaved', 'Svarene i skemaet er ikke gemt endnu. Vent lidt, og prøv igen.');
    await routes.splitCall(callId);
    const { calls } = await routes.calls();
    const own = calls.find((call) => call.callId === callId)?.visitId;
    if (own) goTo({ page: 'visit', visitId: own });
    if (visit.citizen === undefined || view.me.role === 'intake') return splitSentence;
    tellUndo(splitSentence, () => run(undo));
    return undefined;
  };
  return { split: () => run(split), problem, busy };
}

const splitSentence = 'Opkaldet har nu sin egen sag.';
