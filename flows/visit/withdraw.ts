import type { VisitId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { giveUpMeeting } from '../booking/book.ts';
import { recordReplaced } from '../callback/replace.ts';
import { takeBackCallback } from '../callback/take-back.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { refuse } from '../case/work.ts';
import { isOpenContact } from './contact.ts';

/** The visit of this unit, or a refusal. */
export function visitOf(work: Work, visitId: VisitId): Visit {
  const visit = work.demand('visit', visitId);
  return visit.unitId === work.unitId ? visit : refuse('notFound');
}

/** The citizen withdraws the application: the contact ends, the call-back and the meeting are given up. */
export function withdrawVisit(work: Work, visitId: VisitId): void {
  const visit = visitOf(work, visitId);
  if (!isOpenContact(visit)) refuse('alreadyConcluded');
  giveUpMeeting(work, visit, true);
  recordReplaced(work, visit);
  work.record({ type: 'visitEnded', reason: 'withdrawn' }, { visitId });
  const after: Visit = { ...omit(visit, 'callback', 'meeting', 'desk'), ended: { at: work.now, reason: 'withdrawn' } };
  work.put(after);
  takeBackCallback(work, after);
}
