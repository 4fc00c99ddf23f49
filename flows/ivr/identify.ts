import type { Applicant } from '../../schemas/applicant.ts';
import type { Call } from '../../schemas/call.ts';
import type { CallId, VisitId } from '../../schemas/ids.ts';
import { refuse, type Work } from '../case/work.ts';
import { isOpenContact } from '../visit/contact.ts';
import { joinContacts, wouldHaveTwoTalks } from '../visit/join.ts';
import { factsOf } from '../visit/open-contact.ts';
import { ask } from './ask.ts';

/** Six digits were keyed: is there an applicant behind them? Then the call goes on in that case. */
export function identifyByCode(work: Work, call: Call, code: string): boolean {
  const applicantId = work.answer({ need: 'codeOwner', unitId: work.unitId, code });
  const applicant = applicantId === null ? undefined : work.item('applicant', applicantId);
  if (applicant === undefined || work.item('visit', applicant.visitId) === undefined) return false;
  // Registered during this call: somebody else's code does not make two people one.
  const known = work.demand('visit', call.visitId).applicantId;
  if (known !== undefined && known !== applicant.applicantId) return false;
  const identified = identifyCall(work, call, applicant, 'code');
  ask(work, identified, 'menu', 'codeFound');
  return true;
}

/** Staff says whose call it is. */
export function linkCall(work: Work, callId: CallId, visitId: VisitId): void {
  work.preload({ entity: 'call', id: callId }, { entity: 'visit', id: visitId });
  const call = work.demand('call', callId);
  const visit = work.demand('visit', visitId);
  if (call.unitId !== work.unitId || visit.unitId !== work.unitId) refuse('notFound');
  if (call.visitId === visitId) return;
  if (work.demand('visit', call.visitId).applicantId !== undefined) refuse('alreadyIdentified');
  const applicant = visit.applicantId === undefined ? undefined : work.item('applicant', visit.applicantId);
  if (applicant === undefined) refuse('unidentifiedVisit', 'visitId');
  work.put(identifyCall(work, call, applicant, 'staff'));
}

/** The caller is this applicant: the call moves to the applicant's case, and the contact it had opened is joined to it. */
function identifyCall(work: Work, call: Call, applicant: Applicant, through: 'code' | 'staff'): Call {
  const known: Call = { ...call, identified: true, callable: call.callable || applicant.phone !== undefined };
  const own = work.demand('visit', call.visitId);
  const found = work.demand('visit', applicant.visitId);
  if (found.visitId === own.visitId) return known;
  if (!isOpenContact(found)) {
    // The earlier case is closed: the caller's own contact goes on, now with a name.
    work.put({ ...applicant, visitId: own.visitId });
    work.put({ ...own, applicantId: applicant.applicantId, citizen: factsOf(applicant) });
    work.record({ type: 'callIdentified', through }, { visitId: own.visitId, callId: call.callId });
    return known;
  }
  // What was concluded about a caller without a name cannot go on in a case that is open.
  if (own.conclusion !== undefined) refuse('alreadyConcluded');
  if (through === 'staff' && wouldHaveTwoTalks(work, call, own, found)) refuse('caseInCall');
  // First the call, then the contacts: what is joined may end this very call, a call-back that nobody wishes any more.
  const { activeCallId: besides } = found;
  work.put({ ...known, visitId: found.visitId, ...(besides !== undefined && { besides }) });
  joinContacts(work, call, own, found);
  const standing = besides === undefined ? undefined : work.item('call', besides);
  if (standing !== undefined && standing.state.at !== 'ended') work.put({ ...standing, followedBy: call.callId });
  work.record({ type: 'callIdentified', through }, { visitId: found.visitId, callId: call.callId });
  return work.demand('call', call.callId);
}
