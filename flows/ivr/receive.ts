import { type Call, type CallerNumber, standing } from '../../schemas/call.ts';
import type { CallSid, UnitId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import { plus } from '../calendar/local-time.ts';
import { isQueuedCallback } from '../callback/request.ts';
import { endQueuedCallback } from '../callback/take-back.ts';
import type { Work } from '../case/work.ts';
import { isInTalk, silentLeg } from '../routing/legs.ts';
import { isTalkPossible } from '../routing/talk.ts';
import { isOpenContact } from '../visit/contact.ts';
import { latestOf } from '../visit/latest.ts';
import { whomOf } from '../visit/met.ts';
import { offerChoice } from '../visit/offer.ts';
import { contactByCall, withVisit } from '../visit/open-contact.ts';

export interface Incoming {
  unitId: UnitId;
  sid: CallSid;
  /** Keyed hash of the CallSid, by which the same webhook is known again. */
  sidHash: string;
  caller: CallerNumber;
  /** The number that was shown, sealed and as a keyed hash; absent when withheld. */
  number?: { sealed: string; hash: string } | undefined;
}

/** A call comes in: it joins the open contact behind the number, or is a contact of its own. The same webhook twice finds the call the first one made. */
export function receiveCall(work: Work, incoming: Incoming): void {
  work.enter(incoming.unitId);
  // Nearly every call is a new one: whether it was here before is asked when the write finds that it was.
  const earlier = work.attempt === 0 ? undefined : work.item('legLookup', incoming.sidHash);
  if (earlier !== undefined) {
    work.made.callId = earlier.callId;
    work.made.visitId = earlier.visitId;
    return;
  }
  const behind = callerBehind(work, incoming.number?.hash);
  const open = isTalkPossible(work, behind.visit ?? whomOf(behind.person));
  const callId = `call_${work.newId()}` as const;
  const visitId = behind.visit?.visitId ?? (`visit_${work.newId()}` as const);
  const about = { visitId, callId };
  const { person } = behind;
  const { number, caller } = incoming;
  const visit = behind.visit ?? contactByCall(work, visitId, { person, number, isDanish: caller === 'danish' });
  if (behind.visit === undefined) work.record({ type: 'visitOpened', openedBy: 'call' }, about);
  if (behind.visit === undefined && person !== undefined) work.put(withVisit(person, visitId));
  const besides = takeOver(work, visit);
  // A talk stays the call of the contact (its leg may be dead, and nobody has noticed yet), so that nobody is called during it.
  const activeCallId = besides !== undefined && isInTalk(besides) ? besides.callId : callId;
  work.put({ ...visit, activeCallId, waitingSince: visit.waitingSince ?? work.now });
  if (besides !== undefined) work.put({ ...besides, followedBy: callId });
  const call = newCall(work, incoming, behind);
  work.put({ ...call, callId, visitId, ...(besides !== undefined && { besides: besides.callId }) });
  work.put({ entity: 'legLookup', unitId: work.unitId, hash: incoming.sidHash, callId, visitId });
  const joined = behind.visit !== undefined;
  work.record({ type: 'callReceived', caller, known: person !== undefined, joined, open }, about);
  // Who is known hears the menu at once.
  if (person !== undefined) offerChoice(work, work.demand('visit', visitId), { through: 'line', callId });
  Object.assign(work.made, { callId, visitId });
}

interface Behind {
  person?: Person | undefined;
  /** The open contact that the call joins by its number alone. */
  visit?: Visit | undefined;
}

/**
 * Who may be calling, by the number alone: the one open contact behind it, else the one person registered with it. Two people with open
 * contacts share the telephone, and then the code decides.
 */
function callerBehind(work: Work, hash: string | undefined): Behind {
  if (hash === undefined) return {};
  const { open, persons } = work.answer({ need: 'numberOwners', unitId: work.unitId, hash });
  const [first, ...others] = open;
  if (others.length > 0) return {};
  if (first !== undefined) {
    const about = first.personId === undefined ? [] : [{ entity: 'person', id: first.personId } as const];
    work.preload({ entity: 'visit', id: first.visitId }, ...about);
    const visit = work.item('visit', first.visitId);
    const person = visit?.personId === undefined ? undefined : work.item('person', visit.personId);
    const behind = joinedTo(visit, person);
    if (behind.visit !== undefined) return behind;
  }
  const [personId, ...more] = persons;
  if (personId === undefined || more.length > 0) return {};
  const person = work.item('person', personId);
  // Another call of theirs may have opened a contact since it was looked who is behind the number.
  return joinedTo(person && latestOf(work, person), person);
}

/** Who has a contact that is open joins it; any other call of theirs is one of its own. */
function joinedTo(visit: Visit | undefined, person: Person | undefined): Behind {
  return visit !== undefined && isOpenContact(visit) ? { visit, person } : { person };
}

/**
 * The citizen calls us before we call: a call-back that waits or rings at a desk is taken back, the promise itself stands. Returns the
 * call of the contact that goes on.
 */
function takeOver(work: Work, visit: Visit): Call | undefined {
  const active = visit.activeCallId === undefined ? undefined : work.item('call', visit.activeCallId);
  if (active === undefined || active.state.at === 'ended') return undefined;
  if (!isQueuedCallback(active)) return active;
  endQueuedCallback(work, active);
  return undefined;
}

function newCall(work: Work, { sid, caller, number }: Incoming, behind: Behind): Omit<Call, 'callId' | 'visitId'> {
  const { person, visit } = behind;
  return {
    entity: 'call',
    unitId: work.unitId,
    version: 0,
    direction: 'inbound',
    startedAt: work.now,
    state: { at: 'prompt', prompt: person === undefined ? 'code' : 'menu', wrong: 0, silent: 0, queued: false },
    reason: 'first',
    step: 0,
    caller,
    ...(number !== undefined && { callerSealed: number.sealed, callerHash: number.hash, holdsNumber: number.hash }),
    callable: caller === 'danish' || person?.phone !== undefined,
    identified: person !== undefined,
    through: visit === undefined ? 'own' : 'number',
    ...(visit !== undefined && { before: standing.parse(visit) }),
    legs: { 1: { party: 'citizen', sid, at: work.now } },
    citizenLeg: 1,
    checkAt: plus(work.now, silentLeg),
  };
}
