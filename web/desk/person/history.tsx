import type * as z from 'zod/mini';
import { categoryLabel, notVisited } from '../../../schemas/category.ts';
import type { personView } from '../../../schemas/staff-api.ts';
import { say, sayKnown } from '../../language/say.ts';
import { dayName } from '../../theme/formats.ts';
import { useDesk } from '../desk-context.tsx';
import { stateWords } from '../lists/words.ts';
import { hrefOf } from '../place.ts';
import { usePurpose } from '../visit/use-purpose.ts';

type PastVisit = z.infer<typeof personView>['visits'][number];

/** Every case of a person, the newest first, each as the way into it, for what the history is read for. */
export function History({ personId, visits }: { personId: string; visits: readonly PastVisit[] }) {
  const { view } = useDesk();
  const purpose = usePurpose(personId);
  if (visits.length === 0) return <p className="empty">{say('Ingen henvendelser.')}</p>;
  return (
    <ul>
      {visits.toReversed().map((visit) => (
        <li key={visit.visitId}>
          <p className="line-who">
            <a href={hrefOf({ page: 'visit', visitId: visit.visitId, purpose })}>
              {say('Henvendelse {day}', { day: dayName(visit.openedAt, view.now) })}
            </a>
          </p>
          <p className="line-what">
            {say(stateWords[visit.state])}
            {judgementOf(visit)}
          </p>
          {visit.talk && (
            <p className="line-what">
              {sayKnown(visit.talk.title)}. {visit.talk.purpose}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The first judgement, and the final one where it was another. */
function judgementOf({ state, category, finalCategory }: PastVisit): string {
  if (category === undefined) return state === 'ended' ? '' : ` · ${categoryLabel(notVisited)}`;
  const first = ` · ${categoryLabel(category)}`;
  return finalCategory === undefined || finalCategory === category
    ? first
    : `${first}, ${say('ved opfølgningen {category}', { category: categoryLabel(finalCategory) })}`;
}
