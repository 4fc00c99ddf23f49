import { type Entity, type EntityKind, type EntityOf, idOf } from '../../schemas/entity.ts';
import { consultantIndex, due, eventIndex, type IndexAttributes, matterIndex, onList, unitsList } from './indexes.ts';
import { accessLogOf, eventsOf, lookupOf, numberUsersOf, promisedOf, reportOf, soldOf } from './partitions.ts';
import type { Key, Row } from './table.ts';

interface Rule<Kind extends EntityKind> {
  /** Changed with the item's shape; a row that does not fit it any more is set aside when it is read. */
  shape: number;
  key(id: string, unitId: string): Key;
  /** On which lists it stands and when it is next due: derived from the item alone, so that an index can never tell another story. */
  index?(of: EntityOf<Kind>): IndexAttributes;
}

function own(prefix: string): (id: string) => Key {
  return (id) => ({ pk: `${prefix}#${id}`, sk: prefix });
}

function inUnit(prefix: string): (id: string, unitId: string) => Key {
  return (id, unitId) => ({ pk: `UNIT#${unitId}`, sk: `${prefix}#${id}` });
}

/** How every kind of item lies in the table: the only place that knows its keys and lists. */
export const entities: { [Kind in EntityKind]: Rule<Kind> } = {
  unit: {
    // 2: each unit has its own list of duties; those of a table filled before stand where nobody looks for them.
    shape: 2,
    key: (id) => ({ pk: `UNIT#${id}`, sk: 'UNIT' }),
    index: ({ unitId }) => ({ list: unitsList, listAt: unitId }),
  },
  closing: { shape: 1, key: (id) => ({ pk: `UNIT#${id}`, sk: 'CLOSING' }) },
  lineNumber: { shape: 1, key: own('NUMBER') },
  staff: { shape: 1, key: own('STAFF'), index: ({ unitId, name }) => onList(unitId, 'staff', name) },
  userName: { shape: 1, key: own('USER') },
  consultant: { shape: 1, key: inUnit('LINE#CONSULTANT'), index: consultantIndex },
  availability: { shape: 1, key: inUnit('AVAILABLE') },
  person: { shape: 1, key: own('PERSON') },
  codeLookup: { shape: 1, key: (id, unitId) => ({ pk: `LOOKUP#${unitId}#code#${id}`, sk: 'CODE' }) },
  wrongCodes: { shape: 1, key: (id, unitId) => ({ pk: lookupOf(unitId, 'wrongCodes', id), sk: 'CODES' }) },
  personLookup: {
    shape: 1,
    key: (id, unitId) => {
      const [kind = '', hash = '', personId = ''] = id.split('#');
      // One place for a CPR number, so that two registrations at once cannot make two persons of one.
      return { pk: lookupOf(unitId, kind, hash), sk: kind === 'cpr' ? 'PERSON' : personId };
    },
  },
  openNumber: {
    shape: 1,
    key: (id, unitId) => {
      const [hash = '', visitId = ''] = id.split('#');
      return { pk: lookupOf(unitId, 'phone', hash), sk: visitId };
    },
  },
  visit: { shape: 1, key: own('VISIT'), index: matterIndex },
  call: {
    shape: 1,
    key: own('CALL'),
    index: ({ unitId, startedAt, checkAt }) => ({ ...onList(unitId, 'call', startedAt), ...due(unitId, checkAt) }),
  },
  legLookup: { shape: 1, key: (id, unitId) => ({ pk: `LOOKUP#${unitId}#leg#${id}`, sk: 'LEG' }) },
  numberInUse: {
    shape: 1,
    key: (id, unitId) => {
      const [hash = '', user = ''] = id.split('#');
      return { pk: numberUsersOf(unitId, hash), sk: user };
    },
  },
  queueEntry: { shape: 1, key: inUnit('LINE#WAITING') },
  queueSeat: { shape: 1, key: inUnit('SEAT') },
  promised: { shape: 1, key: (id, unitId) => ({ pk: promisedOf(unitId), sk: id }) },
  slot: { shape: 1, key: (id, unitId) => ({ pk: soldOf(unitId), sk: id }) },
  meeting: {
    shape: 1,
    key: own('MEETING'),
    index: ({ unitId, state, startAt, remindAt }) =>
      state === 'cancelled'
        ? {}
        : { ...onList(unitId, 'meeting', startAt), ...due(unitId, state === 'booked' ? remindAt : undefined) },
  },
  followUp: { shape: 1, key: own('FOLLOWUP'), index: matterIndex },
  message: { shape: 1, key: own('MESSAGE'), index: matterIndex },
  sentSms: { shape: 1, key: (id) => ({ pk: `VISIT#${id.split('#')[0]}`, sk: `SMS#${id.split('#')[1]}` }) },
  reply: { shape: 1, key: own('REPLY'), index: matterIndex },
  replyMark: { shape: 1, key: (id, unitId) => ({ pk: `LOOKUP#${unitId}#reply#${id}`, sk: 'REPLY' }) },
  birthday: {
    shape: 1,
    key: (id) => ({ pk: `PERSON#${id}`, sk: 'BIRTHDAY' }),
    // Not a matter yet, nor is a watch mark: it falls due when it becomes one.
    index: (of) => ((of.saidAt ?? of.settled) === undefined ? due(of.unitId, of.opensAt) : matterIndex(of)),
  },
  watchMark: {
    shape: 1,
    key: own('WATCHMARK'),
    index: (of) => ((of.saidAt ?? of.closed) === undefined ? due(of.unitId, of.opensAt) : matterIndex(of)),
  },
  task: { shape: 1, key: own('TASK'), index: matterIndex },
  outreach: { shape: 1, key: own('OUTREACH'), index: matterIndex },
  correction: { shape: 1, key: own('CORRECTION') },
  note: { shape: 1, key: (id) => ({ pk: `VISIT#${id}`, sk: 'NOTE' }), index: matterIndex },
  checklist: { shape: 1, key: (id) => ({ pk: `VISIT#${id}`, sk: 'CHECKLIST' }) },
  checklistVersions: { shape: 1, key: (id) => ({ pk: `UNIT#${id}`, sk: 'CHECKLISTS' }) },
  publishedChecklist: { shape: 1, key: inUnit('CHECKLIST') },
  access: {
    shape: 1,
    key: (id, unitId) => ({ pk: accessLogOf(unitId), sk: id }),
    index: ({ unitId, personId, at }) => (personId === undefined ? {} : onList(unitId, `access#${personId}`, at)),
  },
  event: {
    shape: 1,
    key: (id, unitId) => {
      const [day = '', at, eventId] = id.split('#');
      return { pk: eventsOf(unitId, day), sk: `${at}#${eventId}` };
    },
    index: eventIndex,
  },
  rollUp: { shape: 1, key: (id, unitId) => ({ pk: reportOf(unitId), sk: `DAY#${id}` }) },
  mark: { shape: 1, key: inUnit('MARK') },
  connection: {
    shape: 1,
    key: own('CONNECTION'),
    index: ({ unitId, openedAt }) => onList(unitId, 'connection', openedAt),
  },
  liveTicket: { shape: 1, key: own('TICKET') },
};

/** The marker that an event was counted. */
export function appliedKey(eventId: string): Key {
  return { pk: `APPLIED#${eventId}`, sk: 'APPLIED' };
}

function ruleOf(kind: EntityKind): Rule<EntityKind> {
  return entities[kind] as Rule<EntityKind>;
}

/** Where an item stands. `id` is what tells it from others of its kind within the unit. */
export function keyOf(kind: EntityKind, id: string, unitId: string): Key {
  return ruleOf(kind).key(id, unitId);
}

/** The item as it lies in the table, with its place on the indexes and its next version. */
export function rowOf(of: Entity): Row {
  const rule = ruleOf(of.entity);
  return {
    ...of,
    ...keyOf(of.entity, idOf(of), of.unitId),
    ...rule.index?.(of as never),
    shape: rule.shape,
    ...('version' in of && { version: of.version + 1 }),
  };
}
