import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type * as z from 'zod/mini';
import type { VisitId } from '../../../schemas/ids.ts';
import type { personRow } from '../../../schemas/staff-api.ts';
import { ApiError } from '../../session/api-client.ts';
import { dayName, phoneNumber } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { stateWords } from '../lists/words.ts';
import { History } from '../person/history.tsx';
import { goTo, hrefOf } from '../place.ts';
import { SafeContact } from '../safe-contact.tsx';
import { useRun } from '../use-run.ts';
import { SaidPurpose } from '../visit/use-purpose.ts';

type Found = z.infer<typeof personRow>;

/** A person among the hits: the open case or the latest one, and the earlier ones when asked for. */
export function FoundPerson({ person, callId }: { person: Found; callId: string | undefined }) {
  const [open, setOpen] = useState(false);
  const { view } = useDesk();
  const { citizen, personId, visitId } = person;
  const mayLink = view.me.role !== 'intake';
  return (
    <li>
      <div className="line-row">
        <div>
          <p className="line-who">
            {visitId ? (
              <a href={hrefOf({ page: 'visit', visitId, purpose: 'search' })}>{citizen.name}</a>
            ) : (
              citizen.name
            )}{' '}
            <span className="quiet figures">{citizen.cpr}</span>
          </p>
          <p className="line-what">
            <FoundState person={person} />
          </p>
          <SafeContact of={person} />
        </div>
        <div className="line-actions">
          {personId && (
            <button
              type="button"
              className="button button-tertiary"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              Tidligere henvendelser<span className="sr-only"> for {citizen.name}</span>
            </button>
          )}
          {mayLink && callId && visitId && personId && <ItIs name={citizen.name} callId={callId} visitId={visitId} />}
        </div>
      </div>
      {open && personId && <Earlier personId={personId} />}
    </li>
  );
}

function FoundState({ person: { citizen, personId, state, openedAt } }: { person: Found }) {
  const { view } = useDesk();
  return (
    <>
      {state && stateWords[state]}
      {openedAt && ` · henvendelse ${dayName(openedAt, view.now)}`}
      {citizen.phone && (
        <span className="figures">
          {' · '}
          {personId ? 'registreret nummer' : 'ringede fra'} {phoneNumber(citizen.phone)}
        </span>
      )}
    </>
  );
}

function Earlier({ personId }: { personId: string }) {
  const { routes } = useDesk();
  const query = useQuery({
    queryKey: ['person', personId],
    queryFn: () => routes.person(personId, 'search'),
    staleTime: 0,
  });
  if (query.data)
    return (
      <div className="earlier">
        <SaidPurpose value="search">
          <History personId={personId} visits={query.data.visits} />
        </SaidPurpose>
      </div>
    );
  return (
    <p className="quiet" role="status">
      {query.error instanceof ApiError ? query.error.message : 'Henter …'}
    </p>
  );
}

/** Says whose the call is; the case, and everything that was typed meanwhile, goes on as one. */
function ItIs({ name, callId, visitId }: { name: string; callId: string; visitId: VisitId }) {
  const { routes } = useDesk();
  const { run } = useRun();
  const link = async () => {
    await routes.linkCall(callId, visitId);
    // It is linked, whether or not the calls can be read.
    const { calls } = await routes.calls().catch(() => ({ calls: [] }));
    goTo({ page: 'visit', visitId: calls.find((call) => call.callId === callId)?.visitId ?? visitId });
    return `Opkaldet hører nu til ${name}s sag.`;
  };
  return (
    <button type="button" className="button button-primary" onClick={() => run(link)}>
      Det er {name.split(' ')[0]}
    </button>
  );
}
