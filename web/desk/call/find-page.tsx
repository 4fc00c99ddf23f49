import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { VisitId } from '../../../schemas/ids.ts';
import { ApiError } from '../../session/api-client.ts';
import { dayName, phoneNumber } from '../../theme/danish-format.ts';
import { refreshAll, useDesk } from '../desk-context.tsx';
import { stateWords } from '../lists/words.ts';
import { useNotices } from '../notices.tsx';
import { goTo, hrefOf } from '../place.ts';

/** Finds a case by code, name or telephone, to open it or to tell who the caller of `callId` is. */
export function FindPage({ callId }: { callId: string | undefined }) {
  const { routes, view, refresh } = useDesk();
  const client = useQueryClient();
  const { tell } = useNotices();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), 300);
    return () => clearTimeout(timer);
  }, [typed]);
  const enough = query.length >= 2;
  const found = useQuery({
    queryKey: ['find', query],
    queryFn: () => routes.search(query),
    enabled: enough,
    retry: false,
  });

  const link = async (visitId: VisitId) => {
    if (!callId) return;
    try {
      await routes.linkCall(callId, visitId);
      tell('success', 'Opkaldet hører nu til sagen.');
      goTo({ page: 'visit', visitId });
    } catch (error) {
      tell('error', error instanceof ApiError ? error.message : 'Det lykkedes ikke. Prøv igen.');
    }
    refreshAll(client);
    refresh();
  };

  const visits = enough ? (found.data?.visits ?? []) : [];
  return (
    <section aria-labelledby={`${id}-title`} className="find">
      <h1 id={`${id}-title`}>{callId ? 'Hvem ringer?' : 'Find borger'}</h1>
      <search>
        <label className="form-label" htmlFor={`${id}-query`}>
          Kode, navn eller telefon
        </label>
        <input
          ref={input}
          id={`${id}-query`}
          type="search"
          className="form-input"
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
      </search>
      <p role="status" className="quiet">
        {enough && found.isFetching && 'Søger …'}
        {enough &&
          found.isError &&
          (found.error instanceof ApiError ? found.error.message : 'Søgningen lykkedes ikke.')}
        {enough && found.isSuccess && !found.isFetching && visits.length === 0 && 'Ingen sager passer til søgningen.'}
      </p>
      <ul className="found">
        {visits.map((visit) => (
          <li key={visit.visitId} className="line-row">
            <div>
              <p className="line-who">
                <a href={hrefOf({ page: 'visit', visitId: visit.visitId })}>{visit.citizen?.name || 'Ukendt borger'}</a>{' '}
                <span className="quiet figures">
                  {visit.citizen?.cpr} {visit.citizen?.phone && phoneNumber(visit.citizen.phone)}
                </span>
              </p>
              <p className="line-what">
                {stateWords[visit.state]} · henvendelse {dayName(visit.openedAt, view.now)}
              </p>
            </div>
            {callId && (
              <div className="line-actions">
                <button type="button" className="button button-primary" onClick={() => void link(visit.visitId)}>
                  Det er {visit.citizen?.name?.split(' ')[0] || 'denne'}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {callId && (
        <p>
          <a href={hrefOf({ page: 'register', callId })}>Registrér borgeren i stedet</a>
        </p>
      )}
    </section>
  );
}
