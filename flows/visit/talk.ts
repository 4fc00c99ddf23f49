import type { StaffId, VisitId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Channel } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { isOpenContact } from './contact.ts';
import { holdFirstTalk } from './first-talk.ts';
import { metOf, withConsultant } from './met.ts';
import { visitOf } from './withdraw.ts';

export interface NotedTalk {
  visitId: VisitId;
  form: Channel;
  at: Instant;
  /** Conversation type (samtaletype). */
  kind?: string | undefined;
  staffId: StaffId;
}

/**
 * A talk that was held outside the line is entered with its form and time; the case then waits for its conclusion. Refused where it lies
 * ahead, or before the day on which the case was opened; noted once more it changes nothing.
 */
export function noteTalk(work: Work, { visitId, form, at, kind, staffId }: NotedTalk): void {
  const visit = visitOf(work, visitId);
  if (!isOpenContact(visit)) refuse('alreadyConcluded');
  if (at > work.now) refuse('tooEarly', 'at');
  // Somebody may have talked before registering, but on that day: what lies further back is of another case.
  if (localDayOf(at) < localDayOf(visit.openedAt)) refuse('beforeCase', 'at');
  if (isNoted(visit, { form, at })) return;
  work.record(
    { type: 'talkNoted', form, heldAt: at, ...(kind !== undefined && { conversationType: kind }) },
    { visitId, ...metOf(visit, staffId) },
  );
  const talked = {
    ...omit(visit, 'desk', 'waitingSince'),
    talkedAt: work.now,
    talkedBy: staffId,
    ...withConsultant(visit, staffId),
    talkedForm: form,
    notedTalk: { at, form },
    ...(kind !== undefined && { conversationType: kind }),
  };
  work.put(talked);
  holdFirstTalk(work, talked, { form, at, staffId });
}

/** Does this very talk stand already? One that was taken out of the case with its call does not. */
function isNoted({ talkedAt, notedTalk }: Visit, { form, at }: Pick<NotedTalk, 'form' | 'at'>): boolean {
  return talkedAt !== undefined && notedTalk?.at === at && notedTalk.form === form;
}
