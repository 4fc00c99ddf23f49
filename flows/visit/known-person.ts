import type { VisitId } from '../../schemas/ids.ts';
import type { Person, PersonNeed } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';
import { isOpenContact } from './contact.ts';

export interface Known {
  person: Person;
  /** The open case, if there is one. */
  open: Visit | undefined;
}

/** The person behind a CPR number, with the open case if there is one. */
export function knownPerson(work: Work, hash: string | undefined): Known | undefined {
  if (hash === undefined) return undefined;
  const [personId] = work.answer({ need: 'cprOwners', unitId: work.unitId, hash });
  const person = personId === undefined ? undefined : work.item('person', personId);
  if (person === undefined) return undefined;
  const latest = person.visits.at(-1);
  const visit = latest === undefined ? undefined : work.item('visit', latest);
  return { person, open: visit !== undefined && isOpenContact(visit) ? visit : undefined };
}

/** Other open contacts behind the same number: named, so that whoever registers can say whether it is the same person. */
export function othersBehind(work: Work, hash: string, own: VisitId): VisitId[] {
  const { open } = work.answer({ need: 'numberOwners', unitId: work.unitId, hash });
  return open.map(({ visitId }) => visitId).filter((visitId) => visitId !== own);
}

type SaidOnce = Pick<Person, 'knownBefore' | 'protectedAddress'>;

/** Needs of two tellings of one person. A number that is told means a telephone. */
export function needsOf(
  said: readonly PersonNeed[] = [],
  before: readonly PersonNeed[] = [],
  { hasPhone }: { hasPhone: boolean },
): Pick<Person, 'needs'> {
  const needs = [...new Set([...before, ...said])].filter((need) => need !== 'noPhone' || !hasPhone);
  return needs.length === 0 ? {} : { needs };
}

/** What stands once it was said. Registered again for the same open case, nobody was here before because of that case. */
export function saidOnce({ knownBefore, protectedAddress }: SaidOnce, known: Known | undefined): SaidOnce {
  const wasHere = known !== undefined && known.open === undefined;
  return {
    knownBefore: knownBefore || known?.person.knownBefore === true || wasHere,
    protectedAddress: protectedAddress || known?.person.protectedAddress === true,
  };
}
