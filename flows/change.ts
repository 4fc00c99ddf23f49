import type { Effect } from '../schemas/effect.ts';
import type { Entity } from '../schemas/entity.ts';
import type { ContactMove, Event, Told } from '../schemas/event.ts';
import type { CallId, UnitId, VisitId } from '../schemas/ids.ts';
import type { Instant } from '../schemas/time.ts';
import type { Visit } from '../schemas/visit.ts';
import { localDayOf } from './calendar/local-time.ts';
import { contactState } from './visit/contact.ts';

/** New state and the events that tell of it: written together or not at all. */
export interface Change {
  /** Written under the condition that the stored version is the one carried here (0: not there yet). */
  puts: Entity[];
  /** Removed under the condition that they are still there. */
  removals: Entity[];
  events: Event[];
}

export interface Draft {
  readonly now: Instant;
  put(entity: Exclude<Entity, Visit>): void;
  /** A visit is put with what it was before, so that the move of the contact is told by itself. */
  visit(before: Visit | undefined, after: Visit): void;
  remove(entity: Entity): void;
  tell(told: Told, about: { visitId?: VisitId; callId?: CallId; effects?: Effect[] }): void;
  finish(): Change;
}

const move = (before: Visit | undefined, after: Visit): ContactMove | undefined => {
  const to = contactState(after);
  const from = before === undefined ? undefined : contactState(before);
  if (from === to) return undefined;
  return {
    day: after.contactDay,
    to,
    ...(from !== undefined && { from }),
    ...(after.ended !== undefined && { reason: after.ended.reason }),
  };
};

/**
 * Starts a change. `cause` names it once and for all (an aggregate and its version), so that a repeated write meets its own events and
 * is refused. Throws from `finish` when a contact moves without an event: a move nobody tells of would make the reports lie.
 */
export const draftChange = (unitId: UnitId, now: Instant, cause: string): Draft => {
  const puts = new Map<string, Entity>();
  const removals: Entity[] = [];
  const visits = new Map<VisitId, { before: Visit | undefined; after: Visit }>();
  const events: Event[] = [];
  return {
    now,
    put: (entity) => {
      puts.set(nameOf(entity), entity);
    },
    visit: (before, after) => {
      const earlier = visits.get(after.visitId);
      visits.set(after.visitId, { before: earlier === undefined ? before : earlier.before, after });
    },
    remove: (entity) => {
      removals.push(entity);
    },
    tell: (told, { visitId, callId, effects = [] }) => {
      events.push({
        entity: 'event',
        eventId: `event_${cause}.${events.length}`,
        unitId,
        at: now,
        day: localDayOf(now),
        ...(visitId !== undefined && { visitId }),
        ...(callId !== undefined && { callId }),
        told,
        effects,
        hasEffects: effects.length > 0,
      });
    },
    finish: () => {
      for (const { before, after } of visits.values()) {
        puts.set(nameOf(after), after);
        const contact = move(before, after);
        if (contact === undefined) continue;
        const teller = events.find((event) => event.visitId === after.visitId);
        if (teller === undefined) throw new Error(`Contact of ${after.visitId} moves without an event`);
        teller.contact = contact;
      }
      // A call carries its visit as it will stand after this write, so that the next key press needs no second read.
      for (const [name, entity] of puts) {
        if (entity.entity !== 'call') continue;
        const changed = visits.get(entity.visit.visitId);
        if (changed !== undefined)
          puts.set(name, { ...entity, visit: { ...changed.after, version: changed.after.version + 1 } });
      }
      return { puts: [...puts.values()], removals, events };
    },
  };
};

/** A name within one change: the last put of an entity stands. */
const nameOf = (entity: Entity): string => {
  switch (entity.entity) {
    case 'visit':
      return entity.visitId;
    case 'call':
      return entity.callId;
    case 'consultant':
      return `consultant ${entity.staffId}`;
    case 'availability':
      return `availability ${entity.staffId}`;
    case 'queueEntry':
      return `queue ${entity.callId}`;
    case 'slot':
      return `slot ${entity.slotId}`;
    case 'meeting':
      return entity.meetingId;
    case 'followUp':
      return entity.followUpId;
    case 'task':
      return entity.taskId;
    case 'applicant':
      return entity.applicantId;
    case 'lookup':
      return `${entity.kind} ${entity.hash}`;
    case 'checklist':
      return `checklist ${entity.visitId}`;
    case 'event':
      return entity.eventId;
    case 'staff':
      return `staff ${entity.staffId}`;
    case 'unit':
      return `unit ${entity.unitId}`;
    case 'lineNumber':
      return entity.number;
    case 'rollUp':
      return `rollUp ${entity.day}`;
  }
};
