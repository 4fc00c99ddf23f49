import type { Entity } from '../../schemas/entity.ts';
import type { Visit } from '../../schemas/visit.ts';

export interface Key {
  pk: string;
  sk: string;
}

/** Where each entity stands: the only place that knows the table's keys. */
export const keyOf = (entity: Entity): Key => {
  switch (entity.entity) {
    case 'unit':
      return keys.unit(entity.unitId);
    case 'lineNumber':
      return keys.lineNumber(entity.number);
    case 'staff':
      return keys.staff(entity.staffId);
    case 'consultant':
      return keys.consultant(entity.unitId, entity.staffId);
    case 'availability':
      return { pk: `UNIT#${entity.unitId}`, sk: `AVAILABLE#${entity.idleFrom}#${entity.staffId}` };
    case 'queueEntry':
      return { pk: `UNIT#${entity.unitId}`, sk: `WAITING#${entity.placeAt}#${entity.callId}` };
    case 'applicant':
      return keys.applicant(entity.applicantId);
    case 'lookup':
      // A code belongs to one applicant; a telephone may be shared by a family.
      return {
        pk: `LOOKUP#${entity.unitId}#${entity.kind}#${entity.hash}`,
        sk: entity.kind === 'code' ? 'CODE' : entity.applicantId,
      };
    case 'visit':
      return keys.visit(entity.visitId);
    case 'checklist':
      return keys.checklist(entity.visitId);
    case 'call':
      return keys.call(entity.callId);
    case 'slot':
      return keys.slot(entity.unitId, entity.slotId);
    case 'meeting':
      return keys.meeting(entity.meetingId);
    case 'followUp':
      return keys.followUp(entity.followUpId);
    case 'task':
      return keys.task(entity.taskId);
    case 'event':
      return keys.event(entity.unitId, entity.day, entity.at, entity.eventId);
    case 'rollUp':
      return keys.rollUp(entity.unitId, entity.day);
  }
};

export const keys = {
  unit: (unitId: string): Key => ({ pk: `UNIT#${unitId}`, sk: 'UNIT' }),
  lineNumber: (number: string): Key => ({ pk: `NUMBER#${number}`, sk: 'NUMBER' }),
  staff: (staffId: string): Key => ({ pk: `STAFF#${staffId}`, sk: 'STAFF' }),
  consultant: (unitId: string, staffId: string): Key => ({ pk: `UNIT#${unitId}`, sk: `CONSULTANT#${staffId}` }),
  applicant: (applicantId: string): Key => ({ pk: `APPLICANT#${applicantId}`, sk: 'APPLICANT' }),
  visit: (visitId: string): Key => ({ pk: `VISIT#${visitId}`, sk: 'VISIT' }),
  checklist: (visitId: string): Key => ({ pk: `VISIT#${visitId}`, sk: 'CHECKLIST' }),
  call: (callId: string): Key => ({ pk: `CALL#${callId}`, sk: 'CALL' }),
  slot: (unitId: string, slotId: string): Key => ({ pk: `SLOTS#${unitId}`, sk: slotId }),
  meeting: (meetingId: string): Key => ({ pk: `MEETING#${meetingId}`, sk: 'MEETING' }),
  followUp: (followUpId: string): Key => ({ pk: `FOLLOWUP#${followUpId}`, sk: 'FOLLOWUP' }),
  task: (taskId: string): Key => ({ pk: `TASK#${taskId}`, sk: 'TASK' }),
  event: (unitId: string, day: string, at: string, eventId: string): Key => ({
    pk: `EVENTS#${unitId}#${day}`,
    sk: `${at}#${eventId}`,
  }),
  rollUp: (unitId: string, day: string): Key => ({ pk: `REPORT#${unitId}`, sk: `DAY#${day}` }),
  applied: (eventId: string): Key => ({ pk: `APPLIED#${eventId}`, sk: 'APPLIED' }),
};

/** Names of the lists of a unit on the `list` index. */
export type ListName = 'open' | 'callback' | 'unfinished' | 'call' | 'meeting' | 'followUp' | 'task';
export const listOf = (unitId: string, name: ListName): string => `${unitId}#${name}`;

/** The list of all units, for what is looked after for each. */
export const UNITS = 'units';

/** Timed duties stand together; stale presence apart, since it is looked after only in passing. */
export const DUTY = 'due';
export const PRESENCE = 'presence';

export interface IndexAttributes {
  duty?: string;
  dueAt?: string;
  list?: string;
  listAt?: string;
}

/** An effect without outcome is taken up by `sweep` after this long. */
const EFFECT_PATIENCE_MS = 60_000;

const due = (dueAt: string | undefined, duty = DUTY): IndexAttributes => (dueAt === undefined ? {} : { duty, dueAt });
const list = (unitId: string, name: ListName, listAt: string): IndexAttributes => ({
  list: listOf(unitId, name),
  listAt,
});

const visitAttributes = (visit: Visit): IndexAttributes => {
  if (visit.ended !== undefined || visit.conclusion !== undefined) return {};
  if (visit.promise !== undefined) {
    return {
      ...list(visit.unitId, 'callback', visit.promise.nextAt),
      ...(visit.activeCallId === undefined && due(visit.promise.nextAt)),
    };
  }
  if (visit.talkedAt !== undefined) return list(visit.unitId, 'unfinished', visit.talkedAt);
  return { ...list(visit.unitId, 'open', visit.openedAt), ...due(visit.chooseBy) };
};

/** On which lists an entity stands and when it is next due: all derived from the entity, so that an index can never tell another story. */
export const indexOf = (entity: Entity): IndexAttributes => {
  switch (entity.entity) {
    case 'unit':
      return { list: UNITS, listAt: entity.unitId };
    case 'visit':
      return visitAttributes(entity);
    case 'call':
      return {
        ...list(entity.unitId, 'call', entity.startedAt),
        ...(entity.routing !== 'ended' && due(entity.checkAt)),
      };
    case 'consultant':
      if (entity.state === 'off') return {};
      if (entity.state === 'wrapping') return due(entity.wrapUntil);
      // Cooling off: a duty of its own, so that a waiting call is given to them in time.
      if (entity.state === 'available' && entity.idleFrom !== undefined && entity.idleFrom > entity.since)
        return due(entity.idleFrom);
      return due(entity.aliveAt, PRESENCE);
    case 'meeting':
      return entity.state === 'cancelled' ? {} : list(entity.unitId, 'meeting', entity.startAt);
    case 'followUp':
      return entity.closed !== undefined
        ? {}
        : {
            ...list(entity.unitId, 'followUp', entity.dueAt),
            ...(entity.overdueAt === undefined && due(entity.dueAt)),
          };
    case 'task':
      return entity.doneAt === undefined ? list(entity.unitId, 'task', entity.openedAt) : {};
    case 'event':
      return entity.hasEffects ? due(new Date(Date.parse(entity.at) + EFFECT_PATIENCE_MS).toISOString()) : {};
    default:
      return {};
  }
};
