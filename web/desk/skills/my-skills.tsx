import { useQuery } from '@tanstack/react-query';
import { say } from '../../language/say.ts';
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
      {say('Du får først opkald på {languages} fra {groups}. Er det forkert, så sig det til en koordinator.', {
        languages: languagesText(mine),
        groups: groupsText(mine),
      })}
    </p>
  );
}
