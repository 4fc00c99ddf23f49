import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { DeskCall } from '../../../schemas/staff-api.ts';
import { say } from '../../language/say.ts';
import { useDesk } from '../desk-context.tsx';
import { useNotices } from '../notices.tsx';
import { useSending } from '../use-sending.ts';
import { officeRoutes } from './office-routes.ts';

/** The offices of the unit's list, each to be put through to. */
export function OfficeChoices({ chosen }: { chosen(id: string): void }) {
  const { routes } = useDesk();
  const { data } = useQuery({ queryKey: ['offices'], queryFn: officeRoutes(routes).offices });
  return data?.offices.map(({ id, name }) => (
    <button key={id} type="button" onClick={() => chosen(id)}>
      {name} <span className="colleague-state">({say('andet nummer')})</span>
    </button>
  ));
}

/** The office that the citizen is being put through to. */
export function officeIn(call: DeskCall | undefined): string | undefined {
  return call?.guests?.find(({ office }) => office !== undefined)?.office;
}

/** An office rings for the citizen, who hears so on hold; until it answers that can be taken back. */
export function Forwarding({ callId, office }: { callId: string; office: string }) {
  const { problem, run } = useSending();
  return (
    <div className="consult">
      <p role="status">
        {say(
          'Ringer til {office} … Borgeren venter på hold og er stadig hos dig, hvis ingen svarer. Samtalen slutter her, når nogen svarer.',
          { office },
        )}
      </p>
      <button
        type="button"
        className="button button-secondary"
        onClick={() => void run((routes) => officeRoutes(routes).takeBack(callId))}
      >
        {say('Fortryd, og tal videre')}
      </button>
      {problem && <p role="alert">{problem.message}</p>}
    </div>
  );
}

/** Says so when an office was not reached and the talk goes on. */
export function useNotForwarded(call: DeskCall | undefined): void {
  const { tell } = useNotices();
  const office = officeIn(call);
  const was = useRef(office);
  useEffect(() => {
    if (call && was.current && !office)
      tell('info', say('Borgeren kom ikke igennem til {office}. Du taler med borgeren igen.', { office: was.current }));
    was.current = office;
  }, [call, office, tell]);
}
