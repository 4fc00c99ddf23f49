import type { Visit } from '../../schemas/visit.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';

interface Refusing {
  /** Keyed hash of the number. */
  hash: string;
  word: 'stop' | 'start';
}

/**
 * A number takes no SMS any more, or takes them again: the carrier blocks it by the same word. Kept where a number that takes none is kept,
 * so that none is promised or sent. False where nothing is another by it.
 */
export function refuseSms(work: Work, cases: readonly Visit[], refusing: Refusing): boolean {
  return cases.map((visit) => refuseIn(work, visit, refusing)).some((isChanged) => isChanged);
}

function refuseIn(work: Work, { visitId }: Visit, { hash, word }: Refusing): boolean {
  const visit = work.demand('visit', visitId);
  const registered = visit.personId === undefined ? undefined : work.item('person', visit.personId);
  const person = registered?.hashes.phone === hash ? registered : undefined;
  if (word === 'start' && (person ?? visit).smsRefused !== hash) return false;
  const refused = word === 'stop' ? { smsRefused: hash } : {};
  if (person === undefined) work.put({ ...omit(visit, 'smsRefused'), ...refused });
  else work.put({ ...omit(person, 'smsRefused'), ...refused });
  return true;
}
