import { say } from '../../language/say.ts';
import './same-number.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { VisitId } from '../../../schemas/ids.ts';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { dayName } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { Unread } from '../page-states.tsx';
import { hrefOf } from '../place.ts';
import { SafeContact } from '../safe-contact.tsx';
import { useRun } from '../use-run.ts';
import { usePurpose } from '../visit/use-purpose.ts';

interface About {
  /** The case of the person who was registered, as it goes on. */
  registered: VisitId;
  name: string;
  /** Told which case goes on when two have become one. */
  joined: (survivor: VisitId) => void;
}

/** Other open contacts behind the same telephone: an unknown caller may be this person, and so may a named one, or share the telephone. */
export function SameNumber({ sameNumber, ...about }: About & { sameNumber: readonly VisitId[] }) {
  if (sameNumber.length === 0) return null;
  return (
    <section className="alert alert-warning same-number no-print" aria-labelledby="samme-nummer">
      <h2 className="alert-heading" id="samme-nummer">
        {say('Nummeret hører også til en anden åben sag')}
      </h2>
      <ul>
        {sameNumber.map((visitId) => (
          <li key={visitId}>
            <Other {...about} visitId={visitId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Other({ visitId, registered, name, joined }: About & { visitId: VisitId }) {
  const { routes, view } = useDesk();
  const purpose = usePurpose(visitId);
  const read = () => routes.visit(visitId, purpose);
  const { data, error, refetch } = useQuery({ queryKey: ['visit', visitId], queryFn: read });
  const [isJoined, setIsJoined] = useState(false);
  if (!data) return <Unread what={say('Den anden sag')} error={error} retry={() => void refetch()} />;
  if (isJoined) return <Joined code={data.citizen?.referenceCode ?? ''} />;
  const becomes = (survivor: VisitId) => () => {
    setIsJoined(true);
    joined(survivor);
  };
  return (
    <>
      <p className="alert-text">
        {data.citizen
          ? say('{name} har det samme nummer. Spørg, om det er samme person, eller om de deler telefon.', {
              name: data.citizen.name,
            })
          : say('En, vi ikke kender navnet på, ringede {day} fra det samme nummer. Spørg, om det var {name}.', {
              day: dayName(data.openedAt, view.now),
              name,
            })}
      </p>
      <SafeContact of={data} />
      <div className="button-row">
        {data.citizen && (
          <Join join={() => routes.joinVisit(visitId, registered)} joined={becomes(visitId)}>
            {say('Samme person, læg dem sammen')}
          </Join>
        )}
        {!data.citizen && view.me.role !== 'intake' && (
          <JoinCall other={data} registered={registered} joined={becomes(registered)} />
        )}
        <a className="button button-secondary" href={hrefOf({ page: 'visit', visitId })}>
          {say('Åbn sagen')}
          <span className="sr-only"> {say('for {name}', { name: data.citizen?.name ?? say('den ukendte') })}</span>
        </a>
      </div>
    </>
  );
}

/** Stands where the button stood: whoever pressed it goes on here. */
function Joined({ code }: { code: string }) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  return (
    <p ref={said} tabIndex={-1} className="alert-text">
      {say('De to er nu én sag.')}
      {code !== '' && ` ${say('Dens kode er {code}. Har borgeren fået en seddel, så giv den nye i stedet.', { code })}`}
    </p>
  );
}

/** The unknown caller was this person: the call, and everything it brought, moves to the registered case. */
function JoinCall({ other, registered, joined }: { other: VisitView; registered: VisitId; joined: () => void }) {
  const { routes } = useDesk();
  const { data, error, refetch } = useQuery({ queryKey: ['calls'], queryFn: routes.calls });
  if (!data) return <Unread what={say('Opkaldene')} error={error} retry={() => void refetch()} />;
  const call = data.calls.find(({ visitId }) => visitId === other.visitId);
  if (call === undefined) return null;
  return (
    <Join join={() => routes.linkCall(call.callId, registered)} joined={joined}>
      {say('Ja, læg dem sammen')}
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
    return say('De to er nu én sag.');
  };
  return (
    <button type="button" className="button button-primary" onClick={() => run(press)}>
      {children}
    </button>
  );
}
