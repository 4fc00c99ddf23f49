import * as z from 'zod/mini';
import { access } from './access.ts';
import { birthday } from './birthday.ts';
import { call } from './call.ts';
import { checklist, checklistVersions, publishedChecklist } from './checklist.ts';
import { connection, liveTicket } from './connection.ts';
import { correction } from './correction.ts';
import { event } from './event.ts';
import { rollUp } from './figures.ts';
import { followUp } from './follow-up.ts';
import { mark } from './mark.ts';
import { meeting, slot } from './meeting.ts';
import { message, sentSms } from './message.ts';
import { note } from './note.ts';
import { outreach } from './outreach.ts';
import { codeLookup, openNumber, person, personLookup } from './person.ts';
import { legLookup, numberInUse, promised, queueEntry, queueSeat } from './queue.ts';
import { reply, replyMark } from './reply.ts';
import { availability, consultant, staff, userName } from './staff.ts';
import { task } from './task.ts';
import { closing, lineNumber, unit } from './unit.ts';
import { visit } from './visit.ts';
import { watchMark } from './watch-mark.ts';
import { wrongCodes } from './wrong-codes.ts';

/** Everything that stands in the table, told apart by `entity`. */
export const entity = z.discriminatedUnion('entity', [
  unit,
  closing,
  lineNumber,
  staff,
  userName,
  consultant,
  availability,
  person,
  personLookup,
  codeLookup,
  wrongCodes,
  openNumber,
  visit,
  call,
  legLookup,
  numberInUse,
  queueEntry,
  queueSeat,
  promised,
  slot,
  meeting,
  followUp,
  message,
  sentSms,
  reply,
  replyMark,
  birthday,
  watchMark,
  task,
  outreach,
  correction,
  note,
  checklist,
  checklistVersions,
  publishedChecklist,
  access,
  event,
  rollUp,
  mark,
  connection,
  liveTicket,
]);
export type Entity = z.infer<typeof entity>;
export type EntityKind = Entity['entity'];
export type EntityOf<Kind extends EntityKind> = Extract<Entity, { entity: Kind }>;

/** What tells one item of a kind from the others within its unit. */
export const identify: { [Kind in EntityKind]: (of: EntityOf<Kind>) => string } = {
  unit: ({ unitId }) => unitId,
  closing: ({ unitId }) => unitId,
  lineNumber: ({ number }) => number,
  staff: ({ subject }) => subject,
  userName: ({ user }) => user,
  consultant: ({ staffId }) => staffId,
  availability: ({ staffId, idleFrom }) => `${idleFrom}#${staffId}`,
  person: ({ personId }) => personId,
  personLookup: ({ kind, hash, personId }) => `${kind}#${hash}#${personId}`,
  codeLookup: ({ hash }) => hash,
  wrongCodes: ({ from }) => from,
  openNumber: ({ hash, visitId }) => `${hash}#${visitId}`,
  visit: ({ visitId }) => visitId,
  call: ({ callId }) => callId,
  legLookup: ({ hash }) => hash,
  // Any number of people may call from a telephone; one call-back rings it.
  numberInUse: ({ hash, callId, direction }) => `${hash}#${direction === 'callback' ? direction : callId}`,
  queueEntry: ({ placeAt, callId }) => `${placeAt}#${callId}`,
  queueSeat: ({ seat }) => String(seat),
  promised: ({ until, from, visitId }) => `${until}#${from}#${visitId}`,
  slot: ({ slotId }) => slotId,
  meeting: ({ meetingId }) => meetingId,
  followUp: ({ followUpId }) => followUpId,
  message: ({ messageId }) => messageId,
  sentSms: ({ visitId, smsId }) => `${visitId}#${smsId}`,
  reply: ({ replyId }) => replyId,
  replyMark: ({ about }) => about,
  birthday: ({ personId }) => personId,
  watchMark: ({ watchMarkId }) => watchMarkId,
  task: ({ taskId }) => taskId,
  outreach: ({ outreachId }) => outreachId,
  correction: ({ correctionId }) => correctionId,
  note: ({ visitId }) => visitId,
  checklist: ({ visitId }) => visitId,
  checklistVersions: ({ unitId }) => unitId,
  publishedChecklist: ({ definition }) => definition.definitionVersion,
  access: ({ accessId }) => accessId,
  event: ({ day, at, eventId }) => `${day}#${at}#${eventId}`,
  rollUp: ({ day }) => day,
  mark: ({ kind }) => kind,
  connection: ({ connectionId }) => connectionId,
  liveTicket: ({ hash }) => hash,
};

/** Names one item within a unit. */
export interface Ref<Kind extends EntityKind = EntityKind> {
  entity: Kind;
  id: string;
}

export function idOf(of: Entity): string {
  return (identify[of.entity] as (value: Entity) => string)(of);
}

export function nameOf({ entity: kind, id }: Ref): string {
  return `${kind} ${id}`;
}

export function refOf(of: Entity): Ref {
  return { entity: of.entity, id: idOf(of) };
}
