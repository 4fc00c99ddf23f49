import type { VisitId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import { isQueuedCallback } from '../callback/request.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { isOpenContact } from './contact.ts';
import { joinContacts } from './join.ts';
import { needsOf } from './known-person.ts';
import { languageOf } from './language.ts';
import { whomOf } from './met.ts';
import { takeOverWishes, wishesOfBoth } from './other-consultant.ts';
import { takeOverOutreach } from './outreach.ts';
import { factsOf, today } from './person-facts.ts';
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
  const person = joinPersons(work, work.demand('person', found.personId), { own, visitId });
  joinContacts(work, undefined, own, withPerson(work, found, { own, person }));
  const offered = (found.offer ?? own.offer) !== undefined;
  work.record({ type: 'personRegistered', openedAt: found.openedAt, offered, joined: true }, { visitId });
}

/** A call-back that only waits is taken back with its wish; who is on the line stays in the case that the call is in. */
function refuseInCall(work: Work, { activeCallId }: Visit): void {
  const call = activeCallId === undefined ? undefined : work.item('call', activeCallId);
  if (call !== undefined && call.state.at !== 'ended' && !isQueuedCallback(call)) refuse('caseInCall');
}

/** One person is left to be found; what only the other's registration told of is kept. */
function joinPersons(work: Work, kept: Person, { own, visitId }: { own: Visit; visitId: VisitId }): Person {
  const { personId } = own;
  if (personId === undefined || personId === kept.personId) return kept;
  const gone = work.demand('person', personId);
  const isOther = kept.hashes.cpr !== undefined && gone.hashes.cpr !== undefined;
  // Somebody with a history of their own is no double registration.
  if (isOther || gone.visits.length > 1) refuse('otherPerson');
  takeOverMarks(work, gone, { personId: kept.personId, visitId });
  takeOverOutreach(work, gone.personId, { personId: kept.personId, visitId });
  const joined: Person = { ...omit(withMissing(kept, gone), 'notWith', 'caseworker'), ...wishesOfBoth(kept, gone) };
  work.put(joined);
  if (gone.notWith !== undefined) takeOverWishes(work, gone, joined);
  work.put({ ...omit(gone, 'watchMarks', 'notWith', 'caseworker'), hashes: { name: [] } });
  return joined;
}

function withMissing(kept: Person, gone: Person): Person {
  const { cpr = gone.cpr, phone = gone.phone, bornOn = gone.bornOn, education = gone.education } = kept;
  const watchMarks = [...(kept.watchMarks ?? []), ...(gone.watchMarks ?? [])];
  return {
    ...omit(kept, 'needs'),
    ...(cpr !== undefined && { cpr }),
    ...(phone !== undefined && { phone }),
    ...(bornOn !== undefined && { bornOn }),
    ...(watchMarks.length > 0 && { watchMarks }),
    ...(education !== undefined && { education }),
    hashes: { ...gone.hashes, ...kept.hashes },
    knownBefore: kept.knownBefore || gone.knownBefore,
    protectedAddress: kept.protectedAddress || gone.protectedAddress,
    ...needsOf(kept.needs, gone.needs, { hasPhone: phone !== undefined }),
    // Danish is what stands where nobody said any.
    language: languageOf(kept.language) === 'da' ? gone.language : kept.language,
  };
}

/** The case with what is known of its person now: counted by it, dialled where it is registered, and found by the code that was given. */
function withPerson(work: Work, found: Visit, { own, person }: { own: Visit; person: Person }): Visit {
  const { codeHash, referenceCode } = found.codeHash === undefined ? own : found;
  const dialHash = found.dialHash ?? person.hashes.phone;
  return {
    ...omit(found, 'notWith', 'caseworker'),
    ...whomOf(person),
    citizen: factsOf(person, today(work)),
    ...(codeHash !== undefined && { codeHash }),
    ...(referenceCode !== undefined && { referenceCode }),
    ...(dialHash !== undefined && { dialHash }),
  };
}
