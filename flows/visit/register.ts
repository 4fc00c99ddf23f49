import type { CallId, SlotId, VisitId } from '../../schemas/ids.ts';
import type { Person, PersonNeed } from '../../schemas/person.ts';
import type { LocalDay } from '../../schemas/time.ts';
import type { Choice, Visit } from '../../schemas/visit.ts';
import { bookVisitMeeting, chosenChair } from '../booking/book.ts';
import { type Chair, firstTime } from '../booking/times.ts';
import { localDayOf, plus } from '../calendar/local-time.ts';
import { isReachable } from '../callback/promise.ts';
import { promiseCallback } from '../callback/request.ts';
import { takeBackCallback } from '../callback/take-back.ts';
import type { SealedNumber } from '../case/need.ts';
import { refuse, type Work } from '../case/work.ts';
import { moveCall } from '../ivr/identify.ts';
import { demandTelephone } from './by-telephone.ts';
import { deadlines } from './deadlines.ts';
import { askDesk, askDeskBy } from './desk.ts';
import { type Known, knownPerson, needsOf, othersBehind, saidOnce } from './known-person.ts';
import { historyFrom } from './met.ts';
import { foundBy } from './open-contact.ts';
import { factsOf, today } from './person-facts.ts';
import { type DeskChoice, putChoice } from './put-choice.ts';
import { callersContact, nameCaller } from './registered-caller.ts';
import { silencedWith } from './silence.ts';

export interface Registration extends DeskChoice {
  /** Everything that names the person, sealed already, and the keyed hashes by which it is found. */
  sealed: { name: string; cpr?: string | undefined; referenceCode: string };
  hashes: { cpr?: string | undefined; name: readonly string[]; code: string };
  phone?: SealedNumber | undefined;
  bornOn?: LocalDay | undefined;
  /** Has an education that qualifies for a job; absent while nobody has said. */
  education?: boolean | undefined;
  choice: Exclude<Choice, 'talkNow'>;
  /** The time that was chosen; without it the first free one. */
  slotId?: SlotId | undefined;
  /** The call of an unidentified caller who is registered during it or afterwards. */
  callId?: CallId | undefined;
  /** Joins the open case of the same CPR instead of being refused for it. */
  join?: boolean | undefined;
  knownBefore: boolean;
  protectedAddress: boolean;
  language: string;
  needs?: readonly PersonNeed[] | undefined;
}

/** Registers a person (henvendelse) with the same choice as on the telephone; starts the one-week clock of LAB § 31. */
export function registerPerson(work: Work, registration: Registration): void {
  // What was not offered cannot have been chosen.
  if (registration.notOffered !== undefined && registration.choice === 'callback') refuse('notOffered');
  const known = knownPerson(work, registration.hashes.cpr);
  const open = known?.open;
  if (open !== undefined && registration.join !== true) refuse('openCase', open.visitId);
  const own = callersContact(work, registration.callId);
  const chair = registration.choice === 'physical' ? chairFor(work, registration.slotId) : undefined;
  const isNew = open === undefined && own === undefined;
  const visit = open ?? own ?? newVisit(work);
  const person = personOf(work, registration, { known, visitId: visit.visitId });
  if (open !== undefined && registration.callId !== undefined) moveCall(work, registration.callId, open.visitId);
  const current = silencedWith(work, isNew ? visit : work.demand('visit', visit.visitId), known?.person);
  const named = withPerson(work, current, { person, registration });
  const chosen = recordRegistration(work, named, registration, { isNew, joined: open !== undefined });
  arrange(work, chosen, registration, { chair, isNew });
  if (registration.callId !== undefined) nameCaller(work, registration.callId, { person, visitId: visit.visitId });
  work.made.visitId = visit.visitId;
  if (registration.phone !== undefined)
    work.made.sameNumber = othersBehind(work, registration.phone.hash, visit.visitId);
}

function chairFor(work: Work, slotId: SlotId | undefined): Chair | undefined {
  return slotId === undefined ? firstTime(work) : chosenChair(work, slotId);
}

/** A person who has been here before keeps the history; what is newer of name, number and language stands. */
function personOf(
  work: Work,
  registration: Registration,
  { known: found, visitId }: { known: Known | undefined; visitId: VisitId },
): Person {
  const known = found?.person;
  const { sealed, hashes, phone, bornOn, education = known?.education } = registration;
  const visits = known?.visits ?? [];
  const person: Person = {
    entity: 'person',
    personId: known?.personId ?? `person_${work.newId()}`,
    unitId: work.unitId,
    version: known?.version ?? 0,
    registeredAt: known?.registeredAt ?? work.now,
    visits: visits.includes(visitId) ? visits : [...visits, visitId],
    name: sealed.name,
    ...(sealed.cpr !== undefined && { cpr: sealed.cpr }),
    ...(phone === undefined ? known?.phone !== undefined && { phone: known.phone } : { phone: phone.sealed }),
    hashes: {
      name: [...hashes.name],
      ...(hashes.cpr !== undefined && { cpr: hashes.cpr }),
      ...(phone === undefined
        ? known?.hashes.phone !== undefined && { phone: known.hashes.phone }
        : { phone: phone.hash }),
    },
    ...(bornOn !== undefined && { bornOn }),
    ...(education !== undefined && { education }),
    ...saidOnce(registration, found),
    ...needsOf(registration.needs, known?.needs, { hasPhone: phone !== undefined }),
    language: registration.language,
    ...keptOf(known),
  };
  work.put(person);
  return person;
}

/** What no registration says. */
function keptOf({ watchMarks, notWith, caseworker }: Partial<Person> = {}): Partial<Person> {
  return {
    ...(watchMarks !== undefined && { watchMarks }),
    ...(notWith !== undefined && { notWith }),
    ...(caseworker !== undefined && { caseworker }),
  };
}

function newVisit(work: Work): Visit {
  return {
    entity: 'visit',
    visitId: `visit_${work.newId()}`,
    unitId: work.unitId,
    version: 0,
    openedBy: 'registration',
    openedAt: work.now,
    contactDay: localDayOf(work.now),
  };
}

/** The case with a name: found by its code and by the registered number from now on. */
function withPerson(
  work: Work,
  visit: Visit,
  { person, registration }: { person: Person; registration: Registration },
): Visit {
  const { sealed, hashes, phone } = registration;
  const dialHash = visit.dialHash ?? phone?.hash ?? person.hashes.phone;
  return {
    ...visit,
    ...historyFrom(work, person, visit),
    personId: person.personId,
    citizen: factsOf(person, today(work)),
    codeHash: hashes.code,
    referenceCode: sealed.referenceCode,
    ...foundBy(...(visit.numberHashes ?? []), person.hashes.phone),
    ...(dialHash !== undefined && { dialHash }),
  };
}

interface Registered {
  isNew: boolean;
  /** The person had an open case. */
  joined: boolean;
}

function recordRegistration(
  work: Work,
  visit: Visit,
  registration: Registration,
  { isNew, joined }: Registered,
): Visit {
  const { choice, notOffered } = registration;
  const about = { visitId: visit.visitId };
  if (isNew) work.record({ type: 'visitOpened', openedBy: 'registration', choice }, about);
  const offered = notOffered === undefined || visit.offer !== undefined;
  work.record({ type: 'personRegistered', openedAt: visit.openedAt, offered, joined }, about);
  return putChoice(work, visit, registration);
}

function arrange(
  work: Work,
  visit: Visit,
  { choice }: Registration,
  { chair, isNew }: { chair: Chair | undefined; isNew: boolean },
): void {
  work.put(visit);
  if (choice === 'callback') {
    // A promise that nobody could keep is none.
    if (!isReachable(work, visit)) refuse('numberMissing', 'phone');
    demandTelephone(work, visit.conversationType, work.now);
    promiseCallback(work, visit, { kind: 'callback' });
  }
  if (choice === 'physical' && chair !== undefined) takeBackCallback(work, bookVisitMeeting(work, visit, chair));
  // Nothing is free: the person is registered all the same, and the desk finds a time.
  if (choice === 'physical' && chair === undefined) askDesk(work, visit, 'findTime');
  if (choice === 'none' && isNew) askDeskBy(work, visit, { what: 'choose', dueAt: plus(work.now, deadlines.choose) });
}
