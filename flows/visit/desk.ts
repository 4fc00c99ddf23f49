import type { SmsTemplate } from '../../schemas/effect.ts';
import type { MeetingId, MessageId, StaffId, VisitId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { DeskNeed, Visit } from '../../schemas/visit.ts';
import { compact } from '../booking/times.ts';
import { endOfDay, localDayOf } from '../calendar/local-time.ts';
import { hoursOn, workingDayAfter } from '../calendar/opening-hours.ts';
import { refuse, type Work } from '../case/work.ts';
import { isOpenContact } from './contact.ts';
import { isSafeContact } from './safe-contact.ts';

/** The end of this working day, or of the next one where the office has closed. */
export function endOfWorkday(work: Work): Instant {
  const today = localDayOf(work.now);
  const hours = hoursOn(today, work.unit);
  return endOfDay(hours !== undefined && work.now < hours.closes ? today : workingDayAfter(today, work.unit));
}

/** Asks the desk for what the line could not do, before the working day is over. */
export function askDesk(work: Work, visit: Visit, what: DeskNeed['what']): Visit {
  return askDeskBy(work, visit, { what, dueAt: endOfWorkday(work) });
}

/** Nothing is arranged and nobody was talked with: the desk asks the citizen, unless it is to see to the case anyway. */
export function askToChoose(work: Work, visit: Visit): Visit {
  const { callback, meeting, talkedAt, desk } = visit;
  const isSeenTo = [callback, meeting, talkedAt, desk].some((one) => one !== undefined);
  return isSeenTo || !isOpenContact(visit) ? visit : askDesk(work, visit, 'choose');
}

/** Asks the desk for something by a moment; it is the contact's next step until it is done. */
export function askDeskBy(work: Work, visit: Visit, { what, dueAt }: Pick<DeskNeed, 'what' | 'dueAt'>): Visit {
  const after: Visit = { ...visit, desk: { what, since: work.now, dueAt } };
  work.put(after);
  work.record({ type: 'deskAsked', what, dueAt }, { visitId: visit.visitId });
  return after;
}

export interface FailedMessage {
  visitId: VisitId;
  meetingId?: MeetingId | undefined;
  /** What it would have told. */
  template?: SmsTemplate | undefined;
  /** The carrier found that the telephone takes no SMS at all. */
  takesNone?: boolean | undefined;
  /** The telephone it was sent to, sealed. */
  to?: string | undefined;
}

/**
 * An SMS that did not arrive, or was not to be sent: somebody must tell the citizen in another way. One for whatever was to be told of a
 * meeting or of a window, however often it is refused; and opened anew when a later one fails after the citizen was told.
 */
export function failMessage(work: Work, failed: FailedMessage): void {
  const { visitId, meetingId, template, to } = failed;
  const visit = work.demand('visit', visitId);
  work.enter(visit.unitId);
  if (failed.takesNone === true) rememberRefusal(work, visit);
  const messageId = messageIdOf(visit, failed);
  const earlier = work.item('message', messageId);
  if (earlier !== undefined && earlier.told === undefined) return;
  work.put({
    entity: 'message',
    messageId,
    unitId: visit.unitId,
    visitId,
    version: earlier?.version ?? 0,
    ...(meetingId !== undefined && { meetingId }),
    ...(template !== undefined && { template }),
    ...(to !== undefined && { to }),
    failedAt: work.now,
    ...(isSafeContact(visit) && { safeContact: true as const }),
  });
  work.record({ type: 'messageFailed', messageId }, { visitId });
}

/** One message for whatever is told of a meeting or of a window. */
export function messageIdOf(visit: Visit, { meetingId, template }: Omit<FailedMessage, 'visitId'>): MessageId {
  const about = meetingId ?? `${visit.visitId}-${compact(visit.callback?.from ?? visit.openedAt)}`;
  return `message_${about}${template === undefined ? '' : `-${template}`}`;
}

/** The number that was written to takes no SMS: none is promised or sent to it any more. */
function rememberRefusal(work: Work, visit: Visit): void {
  const person = visit.personId === undefined ? undefined : work.item('person', visit.personId);
  const registered = person?.hashes.phone;
  if (person !== undefined && registered !== undefined) work.put({ ...person, smsRefused: registered });
  else if (visit.dialHash !== undefined) work.put({ ...visit, smsRefused: visit.dialHash });
}

/** The citizen was told in another way; said twice changes nothing more. */
export function tellCitizen(work: Work, messageId: MessageId, staffId: StaffId): void {
  const message = work.demand('message', messageId);
  if (message.unitId !== work.unitId) refuse('notFound');
  if (message.told !== undefined) return;
  work.put({ ...message, told: { at: work.now, by: staffId } });
  work.record({ type: 'messageTold', messageId }, { visitId: message.visitId });
}
