import type { Applicant } from '../../schemas/applicant.ts';
import type { CallId, SlotId } from '../../schemas/ids.ts';
import type { Choice, Visit } from '../../schemas/visit.ts';
import { bookVisitMeeting, chosenChair } from '../booking/book.ts';
import { type Chair, firstTime } from '../booking/times.ts';
import { localDayOf, plus } from '../calendar/local-time.ts';
import { promiseCallback } from '../callback/request.ts';
import { takeBackCallback } from '../callback/take-back.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { isOpenContact } from './contact.ts';
import { offerChoice, recordChoice, stageOf } from './offer.ts';
import { factsOf } from './open-contact.ts';
import { openTask } from './task.ts';

export interface Registration {
  /** Everything that names the person, sealed already. */
  sealed: { name: string; cpr?: string | undefined; phone?: string | undefined; referenceCode: string };
  /** Keyed hashes of telephone number and reference code. */
  hashes: { phone?: string | undefined; code: string };
  choice: Exclude<Choice, 'talkNow'>;
  /** The time that was chosen; without it the first free one. */
  slotId?: SlotId | undefined;
  /** The call of an unidentified caller who is registered during it or afterwards. */
  callId?: CallId | undefined;
  knownBefore: boolean;
  protectedAddress: boolean;
  language: string;
}

/** An applicant who left without choosing is remembered after two days, well inside the week of LAB § 31. */
const chooseWithin = 'P2D';

/** Registers an applicant (henvendelse) with the same choice as on the telephone; starts the one-week clock of LAB § 31. */
export function registerApplicant(work: Work, registration: Registration): void {
  const { choice } = registration;
  const existing = callersContact(work, registration.callId);
  const chair = choice === 'physical' ? chairFor(work, registration.slotId) : undefined;
  const visitId = existing?.visitId ?? (`visit_${work.newId()}` as const);
  const applicant = newApplicant(work, registration, visitId);
  const facts = { applicantId: applicant.applicantId, citizen: factsOf(applicant) };
  const visit: Visit = { ...(existing ?? newVisit(work, visitId)), ...facts };
  if (existing === undefined) work.record({ type: 'visitOpened', openedBy: 'registration', choice }, { visitId });
  work.record({ type: 'applicantRegistered', openedAt: visit.openedAt, offered: true }, { visitId });
  const offered = offerChoice(work, visit, { through: 'desk' });
  const chosen = choice === 'none' ? offered : recordChoice(work, offered, { choice, stage: stageOf(work, visit) });
  arrange(work, chosen, choice, { chair, isNew: existing === undefined });
  if (registration.callId !== undefined) nameCaller(work, registration.callId, applicant);
  work.made.visitId = visitId;
}

/** The open contact of the call in which somebody is registered. */
function callersContact(work: Work, callId: CallId | undefined): Visit | undefined {
  if (callId === undefined) return undefined;
  const call = work.demand('call', callId);
  if (call.unitId !== work.unitId) refuse('notFound');
  const visit = work.demand('visit', call.visitId);
  // A call that has ended stays with its nameless contact and knows by itself who it was: the contact does not say.
  if (visit.applicantId !== undefined || call.identified) refuse('alreadyIdentified', 'callId');
  return isOpenContact(visit) ? visit : undefined;
}

function chairFor(work: Work, slotId: SlotId | undefined): Chair | undefined {
  return slotId === undefined ? firstTime(work) : chosenChair(work, slotId);
}

function newApplicant(work: Work, registration: Registration, visitId: Visit['visitId']): Applicant {
  const { sealed, hashes } = registration;
  const applicantId = `applicant_${work.newId()}` as const;
  const { unitId } = work;
  const applicant: Applicant = {
    entity: 'applicant',
    applicantId,
    unitId,
    version: 0,
    registeredAt: work.now,
    visitId,
    name: sealed.name,
    ...(sealed.cpr !== undefined && { cpr: sealed.cpr }),
    ...(sealed.phone !== undefined && { phone: sealed.phone }),
    referenceCode: sealed.referenceCode,
    knownBefore: registration.knownBefore,
    protectedAddress: registration.protectedAddress,
    language: registration.language,
  };
  work.put(applicant);
  work.put({ entity: 'codeLookup', unitId, hash: hashes.code, applicantId });
  if (hashes.phone !== undefined) work.put({ entity: 'phoneLookup', unitId, hash: hashes.phone, applicantId });
  return applicant;
}

function newVisit(work: Work, visitId: Visit['visitId']): Visit {
  return {
    entity: 'visit',
    visitId,
    unitId: work.unitId,
    version: 0,
    openedBy: 'registration',
    openedAt: work.now,
    contactDay: localDayOf(work.now),
  };
}

function arrange(
  work: Work,
  visit: Visit,
  choice: Registration['choice'],
  { chair, isNew }: { chair: Chair | undefined; isNew: boolean },
): void {
  work.put(visit);
  if (choice === 'callback') promiseCallback(work, visit, { kind: 'callback' });
  if (choice === 'physical' && chair !== undefined) takeBackCallback(work, bookVisitMeeting(work, visit, chair));
  // Nothing is free: the person is registered all the same, and the desk finds a time.
  if (choice === 'physical' && chair === undefined) openTask(work, visit, 'noTimes');
  if (choice === 'none' && isNew) work.put({ ...visit, chooseBy: plus(work.now, chooseWithin) });
}

/** The caller is known from now on; a call that goes on though its contact has ended goes on in the one that was registered. */
function nameCaller(work: Work, callId: CallId, applicant: Applicant): void {
  const call = work.demand('call', callId);
  const { visitId } = applicant;
  const moves = call.visitId !== visitId && call.state.at !== 'ended';
  const named = { ...call, identified: true, callable: call.callable || applicant.phone !== undefined };
  work.put(moves ? { ...named, visitId } : named);
  if (!moves) return;
  const left = work.demand('visit', call.visitId);
  if (left.activeCallId === callId) work.put(omit(left, 'activeCallId'));
  work.put({ ...work.demand('visit', visitId), activeCallId: callId });
}
