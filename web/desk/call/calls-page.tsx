import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { callRow } from '../../../schemas/staff-api.ts';
import { type Danish, say, sayKnown } from '../../language/say.ts';
import { dayAndTime, sentence, talkTime } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { PageHeading, Trouble, Waiting } from '../page-states.tsx';
import { hrefOf } from '../place.ts';
import { SafeContact } from '../safe-contact.tsx';

type Call = z.infer<typeof callRow>;

const outcomes: Record<string, Danish> = {
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
/** Nothing is said of a Danish number. */
const callers: Partial<Record<Call['caller'], Danish>> = { foreign: 'Udenlandsk nummer', withheld: 'Skjult nummer' };

/** The latest calls of the unit and what became of them. */
export function CallsPage() {
  const { routes, view } = useDesk();
  const query = useQuery({ queryKey: ['calls'], queryFn: routes.calls, refetchInterval: 5_000 });
  if (query.error && !query.data)
    return <Trouble title={say('Opkaldene kan ikke vises')} error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Waiting text={say('Henter opkald …')} />;
  const { calls } = query.data;
  return (
    <section aria-labelledby="opkald">
      <PageHeading id="opkald">{say('Seneste opkald')}</PageHeading>
      {calls.length === 0 ? (
        <p className="empty">{say('Der har ikke været opkald endnu.')}</p>
      ) : (
        <div className="table-scroll">
          <table className="table table--compact stacks">
            <thead>
              <tr>
                <th scope="col">{say('Tid')}</th>
                <th scope="col">{say('Borger')}</th>
                <th scope="col">{say('Retning')}</th>
                <th scope="col">{say('Varighed')}</th>
                <th scope="col">{say('Udfald')}</th>
              </tr>
            </thead>
            <tbody>
              {calls.map((call) => (
                <tr key={call.callId}>
                  <td data-title={say('Tid')}>{sentence(dayAndTime(call.startedAt, view.now))}</td>
                  <td data-title={say('Borger')}>
                    <Who call={call} mayOpen={view.me.role !== 'intake'} />
                  </td>
                  <td data-title={say('Retning')}>{call.direction === 'inbound' ? say('Ind') : say('Ud')}</td>
                  <td data-title={say('Varighed')} className="figures">
                    {call.endedAt ? talkTime(call.startedAt, call.endedAt) : say('I gang')}
                  </td>
                  <td data-title={say('Udfald')}>
                    {call.outcome ? sayKnown(outcomes[call.outcome] ?? call.outcome) : say('I gang')}
                  </td>
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
  const name = call.citizen?.name || say('Ukendt borger');
  const caller = callers[call.caller];
  return (
    <>
      {mayOpen ? <a href={hrefOf({ page: 'visit', visitId: call.visitId })}>{name}</a> : name}
      {caller && <span className="quiet"> {sayKnown(caller)}</span>}
      {call.provisional && <span className="badge badge-warning">{say('Fundet ud fra nummeret')}</span>}
      {!call.identified && mayOpen && (
        <>
          {' · '}
          <a href={hrefOf({ page: 'find', callId: call.callId })}>
            {say('Find sagen')}
            <span className="sr-only"> {say('for dette opkald')}</span>
          </a>
        </>
      )}
      <SafeContact of={call} />
    </>
  );
}
