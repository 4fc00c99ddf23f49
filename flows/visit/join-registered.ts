import type { VisitId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import { isQueuedCallback } from '../callback/request.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { isOpenContact } from './contact.ts';
import { joinContacts } from './join.ts';
import { takeOverMarks } from './watch-mark.ts';
import { visitOf } from './withdraw.ts';

export interface Doubled {
  /** The case that goes on. */
  visitId: VisitId;
  /** The same person's, which it takes up. */
  other: VisitId;
}

/**
 * Somebody was registered twice, and staff says so: the two open cases become one, and so do the two persons, in one write. Refused where
 * the two are known to be different people, or the case that is taken up is in a call.
 */
export function joinRegistered(work: Work, { visitId, other }: Doubled): void {
  work.preload({ entity: 'visit', id: visitId }, { entity: 'visit', id: other });
  const [found, own] = [visitOf(work, visitId), visitOf(work, other)];
  if (visitId === other) return;
  if (!isOpenContact(found) || !isOpenContact(own)) refuse('notOpen');
  if (found.personId === undefined) refuse('unidentifiedVisit', 'visitId');
  refuseInCall(work, own);
  joinPersons(work, own, { person: work.demand('person', found.personId), visitId });
  joinContacts(work, undefined, own, found);
  work.record({ type: 'personRegistered', openedAt: found.openedAt, offered: true, joined: true }, { visitId });
}

/** A call-back that only waits is taken back with its wish; who is on the line stays in the case that the call is in. */
function refuseInCall(work: Work, { activeCallId }: Visit): void {
  const call = activeCallId === undefined ? undefined : work.item('call', activeCallId);
  if (call !== undefined && call.state.at !== 'ended' && !isQueuedCallback(call)) refuse('caseInCall');
}

/** One person is left to be found; what only the other's registration told of is kept. */
function joinPersons(
  work: Work,
  { personId }: Visit,
  { person: kept, visitId }: { person: Person; visitId: VisitId },
): void {
  if (personId === undefined || personId === kept.personId) return;
  const gone = work.demand('person', personId);
  const isOther = kept.hashes.cpr !== undefined && gone.hashes.cpr !== undefined;
  // Somebody with a history of their own is no double registration.
  if (isOther || gone.visits.length > 1) refuse('otherPerson');
  takeOverMarks(work, gone, { personId: kept.personId, visitId });
  work.put(withMissing(kept, gone));
  work.put({ ...omit(gone, 'watchMarks'), hashes: { name: [] } });
}

function withMissing(kept: Person, gone: Person): Person {
  const cpr = kept.cpr ?? gone.cpr;
  const phone = kept.phone ?? gone.phone;
  const bornOn = kept.bornOn ?? gone.bornOn;
  const watchMarks = [...(kept.watchMarks ?? []), ...(gone.watchMarks ?? [])];
  return {
    ...kept,
    ...(cpr !== undefined && { cpr }),
    ...(phone !== undefined && { phone }),
    ...(bornOn !== undefined && { bornOn }),
    ...(watchMarks.length > 0 && { watchMarks }),
    hashes: { ...gone.hashes, ...kept.hashes },
    knownBefore: kept.knownBefore || gone.knownBefore,
    protectedAddress: kept.protectedAddress || gone.protectedAddress,
  };
}
