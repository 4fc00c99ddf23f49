import type { Change } from '../../flows/change.ts';
import type { Applicant } from '../../schemas/applicant.ts';
import type { Call, QueueEntry } from '../../schemas/call.ts';
import type { Checklist } from '../../schemas/checklist.ts';
import { type Entity, entity } from '../../schemas/entity.ts';
import type { EffectOutcome, Event } from '../../schemas/event.ts';
import type { FollowUp } from '../../schemas/follow-up.ts';
import type { UnitId } from '../../schemas/ids.ts';
import type { Meeting, Slot } from '../../schemas/meeting.ts';
import type { Availability, Consultant, Staff } from '../../schemas/staff.ts';
import type { Task } from '../../schemas/task.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { DUTY, indexOf, type Key, keyOf, keys, type ListName, listOf, PRESENCE, UNITS } from './keys.ts';
import type { Query, Row, Table, Write } from './table.ts';

/** `conflict`: somebody else was first; names the entities whose condition did not hold. */
export type Committed = { done: true } | { done: false; conflict: string[] };

export interface Store {
  unit(unitId: UnitId): Promise<Unit | undefined>;
  unitIds(): Promise<UnitId[]>;
  unitIdOfNumber(number: string): Promise<UnitId | undefined>;
  staff(staffId: string): Promise<Staff | undefined>;
  consultant(unitId: UnitId, staffId: string): Promise<Consultant | undefined>;
  consultants(unitId: UnitId): Promise<Consultant[]>;
  available(unitId: UnitId, limit: number): Promise<Availability[]>;
  waiting(unitId: UnitId, limit?: number): Promise<QueueEntry[]>;
  applicant(applicantId: string): Promise<Applicant | undefined>;
  /** Applicants behind a keyed hash; several where a family shares a telephone. */
  lookUp(unitId: UnitId, kind: 'phone' | 'code', hash: string): Promise<string[]>;
  visit(visitId: string): Promise<Visit | undefined>;
  checklist(visitId: string): Promise<Checklist | undefined>;
  call(callId: string): Promise<Call | undefined>;
  slot(unitId: UnitId, slotId: string): Promise<Slot | undefined>;
  slots(unitId: UnitId, from: string, to: string, limit?: number): Promise<Slot[]>;
  meeting(meetingId: string): Promise<Meeting | undefined>;
  followUp(followUpId: string): Promise<FollowUp | undefined>;
  task(taskId: string): Promise<Task | undefined>;
  event(key: Key): Promise<Event | undefined>;
  events(unitId: UnitId, day: string): Promise<Event[]>;
  /** A list of the unit, through an index that may be a moment old. */
  list(
    unitId: UnitId,
    name: ListName,
    options?: { from?: string; to?: string; limit?: number; descending?: boolean },
  ): Promise<Entity[]>;
  /** What is due up to a moment, earliest first; through an index, so each is read again before anything is done. */
  due(until: string, limit: number): Promise<Entity[]>;
  nextDue(after: string): Promise<string | undefined>;
  presences(until: string, limit: number): Promise<Consultant[]>;
  commit(change: Change): Promise<Committed>;
  /** A draft that tells nobody: plain conditional write without event (design.md §3). */
  save(entity: Entity): Promise<Committed>;
  heartbeat(unitId: UnitId, staffId: string, at: string): Promise<boolean>;
  /** Remembers the leg of a reservation, if the call still waits for it. */
  ringingLeg(callId: string, reservation: number, sid: string): Promise<boolean>;
  citizenLeg(callId: string, reservation: number, sid: string): Promise<boolean>;
  settleEffects(event: Event, outcomes: EffectOutcome[], retryAt: string | undefined): Promise<void>;
}

const versioned = (value: Entity): number | undefined => ('version' in value ? value.version : undefined);

const rowOf = (value: Entity): Row => ({
  ...value,
  ...keyOf(value),
  ...indexOf(value),
  ...('version' in value && { version: value.version + 1 }),
});

const toPut = (value: Entity): Write => {
  const version = versioned(value);
  if (version === undefined || version === 0) return { put: rowOf(value), condition: 'attribute_not_exists(pk)' };
  return { put: rowOf(value), condition: 'version = :version', values: { ':version': version } };
};

const toRemoval = (value: Entity): Write => ({ remove: keyOf(value), condition: 'attribute_exists(pk)' });

/** Reads through the schemas and writes changes; nothing else knows how entities lie in the table. */
export const createStore = (table: Table): Store => {
  const read = async <Kind extends Entity['entity']>(
    kind: Kind,
    key: Key,
  ): Promise<Extract<Entity, { entity: Kind }> | undefined> => {
    const row = await table.get(key);
    if (row === undefined) return undefined;
    const value = entity.parse(row);
    if (value.entity !== kind) throw new Error(`Expected ${kind} at ${key.sk}, found ${value.entity}`);
    return value as Extract<Entity, { entity: Kind }>;
  };
  const readAll = async <Kind extends Entity['entity']>(
    kind: Kind,
    query: Query,
  ): Promise<Extract<Entity, { entity: Kind }>[]> => {
    const rows = await table.query(query);
    return rows
      .map((row) => entity.parse(row))
      .filter((value): value is Extract<Entity, { entity: Kind }> => value.entity === kind);
  };
  const listIndex = { name: 'list', partition: 'list', sort: 'listAt' } as const;
  const dueIndex = { name: 'due', partition: 'duty', sort: 'dueAt' } as const;

  return {
    unit: (unitId) => read('unit', keys.unit(unitId)),
    unitIds: async () => (await readAll('unit', { pk: UNITS, index: listIndex })).map((unit) => unit.unitId),
    unitIdOfNumber: async (number) => (await read('lineNumber', keys.lineNumber(number)))?.unitId,
    staff: (staffId) => read('staff', keys.staff(staffId)),
    consultant: (unitId, staffId) => read('consultant', keys.consultant(unitId, staffId)),
    consultants: (unitId) => readAll('consultant', { pk: `UNIT#${unitId}`, prefix: 'CONSULTANT#' }),
    available: (unitId, limit) => readAll('availability', { pk: `UNIT#${unitId}`, prefix: 'AVAILABLE#', limit }),
    waiting: (unitId, limit) =>
      readAll('queueEntry', { pk: `UNIT#${unitId}`, prefix: 'WAITING#', ...(limit !== undefined && { limit }) }),
    applicant: (applicantId) => read('applicant', keys.applicant(applicantId)),
    lookUp: async (unitId, kind, hash) => {
      const found = await readAll('lookup', { pk: `LOOKUP#${unitId}#${kind}#${hash}`, limit: 5 });
      return found.map((lookup) => lookup.applicantId);
    },
    visit: (visitId) => read('visit', keys.visit(visitId)),
    checklist: (visitId) => read('checklist', keys.checklist(visitId)),
    call: (callId) => read('call', keys.call(callId)),
    slot: (unitId, slotId) => read('slot', keys.slot(unitId, slotId)),
    slots: (unitId, from, to, limit) =>
      readAll('slot', {
        pk: `SLOTS#${unitId}`,
        between: [compact(from), `${compact(to)}-999`],
        ...(limit !== undefined && { limit }),
      }),
    meeting: (meetingId) => read('meeting', keys.meeting(meetingId)),
    followUp: (followUpId) => read('followUp', keys.followUp(followUpId)),
    task: (taskId) => read('task', keys.task(taskId)),
    event: (key) => read('event', key),
    events: (unitId, day) => readAll('event', { pk: `EVENTS#${unitId}#${day}` }),
    list: async (unitId, name, { from = '0', to = '9', limit, descending } = {}) => {
      const rows = await table.query({
        pk: listOf(unitId, name),
        between: [from, to],
        index: listIndex,
        ...(limit !== undefined && { limit }),
        ...(descending !== undefined && { descending }),
      });
      return rows.map((row) => entity.parse(row));
    },
    due: async (until, limit) => {
      const rows = await table.query({ pk: DUTY, between: ['0', until], index: dueIndex, limit });
      return rows.map((row) => entity.parse(row));
    },
    nextDue: async (after) => {
      const [row] = await table.query({ pk: DUTY, between: [after, '9'], index: dueIndex, limit: 1 });
      return typeof row?.dueAt === 'string' ? row.dueAt : undefined;
    },
    presences: (until, limit) => readAll('consultant', { pk: PRESENCE, between: ['0', until], index: dueIndex, limit }),
    commit: async ({ puts, removals, events }) => {
      const changed = [...puts, ...removals];
      const written = await table.write([...puts.map(toPut), ...removals.map(toRemoval), ...events.map(toPut)]);
      if (written.done) return { done: true };
      return { done: false, conflict: written.refused.map((index) => changed[index]?.entity ?? 'event') };
    },
    save: async (value) => {
      const written = await table.write([toPut(value)]);
      return written.done ? { done: true } : { done: false, conflict: [value.entity] };
    },
    heartbeat: async (unitId, staffId, at) => {
      const present = await table.write([
        {
          update: keys.consultant(unitId, staffId),
          set: 'SET aliveAt = :at, dueAt = :at',
          condition: 'duty = :presence',
          values: { ':at': at, ':presence': PRESENCE },
        },
      ]);
      if (present.done) return true;
      // A wrapping consultant's due time is another and stays; who is off has none.
      const known = await table.write([
        {
          update: keys.consultant(unitId, staffId),
          set: 'SET aliveAt = :at',
          condition: 'attribute_exists(pk)',
          values: { ':at': at },
        },
      ]);
      return known.done;
    },
    ringingLeg: async (callId, reservation, sid) => {
      const written = await table.write([
        {
          update: keys.call(callId),
          set: 'SET reservation.sid = :sid, version = version + :one',
          condition: 'reservation.#n = :n AND routing IN (:reserved, :accepted)',
          names: { '#n': 'number' },
          values: { ':sid': sid, ':n': reservation, ':reserved': 'reserved', ':accepted': 'accepted', ':one': 1 },
        },
      ]);
      return written.done;
    },
    citizenLeg: async (callId, reservation, sid) => {
      const written = await table.write([
        {
          update: keys.call(callId),
          set: 'SET citizenSid = :sid, version = version + :one',
          condition: 'reservation.#n = :n AND routing IN (:accepted, :connected)',
          names: { '#n': 'number' },
          values: { ':sid': sid, ':n': reservation, ':accepted': 'accepted', ':connected': 'connected', ':one': 1 },
        },
      ]);
      return written.done;
    },
    settleEffects: async (event, outcomes, retryAt) => {
      await table.write([
        {
          update: keyOf(event),
          set:
            retryAt === undefined
              ? 'SET outcomes = :outcomes REMOVE duty, dueAt'
              : 'SET outcomes = :outcomes, dueAt = :retryAt',
          values: { ':outcomes': outcomes, ...(retryAt !== undefined && { ':retryAt': retryAt }) },
        },
      ]);
    },
  };
};

/** The slot id's form of a moment, so that slots sort by time. */
const compact = (at: string): string => `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
