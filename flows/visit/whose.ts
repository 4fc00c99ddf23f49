import type { StaffId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import { knownConsultant } from '../callback/owner.ts';
import { whomOf } from './met.ts';

/** Whose citizen a person is, by their latest case; `isGiven`: by a coordinator, and not for having talked with them last. */
export function caseworkerOf(
  person: Person,
  latest: Pick<Visit, 'talkedBy' | 'consultants'> = {},
): { staffId: StaffId; isGiven: boolean } | undefined {
  const staffId = knownConsultant({ ...latest, ...whomOf(person) });
  return staffId === undefined ? undefined : { staffId, isGiven: staffId === person.caseworker };
}
