import type { Call } from '../../schemas/call.ts';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import type { SealedNumber } from '../case/need.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { isOpenContact } from './contact.ts';
import { latestOf } from './latest.ts';
import { historyFrom } from './met.ts';
import { factsOf, today } from './person-facts.ts';
import { silenceOf } from './silence.ts';

interface Opening {
  person: Person | undefined;
  /** The number that was shown, if one was: the contact is found by it. */
  number: SealedNumber | undefined;
  /** We may call it: a promise or an SMS about the contact goes there. */
  isDanish: boolean;
}

/** A contact that a call opens, without a registration. */
export function contactByCall(work: Work, visitId: Visit['visitId'], { person, number, isDanish }: Opening): Visit {
  const visit: Visit = {
    entity: 'visit',
    visitId,
    unitId: work.unitId,
    version: 0,
    ...(person !== undefined && { personId: person.personId, citizen: factsOf(person, today(work)) }),
    ...silenceOf(work, person),
    ...(isDanish && number !== undefined && { callNumber: number.sealed, dialHash: number.hash }),
    ...foundBy(number?.hash, person?.hashes.phone),
    openedBy: 'call',
    openedAt: work.now,
    contactDay: localDayOf(work.now),
  };
  return { ...visit, ...historyFrom(work, person, visit) };
}

/** The numbers by which an open contact is found: those it came from, and the registered one of its person. */
export function foundBy(...hashes: (string | undefined)[]): Pick<Visit, 'numberHashes'> {
  const known = new Set(hashes.filter((hash) => hash !== undefined));
  return known.size === 0 ? {} : { numberHashes: [...known] };
}

/**
 * The call in an open contact. Was its case concluded or withdrawn while the caller was on the line, what is chosen now is a contact of
 * its own, or goes on in the one that the person has by now: in the closed one nobody would see to it.
 */
export function inOpenContact(work: Work, call: Call): Call {
  const closed = work.demand('visit', call.visitId);
  if (isOpenContact(closed)) return call;
  const person = closed.personId === undefined ? undefined : work.item('person', closed.personId);
  const latest = person === undefined ? undefined : latestOf(work, person);
  const isOpen = latest !== undefined && isOpenContact(latest);
  const isDanish = call.caller === 'danish';
  const visit = isOpen
    ? latest
    : {
        ...numberOf(closed),
        ...(closed.noMessages !== undefined && { noMessages: closed.noMessages }),
        ...contactByCall(work, `visit_${work.newId()}`, { person, number: shownNumber(call), isDanish }),
      };
  const { visitId } = visit;
  if (!isOpen) work.record({ type: 'visitOpened', openedBy: 'call' }, { visitId, callId: call.callId });
  if (!isOpen && person !== undefined) work.put(withVisit(person, visitId));
  if (closed.activeCallId === call.callId) work.put(omit(closed, 'activeCallId'));
  work.put({ ...visit, activeCallId: visit.activeCallId ?? call.callId, waitingSince: visit.waitingSince ?? work.now });
  return { ...call, visitId };
}

/** Where the closed case was called, for who shows no number that could be, or is called by us. */
function numberOf({ callNumber, dialHash }: Visit): Pick<Visit, 'callNumber' | 'dialHash'> {
  return { ...(callNumber !== undefined && { callNumber }), ...(dialHash !== undefined && { dialHash }) };
}

/** The person with one more case; the history keeps its order. */
export function withVisit(person: Person, visitId: Visit['visitId']): Person {
  return person.visits.includes(visitId) ? person : { ...person, visits: [...person.visits, visitId] };
}

/** The number in hand, where one was shown that we may call. */
export function callableNumber(call: Call): SealedNumber | undefined {
  return call.caller === 'danish' ? shownNumber(call) : undefined;
}

/** The number in hand, where one was shown. */
export function shownNumber({ callerSealed, callerHash }: Call): SealedNumber | undefined {
  return callerSealed === undefined || callerHash === undefined
    ? undefined
    : { sealed: callerSealed, hash: callerHash };
}
