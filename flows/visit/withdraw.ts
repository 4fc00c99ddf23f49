import type { Visit } from '../../schemas/visit.ts';
import { giveBack, type OldBooking } from '../booking/book.ts';
import type { Draft } from '../change.ts';
import { isOpenContact } from './contact.ts';

/** The citizen no longer applies: the contact ends, the promise and the meeting are given up. Nothing when it is not open. */
export const withdrawVisit = (draft: Draft, visit: Visit, old: OldBooking | undefined): Visit | undefined => {
  if (!isOpenContact(visit)) return undefined;
  if (old !== undefined) giveBack(draft, old);
  const { promise, meeting: _given, ...rest } = visit;
  if (promise !== undefined) draft.tell({ type: 'promiseReplaced' }, { visitId: visit.visitId });
  draft.tell({ type: 'visitEnded', reason: 'withdrawn' }, { visitId: visit.visitId });
  const after: Visit = { ...rest, ended: { at: draft.now, reason: 'withdrawn' } };
  draft.visit(visit, after);
  return after;
};
