import type { Applicant } from '../../schemas/applicant.ts';
import type { Call } from '../../schemas/call.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { isOpenContact } from './contact.ts';
import { languageOf } from './language.ts';

/** A contact that a call opens, without a registration. `callNumber`: sealed, where a promise or an SMS about it goes. */
export function contactByCall(
  work: Work,
  visitId: Visit['visitId'],
  { applicant, callNumber }: { applicant: Applicant | undefined; callNumber: string | undefined },
): Visit {
  return {
    entity: 'visit',
    visitId,
    unitId: work.unitId,
    version: 0,
    ...(applicant !== undefined && { applicantId: applicant.applicantId, citizen: factsOf(applicant) }),
    ...(callNumber !== undefined && { callNumber }),
    openedBy: 'call',
    openedAt: work.now,
    contactDay: localDayOf(work.now),
  };
}

/**
 * The call in an open contact. Was its case concluded or withdrawn while the caller was on the line, what is chosen now is a contact of
 * its own, or goes on in the one that the person has by now: in the closed one nobody would see to it.
 */
export function inOpenContact(work: Work, call: Call): Call {
  const closed = work.demand('visit', call.visitId);
  if (isOpenContact(closed)) return call;
  const applicant = closed.applicantId === undefined ? undefined : work.item('applicant', closed.applicantId);
  const latest = applicant === undefined ? undefined : work.item('visit', applicant.visitId);
  const isOpen = latest !== undefined && isOpenContact(latest);
  const shown = call.caller === 'danish' ? call.callerSealed : undefined;
  const callNumber = shown ?? closed.callNumber;
  const visit = isOpen ? latest : contactByCall(work, `visit_${work.newId()}`, { applicant, callNumber });
  const { visitId } = visit;
  if (!isOpen) work.record({ type: 'visitOpened', openedBy: 'call' }, { visitId, callId: call.callId });
  if (!isOpen && applicant !== undefined) work.put({ ...applicant, visitId });
  if (closed.activeCallId === call.callId) work.put(omit(closed, 'activeCallId'));
  work.put({ ...visit, activeCallId: visit.activeCallId ?? call.callId, waitingSince: visit.waitingSince ?? work.now });
  return { ...call, visitId };
}

/** What figures need to know of a person; nothing that names anybody. */
export function factsOf({
  knownBefore,
  language,
}: Pick<Applicant, 'knownBefore' | 'language'>): NonNullable<Visit['citizen']> {
  return { knownBefore, language: languageOf(language) };
}
