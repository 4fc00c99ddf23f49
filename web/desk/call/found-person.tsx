import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type * as z from 'zod/mini';
import type { VisitId } from '../../../schemas/ids.ts';
import type { personRow } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
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
              {say('Tidligere henvendelser')}
              <span className="sr-only"> {say('for {name}', { name: citizen.name })}</span>
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
  const phone = citizen.phone && phoneNumber(citizen.phone);
  return (
    <>
      {state && sayKnown(stateWords[state])}
      {openedAt && ` · ${say('henvendelse {day}', { day: dayName(openedAt, view.now) })}`}
      {phone && (
        <span className="figures">
          {' · '}
          {personId ? say('registreret nummer {phone}', { phone }) : say('ringede fra {phone}', { phone })}
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
      {query.error instanceof ApiError ? query.error.message : say('Henter …')}
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
    return say('Opkaldet hører nu til {name}s sag.', { name });
  };
  return (
    <button type="button" className="button button-primary" onClick={() => run(link)}>
      {say('Det er {name}', { name: name.split(' ')[0] ?? name })}
    </button>
  );
}
