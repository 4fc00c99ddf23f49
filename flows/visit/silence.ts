import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';
import { latestOf } from './latest.ts';

/** Violence, or a citizen who cannot speak freely: a message can be read by the one whom it must not reach. */
const silencingFlag = 'F11';

/** Does the flag stand after which nothing may be sent? */
export function isSilencing(flags: readonly { id: string }[]): boolean {
  return flags.some(({ id }) => id === silencingFlag);
}

/**
 * From now on no message is sent about this case, nor about any other of the same person: a doubt about an earlier one may still have a
 * meeting. It is never taken back: an answer may have been changed because somebody listened.
 */
export function silence(work: Work, visit: Visit): Visit {
  if (visit.noMessages !== undefined) return visit;
  const silent: Visit = { ...visit, noMessages: work.now };
  work.put(silent);
  const person = visit.personId === undefined ? undefined : work.item('person', visit.personId);
  if (person !== undefined) silencePerson(work, person, silent);
  return silent;
}

/** The person's other cases, after one of them. */
function silencePerson(work: Work, { visits }: Person, { visitId, noMessages }: Visit): void {
  const others = visits.filter((id) => id !== visitId);
  work.preload(...others.map((id) => ({ entity: 'visit', id }) as const));
  for (const id of others) {
    const other = work.item('visit', id);
    if (other !== undefined && other.noMessages === undefined && noMessages !== undefined)
      work.put({ ...other, noMessages });
  }
}

/** What a new case of a person has from the last one. */
export function silenceOf(work: Work, person: Person | undefined): Pick<Visit, 'noMessages' | 'inWriting'> {
  const { noMessages, inWriting } = (person === undefined ? undefined : latestOf(work, person)) ?? {};
  return { ...(noMessages !== undefined && { noMessages }), ...(inWriting !== undefined && { inWriting }) };
}

/** A case that gets a person: what stood about either stands about both. */
export function silencedWith(work: Work, visit: Visit, person: Person | undefined): Visit {
  if (visit.noMessages === undefined) return { ...visit, ...silenceOf(work, person) };
  if (person !== undefined) silencePerson(work, person, visit);
  return visit;
}
