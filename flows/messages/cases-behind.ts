import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';

/**
 * The cases that a message from a number may be about: the open contacts behind it, and a person's latest case while something stands in
 * it. Where there is neither, the latest cases of whoever is registered with the number.
 */
export function casesBehind(work: Work, hash: string): Visit[] {
  const { persons, open } = work.answer({ need: 'numberOwners', unitId: work.unitId, hash });
  work.preload(...persons.map((id) => ({ entity: 'person', id }) as const));
  const latest = persons.flatMap((id) => work.item('person', id)?.visits.at(-1) ?? []);
  const ids = [...new Set([...open.map(({ visitId }) => visitId), ...latest])];
  work.preload(...ids.map((id) => ({ entity: 'visit', id }) as const));
  const visits = ids.flatMap((id) => work.item('visit', id) ?? []);
  const isOpen = ({ visitId }: Visit) => open.some((one) => one.visitId === visitId);
  const standing = visits.filter((visit) => isOpen(visit) || hasStanding(work, visit));
  return standing.length > 0 ? standing : visits;
}

/** Is something arranged with the citizen beyond the conclusion? */
function hasStanding(work: Work, { callback, meeting, followUpId, ended }: Visit): boolean {
  if (ended !== undefined) return false;
  const doubt = followUpId === undefined ? undefined : work.item('followUp', followUpId);
  return callback !== undefined || meeting !== undefined || (doubt !== undefined && doubt.closed === undefined);
}
