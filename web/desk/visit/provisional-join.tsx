import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useAfterRender } from '../after-render.ts';
import { useDesk } from '../desk-context.tsx';
import { fetchedPart } from '../fetched-part.tsx';
import { useRun } from '../use-run.ts';

const SplitCall = fetchedPart('spørgsmålet', async () => (await import('./split-call.tsx')).SplitCall);

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
        {say('Sagen er fundet ud fra telefonnummeret. Spørg, hvem du taler med, før du siger noget om den.')}
      </p>
      {asking ? (
        <SplitCall visit={visit} callId={callId} close={close} />
      ) : (
        <div className="button-row">
          <ItIs visit={visit} callId={callId} />
          <button ref={button} type="button" className="button button-secondary" onClick={() => setAsking(true)}>
            {say('Det er en anden person')}
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
    return say('Noteret: det er {name}.', { name });
  };
  return (
    <button type="button" className="button button-primary" onClick={() => run(confirm)}>
      {say('Det er {name}', { name: name.split(' ')[0] ?? name })}
    </button>
  );
}
