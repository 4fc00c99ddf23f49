import type { Needs } from '../../schemas/correction.ts';
import type { Person, PersonNeed } from '../../schemas/person.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { citizenAs } from './correct-person.ts';
import { latestOf } from './latest.ts';

/** What is to be thought of about a person now. */
export function needsNow({ needs = [], protectedAddress }: Person): Needs {
  return { what: 'needs', needs: [...needs], protectedAddress };
}

export function areSameNeeds(one: Needs, other: Needs): boolean {
  const names = ({ needs }: Needs) => [...needs].toSorted().join(' ');
  return one.protectedAddress === other.protectedAddress && names(one) === names(other);
}

/** What is to be thought of is another now; the latest case is counted by it from the same write on. */
export function setNeeds(
  work: Work,
  person: Person,
  { needs, protectedAddress, isUndo }: Needs & { isUndo: boolean },
): void {
  const wanted: PersonNeed[] = [...new Set(needs)];
  // Whoever has a number that we may call has a telephone.
  if (wanted.includes('noPhone') && person.phone !== undefined) refuse('hasTelephone', 'needs');
  const after: Person = { ...omit(person, 'needs'), ...(wanted.length > 0 && { needs: wanted }), protectedAddress };
  work.put(after);
  const latest = latestOf(work, after);
  if (latest === undefined) return;
  work.put({ ...latest, citizen: citizenAs(work, latest, after) });
  work.record({ type: 'personCorrected', what: 'needs', isUndo }, { visitId: latest.visitId });
}
