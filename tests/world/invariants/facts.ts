import { additionsOf } from '../../../flows/report/count.ts';
import { consultantLegOf, isHeld, legOf, staffOf } from '../../../flows/routing/legs.ts';
import { chosenIn } from '../../../flows/visit/answers.ts';
import { contactState } from '../../../flows/visit/contact.ts';
import type { Row } from '../../../functions/adapters/table.ts';
import type { Entity } from '../../../schemas/entity.ts';
import { payload } from '../../../schemas/event.ts';
import type { TaskDone, TaskSort } from '../../../schemas/task.ts';
import { answersIn } from '../sealing.ts';
import type { Fact } from './fact.ts';
import { consultantOf, judgedOf, personOf, promiseOf, ringsOf, stepOf, supervisedIn } from './fact-parts.ts';
import { outreachOf } from './outreach-parts.ts';

/* What the rows of the table mean to the invariants: the only file here that knows how entities are shaped. */

const stages = {
  prompt: 'inLine',
  waiting: 'waiting',
  reserved: 'ringing',
  accepted: 'joining',
  connected: 'talking',
  lost: 'lost',
  ended: 'ended',
} as const;

const countPrefix = 'count.';
const taskOutcomes: Record<TaskSort, readonly TaskDone[]> = {
  acuteNeed: ['told'],
  coordinator: ['accepted', 'declined'],
  brokenPromise: ['spokenWith'],
  otherConsultant: ['given'],
  officeGone: ['spokenWith'],
};
const final: string[] = ['done', 'refused'];

/** Every type of event there is, so that one that never occurs is seen. */
export const eventTypes: string[] = payload.def.options.map((option) => String(option.def.shape.type.def.values[0]));

/** How each kind of row is read; the others say nothing to any invariant. */
const readers: { [Kind in Entity['entity']]?: (entity: Extract<Entity, { entity: Kind }>) => Fact } = {
  visit: (visit) => ({
    is: 'contact',
    id: visit.visitId,
    person: visit.personId,
    state: contactState(visit),
    joined: visit.ended?.reason === 'joined',
    open: visit.ended === undefined && visit.conclusion === undefined,
    concluded: visit.conclusion !== undefined,
    judged: visit.conclusion && judgedOf(visit.conclusion),
    ended: visit.ended !== undefined,
    talked: visit.talkedAt !== undefined,
    promise: visit.callback && promiseOf(visit.callback),
    dials: visit.dialHash,
    safe: visit.noMessages !== undefined,
    written: visit.inWriting !== undefined,
    meetingId: visit.meeting?.meetingId,
    callId: visit.activeCallId,
    desk: visit.desk !== undefined,
    ...stepOf(visit),
  }),
  call: (call) => ({
    is: 'call',
    id: call.callId,
    visitId: call.visitId,
    direction: call.direction,
    stage: stages[call.state.at],
    abandoned: call.state.at === 'ended' && call.state.outcome === 'abandoned',
    onHold: isHeld(call),
    supervised: supervisedIn(call),
    citizenSid: legOf(call, call.citizenLeg)?.sid,
    consultantSid: legOf(call, consultantLegOf(call))?.sid,
    staffId: staffOf(call),
    placeAt: call.placeAt,
    talks: call.connectedAt !== undefined,
    provisional: call.through === 'number',
    step: call.step,
    ...ringsOf(call),
  }),
  consultant: consultantOf,
  meeting: ({ meetingId, visitId, slotId, state, purpose, startAt, bookedAt }) => ({
    is: 'meeting',
    id: meetingId,
    visitId,
    slotId,
    booked: state === 'booked',
    over: state === 'held' || state === 'noShow',
    ofVisit: purpose === 'visit',
    startAt,
    bookedAt,
  }),
  slot: ({ slotId, meetingId, startAt }) => ({ is: 'slot', id: slotId, meetingId, startAt }),
  followUp: (followUp) => ({
    is: 'followUp',
    id: followUp.followUpId,
    visitId: followUp.visitId,
    open: followUp.closed === undefined,
    meetingId: followUp.meeting?.meetingId,
    provisionalCategory: followUp.provisionalCategory,
    closed: followUp.closed,
    startAt: followUp.meeting?.startAt,
    ...stepOf(followUp),
  }),
  message: (message) => ({
    is: 'message',
    id: message.messageId,
    visitId: message.visitId,
    open: message.told === undefined,
    ...stepOf(message),
  }),
  reply: (reply) => ({
    is: 'reply',
    id: reply.replyId,
    unread: reply.meaning === 'other' && reply.dueAt === undefined,
    open: reply.dueAt !== undefined && reply.answered === undefined,
    ...stepOf(reply),
  }),
  birthday: (birthday) => ({
    is: 'birthday',
    id: birthday.personId,
    open: birthday.settled === undefined && birthday.saidAt !== undefined,
    ...stepOf(birthday),
  }),
  note: (note) => ({
    is: 'note',
    id: note.visitId,
    version: note.version,
    locked: note.locked,
    open: note.locked === undefined && note.movedTo === undefined,
    ...stepOf(note),
  }),
  task: (task) => ({
    is: 'task',
    id: task.taskId,
    outcomes: taskOutcomes[task.sort],
    sort: task.sort,
    visitId: task.visitId,
    closed: task.closed,
    open: task.closed === undefined,
    ...stepOf(task),
  }),
  outreach: (entry) => ({ ...outreachOf(entry), ...stepOf(entry) }),
  watchMark: (mark) => ({
    is: 'watchMark',
    id: mark.watchMarkId,
    opensAt: mark.opensAt,
    closed: mark.closed,
    open: mark.closed === undefined && mark.saidAt !== undefined,
    ...stepOf(mark),
  }),
  correction: ({ correctionId, undone }) => ({ is: 'correction', id: correctionId, undone: undone !== undefined }),
  checklist: (checklist) => ({
    is: 'checklist',
    id: checklist.visitId,
    inNeed: chosenIn(answersIn(checklist).F2).includes('nej'),
  }),
  queueSeat: ({ seat, callId }) => ({ is: 'queueSeat', id: String(seat), callId }),
  wrongCodes: ({ from, wrong }) => ({ is: 'wrongCodes', id: from, wrong, ofLine: from === 'line' }),
  queueEntry: ({ placeAt, callId }) => ({ is: 'queueEntry', id: `${placeAt} ${callId}`, callId }),
  availability: ({ idleFrom, staffId }) => ({
    is: 'availability',
    id: `${idleFrom} ${staffId}`,
    staffId,
    idleFrom,
  }),
  person: personOf,
  event: (event) => {
    const { eventId, payload: told, visitId, callId, contact, effects, outcomes } = event;
    return {
      is: 'event',
      id: eventId,
      type: told.type,
      visitId,
      callId,
      reminds: told.type === 'meetingReminded' ? told.meetingId : undefined,
      contact: contact && { from: contact.from, to: contact.to, joined: contact.reason === 'joined' },
      settled: effects.every(({ kind }, index) => kind === 'match' || final.includes(outcomes?.[index]?.result ?? '')),
      additions: () => additionsOf(event),
    };
  },
};

/** Counters are attributes of their own. */
function rollUpOf(row: Row): Fact {
  const counted = Object.entries(row).filter(([name]) => name.startsWith(countPrefix));
  const counts = counted.map(([name, value]) => [name.slice(countPrefix.length), Number(value)]);
  return { is: 'rollUp', id: String(row.day), counts: Object.fromEntries(counts) };
}

/** The fact a row states; nothing for rows that no invariant looks at. */
export function factOf(row: Row): Fact | undefined {
  if (row.entity === 'rollUp') return rollUpOf(row);
  const reader = readers[row.entity as Entity['entity']] as ((row: Row) => Fact) | undefined;
  return reader?.(row);
}
