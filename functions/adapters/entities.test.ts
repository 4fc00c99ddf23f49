import { describe, expect, test } from 'vitest';
import type { Access } from '../../schemas/access.ts';
import type { Birthday } from '../../schemas/birthday.ts';
import { type Entity, entity } from '../../schemas/entity.ts';
import type { EffectOutcome, Event } from '../../schemas/event.ts';
import type { FollowUp } from '../../schemas/follow-up.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Note } from '../../schemas/note.ts';
import type { NextStep } from '../../schemas/step.ts';
import type { Task } from '../../schemas/task.ts';
import type { WatchMark } from '../../schemas/watch-mark.ts';
import {
  callOf,
  caseNow,
  caseUnit,
  consultantOf,
  doubtOf,
  personOf,
  unit,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { appliedKey, entities, keyOf, rowOf } from './entities.ts';
import { isFinal } from './indexes.ts';

const later = '2021-01-04T10:00:00.000Z';

function onList(name: string, listAt: string) {
  return { list: `${caseUnit}#${name}`, listAt };
}

function due(dutyAt: string, name = 'due') {
  return { duty: `${caseUnit}#${name}`, dutyAt };
}

const meeting: Meeting = {
  entity: 'meeting',
  meetingId: 'meeting_1',
  unitId: caseUnit,
  visitId: 'visit_1',
  slotId: '20210105T080000Z-1',
  version: 1,
  startAt: later,
  endAt: later,
  purpose: 'visit',
  state: 'booked',
  bookedAt: caseNow,
};
const step: NextStep = { what: 'ring', owner: { role: 'consultant' }, dueAt: caseNow, lateAt: later };
const followUp: FollowUp = doubtOf({ step: { ...step, dutyAt: later } });
const birthday: Birthday = {
  entity: 'birthday',
  personId: 'person_1',
  unitId: caseUnit,
  visitId: 'visit_1',
  version: 1,
  on: '2021-04-04',
  opensAt: later,
};
const watchMark: WatchMark = {
  entity: 'watchMark',
  watchMarkId: 'watchmark_1',
  unitId: caseUnit,
  personId: 'person_1',
  visitId: 'visit_1',
  version: 1,
  setAt: caseNow,
  owner: 'staff_1',
  reviewOn: '2021-04-04',
  opensAt: later,
};
const task: Task = {
  entity: 'task',
  taskId: 'task_1',
  sort: 'acuteNeed',
  unitId: caseUnit,
  visitId: 'visit_1',
  version: 1,
  openedAt: caseNow,
  dueAt: later,
};
const access: Access = {
  entity: 'access',
  unitId: caseUnit,
  accessId: 'look',
  at: caseNow,
  by: 'staff_1',
  to: 'case',
  purpose: 'call',
  personId: 'person_1',
};
const note: Note = {
  entity: 'note',
  visitId: 'visit_1',
  unitId: caseUnit,
  version: 1,
  writtenAt: caseNow,
  owner: 'staff_1',
  text: '',
  addenda: [],
};
const { idleFrom: _none, ...busy } = consultantOf({ state: 'busy' });

function event(outcomes: Record<string, EffectOutcome> | undefined, effects = 2): Event {
  return {
    entity: 'event',
    eventId: 'event_1',
    unitId: caseUnit,
    at: caseNow,
    day: '2021-01-04',
    by: 'system',
    payload: { type: 'personRegistered', openedAt: caseNow, offered: false, joined: false },
    effects: Array.from({ length: effects }, () => ({ kind: 'hangUp', callId: 'call_1', leg: 1 }) as const),
    hasEffects: effects > 0,
    ...(outcomes !== undefined && { outcomes }),
  };
}

function retry(retryAt: string) {
  return { result: 'retry', retryAt, tries: 1 } as const;
}

describe('where an item stands and on which lists', () => {
  test.each<[string, Entity, object]>([
    ['a unit', unit, { pk: 'UNIT#favrskov', sk: 'UNIT', list: 'units', listAt: caseUnit }],
    [
      'a number of the line',
      { entity: 'lineNumber', number: '+4589640000', unitId: caseUnit },
      { pk: 'NUMBER#+4589640000', sk: 'NUMBER' },
    ],
    [
      'a member of staff',
      {
        entity: 'staff',
        subject: 'sub',
        staffId: 'staff_1',
        unitId: caseUnit,
        user: 'karen',
        name: 'Karen',
        role: 'consultant',
      },
      { pk: 'STAFF#sub', sk: 'STAFF', ...onList('staff', 'Karen') },
    ],
    [
      'a sign-in name',
      { entity: 'userName', unitId: caseUnit, user: 'karen', staffId: 'staff_1' },
      { pk: 'USER#karen', sk: 'USER' },
    ],
    [
      'a consultant who talks',
      busy,
      { pk: 'UNIT#favrskov', sk: 'LINE#CONSULTANT#staff_1', ...due(caseNow, 'presence') },
    ],
    [
      'a consultant who is free',
      consultantOf(),
      { pk: 'UNIT#favrskov', sk: 'LINE#CONSULTANT#staff_1', ...due(caseNow, 'presence') },
    ],
    [
      'a consultant who cools off',
      consultantOf({ idleFrom: later }),
      { pk: 'UNIT#favrskov', sk: 'LINE#CONSULTANT#staff_1', ...due(later) },
    ],
    [
      'a consultant who writes notes',
      { ...busy, state: 'wrapping', wrapUntil: later },
      { pk: 'UNIT#favrskov', sk: 'LINE#CONSULTANT#staff_1', ...due(later) },
    ],
    ['a consultant who is off', { ...busy, state: 'off' }, { pk: 'UNIT#favrskov', sk: 'LINE#CONSULTANT#staff_1' }],
    [
      'an available consultant',
      { entity: 'availability', unitId: caseUnit, staffId: 'staff_1', idleFrom: later },
      { pk: 'UNIT#favrskov', sk: `AVAILABLE#${later}#staff_1` },
    ],
    ['a person', personOf(), { pk: 'PERSON#person_1', sk: 'PERSON' }],
    [
      'a code',
      { entity: 'codeLookup', unitId: caseUnit, hash: 'h', visitId: 'visit_1' },
      { pk: 'LOOKUP#favrskov#code#h', sk: 'CODE' },
    ],
    [
      'a CPR number',
      { entity: 'personLookup', unitId: caseUnit, kind: 'cpr', hash: 'h', personId: 'person_1' },
      { pk: 'LOOKUP#favrskov#cpr#h', sk: 'PERSON' },
    ],
    [
      'a registered telephone',
      { entity: 'personLookup', unitId: caseUnit, kind: 'phone', hash: 'h', personId: 'person_1' },
      { pk: 'LOOKUP#favrskov#phone#h', sk: 'person_1' },
    ],
    [
      'a word of a name',
      { entity: 'personLookup', unitId: caseUnit, kind: 'name', hash: 'h', personId: 'person_1' },
      { pk: 'LOOKUP#favrskov#name#h', sk: 'person_1' },
    ],
    [
      'an open contact of a telephone',
      { entity: 'openNumber', unitId: caseUnit, hash: 'h', visitId: 'visit_1' },
      { pk: 'LOOKUP#favrskov#phone#h', sk: 'visit_1' },
    ],
    [
      'a telephone that is in use',
      { entity: 'numberInUse', unitId: caseUnit, hash: 'h', callId: 'call_1', direction: 'inbound' },
      { pk: 'LOOKUP#favrskov#line#h', sk: 'call_1' },
    ],
    [
      'a leg',
      { entity: 'legLookup', unitId: caseUnit, hash: 'h', callId: 'call_1', visitId: 'visit_1' },
      { pk: 'LOOKUP#favrskov#leg#h', sk: 'LEG' },
    ],
    ['a case in which nothing is open', visitOf(), { pk: 'VISIT#visit_1', sk: 'VISIT' }],
    ['a case with a next step', visitOf({ step }), { pk: 'VISIT#visit_1', sk: 'VISIT', ...onList('matter', later) }],
    [
      'a case in which the line has to act',
      visitOf({ step: { ...step, dutyAt: caseNow } }),
      { pk: 'VISIT#visit_1', sk: 'VISIT', ...onList('matter', later), ...due(caseNow) },
    ],
    [
      'a call',
      callOf({ checkAt: later }),
      { pk: 'CALL#call_1', sk: 'CALL', ...onList('call', caseNow), ...due(later) },
    ],
    ['a call that nobody asks after', callOf(), { pk: 'CALL#call_1', sk: 'CALL', ...onList('call', caseNow) }],
    [
      'a call that ended',
      callOf({ state: { at: 'ended', outcome: 'missed' } }),
      { pk: 'CALL#call_1', sk: 'CALL', ...onList('call', caseNow) },
    ],
    [
      'a call that ended, and whose last sentence is still being heard',
      callOf({ state: { at: 'ended', outcome: 'ended' }, checkAt: later }),
      { pk: 'CALL#call_1', sk: 'CALL', ...onList('call', caseNow), ...due(later) },
    ],
    [
      'a place in the queue',
      { entity: 'queueEntry', unitId: caseUnit, placeAt: caseNow, callId: 'call_1', direction: 'inbound' },
      { pk: 'UNIT#favrskov', sk: `LINE#WAITING#${caseNow}#call_1` },
    ],
    [
      'a sold time',
      { entity: 'slot', unitId: caseUnit, slotId: '20210105T080000Z-1', startAt: later, meetingId: 'meeting_1' },
      { pk: 'SLOTS#favrskov', sk: '20210105T080000Z-1' },
    ],
    ['a meeting', meeting, { pk: 'MEETING#meeting_1', sk: 'MEETING', ...onList('meeting', later) }],
    [
      'a meeting that was held',
      { ...meeting, state: 'held' },
      { pk: 'MEETING#meeting_1', sk: 'MEETING', ...onList('meeting', later) },
    ],
    ['a cancelled meeting', { ...meeting, state: 'cancelled' }, { pk: 'MEETING#meeting_1', sk: 'MEETING' }],
    ['a doubt', followUp, { pk: 'FOLLOWUP#followup_1', sk: 'FOLLOWUP', ...onList('matter', later), ...due(later) }],
    ['a doubt that is closed', doubtOf(), { pk: 'FOLLOWUP#followup_1', sk: 'FOLLOWUP' }],
    [
      'a message that did not arrive',
      {
        entity: 'message',
        messageId: 'message_1',
        unitId: caseUnit,
        visitId: 'visit_1',
        version: 1,
        failedAt: caseNow,
        step,
      },
      { pk: 'MESSAGE#message_1', sk: 'MESSAGE', ...onList('matter', later) },
    ],
    ['a birthday that is no matter yet', birthday, { pk: 'PERSON#person_1', sk: 'BIRTHDAY', ...due(later) }],
    [
      'a birthday that is near',
      { ...birthday, saidAt: caseNow, step },
      { pk: 'PERSON#person_1', sk: 'BIRTHDAY', ...onList('matter', later) },
    ],
    [
      'a birthday that is settled',
      { ...birthday, settled: { at: caseNow, by: 'system', outcome: 'visited' } },
      { pk: 'PERSON#person_1', sk: 'BIRTHDAY' },
    ],
    ['a mark on a person before its day', watchMark, { pk: 'WATCHMARK#watchmark_1', sk: 'WATCHMARK', ...due(later) }],
    [
      'a mark on a person whose day has come',
      { ...watchMark, saidAt: caseNow, step },
      { pk: 'WATCHMARK#watchmark_1', sk: 'WATCHMARK', ...onList('matter', later) },
    ],
    [
      'a mark on a person that is closed',
      { ...watchMark, closed: { at: caseNow, by: 'staff_1', reason: 'sealed' } },
      { pk: 'WATCHMARK#watchmark_1', sk: 'WATCHMARK' },
    ],
    ['a task', { ...task, step }, { pk: 'TASK#task_1', sk: 'TASK', ...onList('matter', later) }],
    [
      'a task that is closed',
      { ...task, closed: { at: caseNow, by: 'staff_1', outcome: 'told' } },
      { pk: 'TASK#task_1', sk: 'TASK' },
    ],
    [
      'a correction',
      {
        entity: 'correction',
        correctionId: 'correction_1',
        unitId: caseUnit,
        visitId: 'visit_1',
        version: 1,
        at: caseNow,
        by: 'staff_1',
        reason: 'sealed',
        before: { what: 'name', sealed: 'sealed', hashes: [] },
        after: { what: 'name', sealed: 'sealed', hashes: [] },
        undoUntil: later,
      },
      { pk: 'CORRECTION#correction_1', sk: 'CORRECTION' },
    ],
    ['a look at a person', access, { pk: 'ACCESS#favrskov', sk: 'look', ...onList('access#person_1', caseNow) }],
    [
      'a look at a caller whom nobody has named',
      { ...access, personId: undefined },
      { pk: 'ACCESS#favrskov', sk: 'look' },
    ],
    ['a note to be locked', { ...note, step }, { pk: 'VISIT#visit_1', sk: 'NOTE', ...onList('matter', later) }],
    ['a note that is locked', { ...note, locked: { at: caseNow, by: 'staff_1' } }, { pk: 'VISIT#visit_1', sk: 'NOTE' }],
    [
      'answers',
      {
        entity: 'checklist',
        visitId: 'visit_1',
        unitId: caseUnit,
        version: 1,
        definitionVersion: '2021.1',
        answers: {},
        savedAt: caseNow,
      },
      { pk: 'VISIT#visit_1', sk: 'CHECKLIST' },
    ],
    [
      'a roll-up',
      { entity: 'rollUp', unitId: caseUnit, day: '2021-01-04', counts: {} },
      { pk: 'REPORT#favrskov', sk: 'DAY#2021-01-04' },
    ],
    [
      'a desk that looks on',
      {
        entity: 'connection',
        unitId: caseUnit,
        connectionId: 'c=',
        staffId: 'staff_1',
        openedAt: later,
        expiresAt: 1,
      },
      { pk: 'CONNECTION#c=', sk: 'CONNECTION', expiresAt: 1, ...onList('connection', later) },
    ],
    [
      'a ticket',
      { entity: 'liveTicket', unitId: caseUnit, hash: 'h', staffId: 'staff_1', validUntil: later, expiresAt: 1 },
      { pk: 'TICKET#h', sk: 'TICKET', expiresAt: 1 },
    ],
    [
      'a mark',
      { entity: 'mark', unitId: caseUnit, kind: 'reconciled', at: caseNow },
      { pk: 'UNIT#favrskov', sk: 'MARK#reconciled' },
    ],
    ['an event without effects', event(undefined, 0), { pk: 'EVENTS#favrskov#2021-01-04', sk: `${caseNow}#event_1` }],
    [
      'an event whose effects nobody has taken up',
      event({}),
      { pk: 'EVENTS#favrskov#2021-01-04', sk: `${caseNow}#event_1`, ...due('2021-01-04T09:01:00.000Z') },
    ],
    [
      'an event with one effect open',
      event({ 0: { result: 'done' } }),
      { pk: 'EVENTS#favrskov#2021-01-04', sk: `${caseNow}#event_1`, ...due('2021-01-04T09:01:00.000Z') },
    ],
    [
      'an event with effects to be tried again',
      event({ 0: retry(later), 1: retry(caseNow) }),
      { pk: 'EVENTS#favrskov#2021-01-04', sk: `${caseNow}#event_1`, ...due(caseNow) },
    ],
    [
      'an event with an effect begun',
      event({ 0: { result: 'begun', at: caseNow, since: caseNow, tries: 1 }, 1: { result: 'done' } }),
      { pk: 'EVENTS#favrskov#2021-01-04', sk: `${caseNow}#event_1`, ...due('2021-01-04T09:01:00.000Z') },
    ],
    [
      'an event all of whose effects are settled',
      event({ 0: { result: 'done' }, 1: { result: 'refused', code: 'x' } }),
      { pk: 'EVENTS#favrskov#2021-01-04', sk: `${caseNow}#event_1` },
    ],
  ])('%s', (_what, item, placed) => {
    const row = rowOf(item);
    const version = 'version' in item ? { version: item.version + 1 } : {};
    expect(row).toEqual({ ...item, ...placed, shape: entities[item.entity].shape, ...version });
    const { pk, sk } = placed as { pk: string; sk: string };
    expect({ pk: row.pk, sk: row.sk }).toEqual({ pk, sk });
  });

  test('by the id that tells it from others of its kind', () => {
    expect(keyOf('personLookup', 'phone#h#person_2', caseUnit)).toEqual({
      pk: 'LOOKUP#favrskov#phone#h',
      sk: 'person_2',
    });
    expect(keyOf('event', `2021-01-04#${caseNow}#event_9`, 'x')).toEqual({
      pk: 'EVENTS#x#2021-01-04',
      sk: `${caseNow}#event_9`,
    });
    expect(appliedKey('event_9')).toEqual({ pk: 'APPLIED#event_9', sk: 'APPLIED' });
  });
});

test('no field of an item is called like what the table keeps beside it, or one of the two would be lost', () => {
  const beside = ['pk', 'sk', 'shape', 'duty', 'dutyAt', 'dutyFailures', 'list', 'listAt', 'setAside'];
  for (const { shape } of entity.def.options)
    expect(Object.keys(shape).filter((name) => beside.includes(name))).toEqual([]);
});

test('when a doubt is due is not when the line has to act on it', () => {
  const doubt = { ...followUp, step: { ...step, dutyAt: later } };
  expect(doubt.dueAt).not.toBe(later);
  expect(rowOf(doubt)).toMatchObject({ dueAt: doubt.dueAt, dutyAt: later });
});

test('an outcome is final when it is done or refused', () => {
  expect(
    [undefined, { result: 'begun' }, retry(caseNow), { result: 'done' }, { result: 'refused' }].map(isFinal),
  ).toEqual([false, false, false, true, true]);
});
