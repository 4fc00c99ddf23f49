import { useQuery } from '@tanstack/react-query';
import type { VisitId } from '../../../schemas/ids.ts';
import { say } from '../../language/say.ts';
import { dayName } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { stepSays } from '../lists/words.ts';
import { hrefOf } from '../place.ts';
import { SafeContact } from '../safe-contact.tsx';
import { usePurpose } from '../visit/use-purpose.ts';

/** The person has an open case: it is opened, or takes the new registration up. Two open cases of one person there are never. */
export function OpenCase({ visitId, join }: { visitId: VisitId; join: () => void }) {
  const { routes, view } = useDesk();
  const purpose = usePurpose(visitId);
  const { data } = useQuery({ queryKey: ['visit', visitId], queryFn: () => routes.visit(visitId, purpose) });
  return (
    <div className="alert alert-warning open-case" role="alert">
      <h2 className="alert-heading">{say('Personen har allerede en åben sag')}</h2>
      <p className="alert-text">
        {data && `${say('Den er fra {day}.', { day: dayName(data.openedAt, view.now) })} `}
        {data?.step && `${say('Næste skridt: {step}.', { step: stepSays(data.step.what, data) })} `}
        {say('Læg sammen, hvis det nye valg skal gælde i stedet.')}
      </p>
      <SafeContact of={data} />
      <div className="button-row">
        <a className="button button-primary" href={hrefOf({ page: 'visit', visitId })}>
          {say('Åbn sagen')}
        </a>
        <button type="button" className="button button-secondary" onClick={join}>
          {say('Læg sammen med den åbne sag')}
        </button>
      </div>
    </div>
  );
}
