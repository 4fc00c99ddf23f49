import type { Call } from '../../schemas/call.ts';
import type { CallId, VisitId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { demandTelephone } from '../visit/by-telephone.ts';
import { isOpenContact } from '../visit/contact.ts';
import { joinContacts, wouldHaveTwoTalks } from '../visit/join.ts';
import { latestOf } from '../visit/latest.ts';
import { historyFrom } from '../visit/met.ts';
import { isOfAnotherGroup, nameConclusion } from '../visit/named-conclusion.ts';
import { foundBy, withVisit } from '../visit/open-contact.ts';
import { factsOf, today } from '../visit/person-facts.ts';
import { silencedWith } from '../visit/silence.ts';
import { hearArranged } from './own-arrangement.ts';
import { split, whyNotSplit } from './split.ts';

/** Six digits were keyed: is there an open case behind them? Then the call goes on in that case; `isAsked`: to hear what is arranged in it. */
export function identifyByCode(work: Work, call: Call, code: string, isAsked: boolean): boolean {
  const visitId = work.answer({ need: 'codeOwner', unitId: work.unitId, code });
  const found = visitId === null ? undefined : work.item('visit', visitId);
  if (found === undefined || !isOpenContact(found)) return false;
  // Registered during this call: somebody else's code does not make two people one.
  const contact = work.demand('visit', call.visitId);
  const { personId: known } = contact;
  const isAnother = known !== undefined && known !== found.personId;
  // Nobody at the telephone can judge anew: staff finds out who it was.
  if (isOfAnotherGroup(work, contact, found)) return false;
  const own = isAnother ? ownCall(work, call) : call;
  if (own === undefined) return false;
  hearArranged(work, identifyCall(work, own, { found, through: 'code' }), isAsked);
  return true;
}

/** The call out of the case of somebody else that it had joined by the number alone; nothing where it is more than a guess, or too late. */
function ownCall(work: Work, call: Call): Call | undefined {
  return whyNotSplit(work, call) === undefined ? split(work, call) : undefined;
}

/** Staff says whose call it is. */
export function linkCall(work: Work, callId: CallId, visitId: VisitId): void {
  work.preload({ entity: 'call', id: callId }, { entity: 'visit', id: visitId });
  const call = work.demand('call', callId);
  const visit = work.demand('visit', visitId);
  if (call.unitId !== work.unitId || visit.unitId !== work.unitId) refuse('notFound');
  // A guess by the number is confirmed.
  if (call.visitId === visitId) return call.through === 'number' ? work.put(confirmed(call)) : undefined;
  const own = work.demand('visit', call.visitId);
  if (own.personId !== undefined && own.personId !== visit.personId) refuse('alreadyIdentified');
  // What was said in it stands in another case already, and must not stand in two.
  if (own.ended?.reason === 'joined') refuse('alreadyIdentified');
  const person = visit.personId === undefined ? undefined : work.item('person', visit.personId);
  if (person === undefined) refuse('unidentifiedVisit', 'visitId');
  refuseTwoTalks(work, call, casesOf(work, person, visit));
  const found = isOpenContact(visit) ? visit : latestOf(work, person);
  work.put(
    found !== undefined && isOpenContact(found) ? joinCase(work, call, own, found) : nameOwn(work, call, person),
  );
}

/** The call becomes one of the case, of the type that was said of either: that may be none by telephone. */
function joinCase(work: Work, call: Call, own: Visit, found: Visit): Call {
  demandTelephone(work, own.conversationType ?? found.conversationType, call.connectedAt ?? work.now);
  return identifyCall(work, call, { found, through: 'staff' });
}

/** The case that was meant and the person's two latest: a case can be concluded while its talk still goes on, and the next one be open already. */
function casesOf(work: Work, { visits }: Person, meant: Visit): Visit[] {
  const others = visits.slice(-2).filter((visitId) => visitId !== meant.visitId);
  return [meant, ...others.flatMap((visitId) => work.item('visit', visitId) ?? [])];
}

/** A caller in a talk is not said to be whom somebody talks with in another case: one of the two would be cut off. */
function refuseTwoTalks(work: Work, call: Call, cases: readonly Visit[]): void {
  const own = work.demand('visit', call.visitId);
  if (cases.some((found) => wouldHaveTwoTalks(work, call, own, found))) refuse('caseInCall');
}

function confirmed(call: Call): Call {
  return { ...omit(call, 'before'), through: 'staff' };
}

/** Moves a call to an open case in the same write as the registration that found it. */
export function moveCall(work: Work, callId: CallId, visitId: VisitId): void {
  const call = work.demand('call', callId);
  if (call.visitId === visitId) return;
  const found = work.demand('visit', visitId);
  refuseTwoTalks(work, call, [found]);
  work.put(identifyCall(work, call, { found, through: 'staff' }));
}

interface Found {
  found: Visit;
  through: 'code' | 'staff';
}

/** The caller is the person of this open case: the call moves there, and the contact it had opened is joined to it. */
function identifyCall(work: Work, call: Call, { found, through }: Found): Call {
  const person = found.personId === undefined ? undefined : work.item('person', found.personId);
  const known: Call = {
    ...omit(call, 'before'),
    visitId: found.visitId,
    through,
    identified: person !== undefined,
    callable: call.callable || person?.phone !== undefined || found.callNumber !== undefined,
  };
  const own = work.demand('visit', call.visitId);
  if (found.visitId === own.visitId) return known;
  // First the call, then the contacts: what is joined may end this very call, a call-back that nobody wishes any more.
  const { activeCallId: besides } = found;
  work.put({ ...known, ...(besides !== undefined && { besides }) });
  joinContacts(work, call, own, found);
  const standing = besides === undefined ? undefined : work.item('call', besides);
  // A call that has ended may be found to be theirs while another is on the line, which comes along.
  const followedBy = call.state.at === 'ended' ? own.activeCallId : call.callId;
  if (standing !== undefined && standing.state.at !== 'ended' && followedBy !== undefined)
    work.put({ ...standing, followedBy });
  work.record({ type: 'callIdentified', through }, { visitId: found.visitId, callId: call.callId });
  return work.demand('call', call.callId);
}

/** The person's earlier case is closed: the caller's own contact goes on, now with a name and a history. */
function nameOwn(work: Work, call: Call, person: Person): Call {
  const own = silencedWith(work, work.demand('visit', call.visitId), person);
  work.put(withVisit(person, own.visitId));
  const numbers = foundBy(...(own.numberHashes ?? []), person.hashes.phone);
  const named = {
    ...own,
    personId: person.personId,
    citizen: factsOf(person, today(work)),
    ...numbers,
    ...historyFrom(work, person, own),
  };
  work.put(named);
  if (own.personId === undefined) nameConclusion(work, named, own.visitId);
  work.record({ type: 'callIdentified', through: 'staff' }, { visitId: own.visitId, callId: call.callId });
  return { ...call, identified: true, through: 'staff', callable: call.callable || person.phone !== undefined };
}
