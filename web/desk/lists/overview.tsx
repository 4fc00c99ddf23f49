import { say } from '../../language/say.ts';
import './overview.css';
import type { ReactNode } from 'react';
import type { DeskView } from '../../../schemas/staff-api.ts';
import type { OpenSoftphone } from '../app.tsx';
import { useDesk } from '../desk-context.tsx';
import { fetchedPart } from '../fetched-part.tsx';
import { PageHeading } from '../page-states.tsx';
import { everyCase, hrefOf } from '../place.ts';
import { Asked } from './asked.tsx';
import { FollowUps } from './follow-ups.tsx';
import { Meetings } from './meetings.tsx';
import { Callbacks, Queue, Unfinished } from './waiting-lists.tsx';

const Coordination = fetchedPart('lukningen', async () => (await import('../supervise/coordination.tsx')).Coordination);

const MyNext = fetchedPart('dit næste skridt', async () => (await import('./my-next.tsx')).MyNext);

const ConsultantSkills = fetchedPart(
  'konsulenternes sprog',
  async () => (await import('../skills/consultant-skills.tsx')).ConsultantSkills,
);

type Columns = [ReactNode[], ReactNode[]];

/** Everything that waits for somebody, what is nearest first. Which lists come first follows the role. */
export function Overview({ open }: { open: OpenSoftphone }) {
  const { view } = useDesk();
  const [left, right] = columnsOf(view);
  return (
    <>
      <PageHeading>{say('Overblik')}</PageHeading>
      {(view.closing !== undefined || view.me.role === 'coordinator') && <Coordination view={view} open={open} />}
      {view.me.role === 'consultant' && (view.me.presence?.state ?? 'off') === 'off' && (
        <p className="off-duty">
          {say('Du får ingen opkald.')} <a href={hrefOf({ page: 'sound' })}>{say('Prøv lyden')}</a>
          {say(', og vælg Klar, når du er ved telefonen.')}
        </p>
      )}
      {view.me.role === 'consultant' && <MyNext />}
      {view.more !== undefined && (
        <p role="status">
          {say('Listerne viser kun det, der haster mest. Resten står under')}{' '}
          <a href={hrefOf({ page: 'cases', filter: everyCase })}>{say('Sager')}</a>.
        </p>
      )}
      <div className="overview">
        <div>{left}</div>
        <div>{right}</div>
      </div>
      {view.me.role === 'coordinator' && <ConsultantSkills />}
    </>
  );
}

function columnsOf(view: DeskView): Columns {
  const queue = <Queue key="queue" view={view} />;
  const callbacks = <Callbacks key="callbacks" view={view} />;
  const meetings = <Meetings key="meetings" view={view} />;
  const followUps = <FollowUps key="followUps" view={view} />;
  const unfinished = <Unfinished key="unfinished" view={view} />;
  const asked = <Asked key="asked" view={view} />;
  if (view.me.role === 'intake')
    return [
      [meetings, asked],
      [queue, callbacks],
    ];
  if (view.me.role === 'coordinator')
    return [
      [followUps, asked, unfinished],
      [meetings, queue, callbacks],
    ];
  return [
    [unfinished, queue, callbacks],
    [meetings, followUps, asked],
  ];
}
