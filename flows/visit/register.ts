import type { Applicant, Lookup } from '../../schemas/applicant.ts';
import type { ApplicantId, UnitId, VisitId } from '../../schemas/ids.ts';
import type { Slot } from '../../schemas/meeting.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { bookVisitMeeting } from '../booking/book.ts';
import { localDayOf, plus } from '../calendar/local-time.ts';
import { openPromise } from '../callback/promise.ts';
import type { Draft } from '../change.ts';

export interface Registration {
  unitId: UnitId;
  applicantId: ApplicantId;
  visitId: VisitId;
  /** Everything that names the person, sealed already. */
  sealed: { name: string; cpr?: string | undefined; phone?: string | undefined; referenceCode: string };
  hashes: { phone?: string | undefined; code: string };
  choice: 'callback' | 'physical' | 'none';
  slot: Slot | undefined;
  knownBefore: boolean;
  protectedAddress: boolean;
  language: string;
  policy: Policy;
  /** The contact of an unidentified caller who is registered during or after the call. */
  existing: Visit | undefined;
}

/** An applicant who left without choosing is remembered after two days, well inside the week of LAB § 31. */
const CHOOSE_WITHIN = 'P2D';

/** Registers an applicant (henvendelse) with the same choice as on the telephone; starts the one-week clock of LAB § 31. */
export const registerApplicant = (draft: Draft, registration: Registration): { visit: Visit; applicant: Applicant } => {
  const { unitId, applicantId, sealed, hashes, choice, slot, policy, existing } = registration;
  const visitId = existing?.visitId ?? registration.visitId;
  const applicant: Applicant = {
    entity: 'applicant',
    applicantId,
    unitId,
    version: 0,
    registeredAt: draft.now,
    visitId,
    name: sealed.name,
    ...(sealed.cpr !== undefined && { cpr: sealed.cpr }),
    ...(sealed.phone !== undefined && { phone: sealed.phone }),
    referenceCode: sealed.referenceCode,
    knownBefore: registration.knownBefore,
    protectedAddress: registration.protectedAddress,
    language: registration.language,
  };
  draft.put(applicant);
  const lookups: Lookup[] = [{ entity: 'lookup', unitId, kind: 'code', hash: hashes.code, applicantId }];
  if (hashes.phone !== undefined)
    lookups.push({ entity: 'lookup', unitId, kind: 'phone', hash: hashes.phone, applicantId });
  for (const lookup of lookups) draft.put(lookup);
  const opened: Visit = existing ?? {
    entity: 'visit',
    visitId,
    unitId,
    version: 0,
    openedBy: 'registration',
    openedAt: draft.now,
    contactDay: localDayOf(draft.now),
  };
  let visit: Visit = { ...opened, applicantId };
  if (existing === undefined) draft.tell({ type: 'visitOpened', by: 'registration', choice }, { visitId });
  draft.tell({ type: 'applicantRegistered' }, { visitId });
  if (choice !== 'none') draft.tell({ type: 'choiceMade', choice }, { visitId });
  if (choice === 'callback') visit = openPromise(draft, visit, policy, { kind: 'callback' });
  if (choice === 'physical' && slot !== undefined) visit = bookVisitMeeting(draft, visit, slot);
  if (choice === 'none' && existing === undefined) visit = { ...visit, chooseBy: plus(draft.now, CHOOSE_WITHIN) };
  draft.visit(existing, visit);
  return { visit, applicant };
};
