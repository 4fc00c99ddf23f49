import { useQuery } from '@tanstack/react-query';
import { useDesk } from '../desk-context.tsx';
import { groupsText, languagesText } from './skill-words.ts';
import { skillsRoutes } from './skills-routes.ts';

/** What the line takes whoever looks to speak, and which groups to take: it decides who rings here first. */
export function MySkills() {
  const { routes, view } = useDesk();
  const { data } = useQuery({
    queryKey: ['skills'],
    queryFn: skillsRoutes(routes).all,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const mine = data?.consultants.find(({ staffId }) => staffId === view.me.staffId);
  if (mine === undefined) return null;
  return (
    <p className="quiet">
      Du får først opkald på {languagesText(mine)} fra {groupsText(mine)}. Er det forkert, så sig det til en
      koordinator.
    </p>
  );
}
