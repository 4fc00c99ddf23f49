import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { callRow } from '../../../schemas/staff-api.ts';
import { dayAndTime, sentence, talkTime } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { PageHeading, Trouble, Waiting } from '../page-states.tsx';
import { hrefOf } from '../place.ts';
import { SafeContact } from '../safe-contact.tsx';

type Call = z.infer<typeof callRow>;

const outcomes: Record<string, string> = {
  ended: 'Afsluttet',
  voicemail: 'Telefonsvarer',
  citizenHungUp: 'Borgeren lagde på',
  forwarded: 'Stillet om til et andet kontor',
  noAnswer: 'Intet svar',
  promised: 'Valgte at blive ringet op',
  booked: 'Valgte fysisk møde',
  abandoned: 'Lagde på, skjult nummer',
  missed: 'Ubesvaret',
  farewell: 'Slut',
};
const callers: Record<string, string> = { danish: '', foreign: 'Udenlandsk nummer', withheld: 'Skjult nummer' };

/** The latest calls of the unit and what became of them. */
export function CallsPage() {
  const { routes, view } = useDesk();
  const query = useQuery({ queryKey: ['calls'], queryFn: routes.calls, refetchInterval: 5_000 });
  if (query.error && !query.data)
    return <Trouble title="Opkaldene kan ikke vises" error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Waiting text="Henter opkald …" />;
  const { calls } = query.data;
  return (
    <section aria-labelledby="opkald">
      <PageHeading id="opkald">Seneste opkald</PageHeading>
      {calls.length === 0 ? (
        <p className="empty">Der har ikke været opkald endnu.</p>
      ) : (
        <div className="table-scroll">
          <table className="table table--compact stacks">
            <thead>
              <tr>
                <th scope="col">Tid</th>
                <th scope="col">Borger</th>
                <th scope="col">Retning</th>
                <th scope="col">Varighed</th>
                <th scope="col">Udfald</th>
              </tr>
            </thead>
            <tbody>
              {calls.map((call) => (
                <tr key={call.callId}>
                  <td data-title="Tid">{sentence(dayAndTime(call.startedAt, view.now))}</td>
                  <td data-title="Borger">
                    <Who call={call} mayOpen={view.me.role !== 'intake'} />
                  </td>
                  <td data-title="Retning">{call.direction === 'inbound' ? 'Ind' : 'Ud'}</td>
                  <td data-title="Varighed" className="figures">
                    {call.endedAt ? talkTime(call.startedAt, call.endedAt) : 'I gang'}
                  </td>
                  <td data-title="Udfald">{call.outcome ? (outcomes[call.outcome] ?? call.outcome) : 'I gang'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Who({ call, mayOpen }: { call: Call; mayOpen: boolean }) {
  const name = call.citizen?.name || 'Ukendt borger';
  return (
    <>
      {mayOpen ? <a href={hrefOf({ page: 'visit', visitId: call.visitId })}>{name}</a> : name}
      {callers[call.caller] && <span className="quiet"> {callers[call.caller]}</span>}
      {call.provisional && <span className="badge badge-warning">Fundet ud fra nummeret</span>}
      {!call.identified && mayOpen && (
        <>
          {' · '}
          <a href={hrefOf({ page: 'find', callId: call.callId })}>
            Find sagen<span className="sr-only"> for dette opkald</span>
          </a>
        </>
      )}
      <SafeContact of={call} />
    </>
  );
}
