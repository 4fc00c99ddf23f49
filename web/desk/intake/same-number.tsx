import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VisitId } from '../../../schemas/ids.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { dayName } from '../../theme/danish-format.ts';
import { useDesk } from '../desk-context.tsx';
import { hrefOf } from '../place.ts';
import { useRun } from '../use-run.ts';
import type { Registered } from './register-page.tsx';

/** Other open contacts behind the same telephone: an unknown caller may be this person, and so may a named one, or share the telephone. */
export function SameNumber({ answer, name }: { answer: Registered; name: string }) {
  if (answer.sameNumber.length === 0) return null;
  return (
    <section className="alert alert-warning same-number no-print" aria-labelledby="samme-nummer">
      <h2 className="alert-heading" id="samme-nummer">
        Nummeret hører også til en anden åben sag
      </h2>
      <ul>
        {answer.sameNumber.map((visitId) => (
          <Other key={visitId} visitId={visitId} registered={answer.visitId} name={name} />
        ))}
      </ul>
    </section>
  );
}

function Other({ visitId, registered, name }: { visitId: VisitId; registered: VisitId; name: string }) {
  const { routes, view } = useDesk();
  const { data } = useQuery({ queryKey: ['visit', visitId], queryFn: () => routes.visit(visitId) });
  const [joined, setJoined] = useState(false);
  if (!data) return <li className="quiet">Henter …</li>;
  if (joined)
    return (
      <li>
        De to er nu én sag.
        {data.citizen && ` Dens kode er ${data.citizen.referenceCode}. Ret koden på sedlen.`}
      </li>
    );
  return (
    <li>
      <p className="alert-text">
        {data.citizen
          ? `${data.citizen.name} har det samme nummer. Spørg, om det er samme person, eller om de deler telefon.`
          : `En, vi ikke kender navnet på, ringede ${dayName(data.openedAt, view.now)} fra det samme nummer. Spørg, om det var ${name}.`}
      </p>
      <div className="button-row">
        {data.citizen && (
          <Join join={() => routes.joinVisit(visitId, registered)} joined={() => setJoined(true)}>
            Samme person, læg dem sammen
          </Join>
        )}
        {!data.citizen && view.me.role !== 'intake' && (
          <JoinCall other={data} registered={registered} joined={() => setJoined(true)} />
        )}
        <a className="button button-secondary" href={hrefOf({ page: 'visit', visitId })}>
          Åbn sagen<span className="sr-only"> for {data.citizen?.name ?? 'den ukendte'}</span>
        </a>
      </div>
    </li>
  );
}

/** The unknown caller was this person: the call, and everything it brought, moves to the registered case. */
function JoinCall({ other, registered, joined }: { other: VisitView; registered: VisitId; joined: () => void }) {
  const { routes } = useDesk();
  const { data } = useQuery({ queryKey: ['calls'], queryFn: routes.calls });
  const call = data?.calls.find(({ visitId }) => visitId === other.visitId);
  if (call === undefined) return null;
  return (
    <Join join={() => routes.linkCall(call.callId, registered)} joined={joined}>
      Ja, læg dem sammen
    </Join>
  );
}

interface JoinProps {
  join: () => Promise<unknown>;
  joined: () => void;
  children: string;
}

/** Two contacts become one, or the reason why not is told. */
function Join({ join, joined, children }: JoinProps) {
  const { run } = useRun();
  const press = async () => {
    await join();
    joined();
    return 'De to er nu én sag.';
  };
  return (
    <button type="button" className="button button-primary" onClick={() => run(press)}>
      {children}
    </button>
  );
}
