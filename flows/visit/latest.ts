import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';

/** The person's last case. */
export function latestOf(work: Work, { visits }: Person): Visit | undefined {
  const latest = visits.at(-1);
  return latest === undefined ? undefined : work.item('visit', latest);
}
