import { say } from '../../language/say.ts';
import './outreach-page.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutreachRow } from '../../../schemas/outreach-api.ts';
import { useDesk } from '../desk-context.tsx';
import { ListCard } from '../lists/list-card.tsx';
import { PageHeading, Trouble, Waiting } from '../page-states.tsx';
import { useRun } from '../use-run.ts';
import { AddToList } from './add-to-list.tsx';
import { OutreachLine } from './outreach-line.tsx';
import { outreachRoutesOf } from './outreach-routes.ts';

/** Those whom the office wants called: a coordinator makes the list, consultants take one and call. */
export function OutreachPage() {
  const { routes, view } = useDesk();
  const { list } = outreachRoutesOf(routes);
  const query = useQuery({ queryKey: ['outreach'], queryFn: list, refetchInterval: 20_000 });
  const [removed, setRemoved] = useState<OutreachRow>();
  if (query.error && !query.data)
    return <Trouble title={say('Listen kan ikke vises')} error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Waiting text={say('Henter listen …')} />;
  const { outreach, more } = query.data;
  return (
    <section aria-labelledby="opsoegende" className="outreach">
      <PageHeading id="opsoegende">{say('Opsøgende opkald')}</PageHeading>
      <p>
        {say(
          'Borgere, vi gerne vil tale med. Samtalen er frivillig, har ingen betydning for ydelsen og skal ikke ende i en konklusion. De, der har ventet længst, står øverst.',
        )}
      </p>
      {removed && <Removed row={removed} done={() => setRemoved(undefined)} />}
      <ListCard
        title={say('På listen')}
        empty={say('Der er ingen på listen.')}
        lines={outreach}
        keyOf={({ outreachId }) => outreachId}
      >
        {(row) => <OutreachLine row={row} removed={setRemoved} />}
      </ListCard>
      {more && <p className="quiet">{say('Der er flere på listen. De kommer frem, når de øverste er ringet op.')}</p>}
      {view.me.role === 'coordinator' && <AddToList />}
    </section>
  );
}

/** Whoever was taken off by mistake is put back. */
function Removed({ row, done }: { row: OutreachRow; done: () => void }) {
  const { routes } = useDesk();
  const { run } = useRun();
  const name = row.citizen?.name ?? say('Borgeren');
  const restore = async () => {
    await outreachRoutesOf(routes).restore(row.outreachId);
    done();
    return say('{name} står på listen igen.', { name });
  };
  return (
    <p role="status">
      {say('{name} er taget af listen.', { name })}{' '}
      <button type="button" className="link" onClick={() => run(restore)}>
        {say('Fortryd')}
      </button>
    </p>
  );
}
