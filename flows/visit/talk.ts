import type { ConversationTypeId } from '../../schemas/conversation-type.ts';
import type { StaffId, VisitId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Channel } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { demandTelephone } from './by-telephone.ts';
import { isOpenContact } from './contact.ts';
import { holdFirstTalk } from './first-talk.ts';
import { metOf, withConsultant } from './met.ts';
import { heldAt } from './talk-day.ts';
import { visitOf } from './withdraw.ts';

export interface NotedTalk {
  visitId: VisitId;
  form: Channel;
  at: Instant;
  /** Conversation type (samtaletype); without one that of the case. */
  kind?: ConversationTypeId | undefined;
  staffId: StaffId;
}

/**
 * A talk that was held outside the line is entered with its form and time; the case then waits for its conclusion. Refused where it lies
 * ahead, before the day on which the case was opened, or by telephone where its type may not be; noted once more it changes no more than the type.
 */
export function noteTalk(work: Work, { visitId, form, at, kind, staffId }: NotedTalk): void {
  const visit = visitOf(work, visitId);
  if (!isOpenContact(visit)) refuse('alreadyConcluded');
  if (at > work.now) refuse('tooEarly', 'at');
  // Somebody may have talked before registering, but on that day: what lies further back is of another case.
  if (localDayOf(at) < localDayOf(visit.openedAt)) refuse('beforeCase', 'at');
  if (form === 'phone') demandTelephone(work, kind ?? visit.conversationType, at);
  if (isNoted(visit, { form, at })) {
    if (kind !== undefined) chooseTalkType(work, { visitId, kind });
    return;
  }
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

export interface TalkType {
  visitId: VisitId;
  kind: ConversationTypeId;
}

/**
 * Says of which type the talk of an open case is, before, during or after it: script, title and note follow, and so do the rules. A talk
 * that was held before it was called what it is counts as the first one from then on; one that was counted stays so.
 */
export function chooseTalkType(work: Work, { visitId, kind }: TalkType): void {
  const visit = visitOf(work, visitId);
  if (!isOpenContact(visit)) refuse('alreadyConcluded');
  const { talkedForm, talkedAt, talkedBy: staffId } = visit;
  demandForm(work, visit, kind);
  if (kind === (visit.conversationType ?? 'visitation')) return;
  const after: Visit = { ...visit, conversationType: kind };
  work.put(after);
  if (talkedAt === undefined || talkedForm === undefined) return;
  holdFirstTalk(work, after, { form: talkedForm, at: heldAt(visit, talkedAt), staffId });
}

/** The talk that goes on or was promised is one by telephone, on its own day; else the form of the one that was held counts. */
function demandForm(work: Work, { activeCallId, callback, talkedForm }: Visit, kind: ConversationTypeId): void {
  if (activeCallId !== undefined) return demandTelephone(work, kind, work.now);
  if (callback !== undefined) return demandTelephone(work, kind, callback.from);
  if (talkedForm === 'phone') demandTelephone(work, kind, work.now);
}

/** Does this very talk stand already? One that was taken out of the case with its call does not. */
function isNoted({ talkedAt, notedTalk }: Visit, { form, at }: Pick<NotedTalk, 'form' | 'at'>): boolean {
  return talkedAt !== undefined && notedTalk?.at === at && notedTalk.form === form;
}
