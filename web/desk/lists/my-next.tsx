import { useQuery } from '@tanstack/react-query';
import { say } from '../../language/say.ts';
import { byDanger } from '../cases/case-filter.ts';
import { useDesk } from '../desk-context.tsx';
import { everyCase, hrefOf } from '../place.ts';
import { MySkills } from '../skills/my-skills.tsx';
import { When } from './asked.tsx';
import { CitizenLink } from './list-card.tsx';
import { rowWords } from './words.ts';

/** What is next for whoever looks: of all that is theirs the one that turns late first, and how much more there is. */
export function MyNext() {
  const { routes, view } = useDesk();
  const { staffId } = view.me;
  const { data } = useQuery({ queryKey: ['cases'], queryFn: routes.cases, refetchInterval: 20_000 });
  if (data === undefined) return null;
  const [first, ...others] = byDanger(
    data.cases.filter(({ owner }) => 'staffId' in owner && owner.staffId === staffId),
  );
  return (
    <section className="list-card my-next" aria-labelledby="naeste-skridt">
      <h2 id="naeste-skridt">{say('Dit næste skridt')}</h2>
      {first === undefined ? (
        <p className="empty">{say('Der er ikke noget, der venter på dig.')}</p>
      ) : (
        <>
          <CitizenLink of={first} />
          <p className="line-what">
            {rowWords(first)} · <When row={first} now={view.now} />
          </p>
        </>
      )}
      <MySkills />
      {others.length > 0 && (
        <p>
          <a href={hrefOf({ page: 'cases', filter: { ...everyCase, owner: 'mig' } })}>
            {others.length === 1
              ? say('1 mere, der er din')
              : say('{count} mere, der er dine', { count: others.length })}
          </a>
        </p>
      )}
    </section>
  );
}
