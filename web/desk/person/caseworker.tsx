import { say } from '../../language/say.ts';
import '../lists/lists.css';
import './person-page.css';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { CaseworkerView } from '../../../schemas/caseworker-api.ts';
import { dayAndTime } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { Trouble, Waiting } from '../page-states.tsx';
import { useSending } from '../use-sending.ts';
import { GiveCaseworker, WishNotWith } from './caseworker-forms.tsx';
import { caseworkerRoutes } from './caseworker-routes.ts';
import { notWithWords } from './not-with-words.ts';

/** Whose citizen somebody is, and with whom they wish not to talk. It is opened first: who looks is written down. */
export function Caseworker({ personId }: { personId: string }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <section className="list-card" aria-labelledby={id}>
      <h2 id={id}>{say('Konsulent')}</h2>
      <button type="button" className="button button-tertiary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('Borgerens konsulent og ønsker')}
      </button>
      {isOpen && <Opened personId={personId} />}
    </section>
  );
}

function Opened({ personId }: { personId: string }) {
  const { routes } = useDesk();
  const of = caseworkerRoutes(routes, personId);
  const { data, error, refetch } = useQuery({ queryKey: ['caseworker', personId], queryFn: of.look, gcTime: 0 });
  if (error) return <Trouble title={say('Konsulenten kan ikke vises')} error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting text={say('Henter konsulenten …')} />;
  return <Known personId={personId} view={data} />;
}

function Known({ personId, view: of }: { personId: string; view: CaseworkerView }) {
  const { view } = useDesk();
  const { caseworker, notWith } = of;
  return (
    <>
      <p>{caseworker ? howKnown(caseworker) : say('Borgeren har ingen konsulent endnu.')}</p>
      {notWith.length > 0 && (
        <ul>
          {notWith.map((wish) => (
            <Wish key={wish.staffId} personId={personId} wish={wish} />
          ))}
        </ul>
      )}
      <WishNotWith personId={personId} of={of} />
      {view.me.role === 'coordinator' && <GiveCaseworker personId={personId} of={of} />}
    </>
  );
}

function howKnown({ name, isGiven }: NonNullable<CaseworkerView['caseworker']>): string {
  return isGiven
    ? say('{name} er borgerens faste konsulent.', { name })
    : say('{name} har sidst talt med borgeren og spørges først, når borgeren ringer.', { name });
}

function Wish({ personId, wish }: { personId: string; wish: CaseworkerView['notWith'][number] }) {
  const { view } = useDesk();
  const { staffId, name, at, reason } = wish;
  const { problem, run } = useSending();
  return (
    <li>
      <p className="line-who">{say('Borgeren ønsker ikke at tale med {name}', { name })}</p>
      <p className="line-what">
        {say('Sagt {when}', { when: dayAndTime(at, view.now) })}
        {reason && ` · ${say(notWithWords[reason])}`}. {say('{name} bliver ikke ringet op til borgeren.', { name })}
      </p>
      {view.me.role === 'coordinator' && (
        <button
          type="button"
          className="button button-tertiary"
          onClick={() => void run((routes) => caseworkerRoutes(routes, personId).takeBack(staffId))}
        >
          {say('Ønsket gælder ikke længere')}
          <span className="sr-only">: {name}</span>
        </button>
      )}
      {problem && <p role="alert">{problem.message}</p>}
    </li>
  );
}
