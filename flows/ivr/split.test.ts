import { expect, test } from 'vitest';
import type { CallerNumber } from '../../schemas/call.ts';
import { callbackOf, caseNow, caseUnit, chairs, visitOf } from '../../tests/fixtures/case.ts';
import {
  arrives,
  callsIn,
  createCase,
  dials,
  goesOnDuty,
  isAnswered,
  type PureCase,
  presses,
  reachesMenu,
  sidOf,
} from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import type { Command } from '../case/command.ts';

const number = { sealed: 'sealed phone', hash: 'phone' };
const theirs = { callNumber: 'sealed other', dialHash: 'other' };

/** Somebody calls from the number of the open contact, and joins it. */
function joins(pure: PureCase, caller: CallerNumber) {
  const incoming = { sid: sidOf(1), sidHash: 'leg', caller, number };
  carriedOut(pure.do({ type: 'receiveCall', unitId: caseUnit, ...incoming }, 'citizen'));
  const [call] = pure.every('call');
  if (call === undefined) throw new Error('No call came in');
  expect(call).toMatchObject({ visitId: 'visit_1', through: 'number' });
  return call;
}

/** "Det er en anden person": the contact of that call's own. */
function splits(pure: PureCase) {
  const [call] = pure.every('call');
  if (call === undefined) throw new Error('No call came in');
  carriedOut(pure.do({ type: 'splitCall', unitId: caseUnit, callId: call.callId }, 'staff_1'));
  const alone = pure.item('call', call.callId);
  // What stands in the other's case is nothing of the stranger's call.
  expect(alone).not.toHaveProperty('before');
  return pure.item('visit', alone.visitId);
}

test.each<[CallerNumber, string | undefined]>([
  ['danish', 'sealed phone'],
  ['foreign', undefined],
])('a %s number that is split off a case is dialled back only where it is Danish, and found either way', (...facts) => {
  const [caller, callNumber] = facts;
  const pure = createCase(visitOf({ numberHashes: ['phone'] }));
  joins(pure, caller);
  const own = splits(pure);
  expect(own).toMatchObject({ openedBy: 'call', numberHashes: ['phone'], contactDay: '2021-01-04' });
  expect([own.callNumber, own.dialHash]).toEqual([callNumber, callNumber && 'phone']);
});

test('a number that was keyed in the call goes with it, and the case that it had joined has its own again', () => {
  const pure = createCase(visitOf({ numberHashes: ['phone'], ...theirs }));
  joins(pure, 'foreign');
  const keyed = { sealed: 'sealed keyed', hash: 'keyed' };
  carriedOut(pure.do({ type: 'promiseCallback', unitId: caseUnit, visitId: 'visit_1', number: keyed }, 'staff_1'));
  expect(pure.item('visit', 'visit_1')).toMatchObject({ callNumber: 'sealed keyed', dialHash: 'keyed' });
  expect(splits(pure)).toMatchObject({ callNumber: 'sealed keyed', dialHash: 'keyed', callback: { kind: 'callback' } });
  const joined = pure.item('visit', 'visit_1');
  expect(joined).toMatchObject(theirs);
  expect(joined.callback).toBeUndefined();
});

/** The stranger is talked with: waits, is taken, and one of the two hangs up. */
function isTalkedWith(pure: PureCase) {
  const { callId } = joins(pure, 'danish');
  goesOnDuty(pure);
  reachesMenu(pure, callId);
  presses(pure, callId, '3');
  const talk = isAnswered(pure, callId);
  arrives(pure, callId);
  return talk;
}

test('a talk goes with the caller: the case has had none, and its week runs on', () => {
  const pure = createCase(visitOf({ numberHashes: ['phone'], deadlineMissedAt: caseNow }));
  const before = pure.item('visit', 'visit_1');
  const { callId } = isTalkedWith(pure);
  const followed = { type: 'followProcedure', unitId: caseUnit, visitId: 'visit_1', flag: 'F12' } as const;
  carriedOut(pure.do({ ...followed, staffId: 'staff_1' }, 'staff_1'));
  carriedOut(pure.do({ type: 'chooseTalkType', unitId: caseUnit, visitId: 'visit_1', kind: 'jobsamtale' }, 'staff_1'));
  carriedOut(pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(1), how: 'completed' }));
  const talk = {
    talks: 1,
    consultants: ['staff_1'],
    firstTalkAt: caseNow,
    talkedAt: caseNow,
    talkedBy: 'staff_1',
    cutOff: true,
  };
  const notes = {
    ...talk,
    procedures: { F12: caseNow },
    conversationType: 'jobsamtale',
    offer: { through: 'line' },
    choice: 'talkNow',
  };
  expect(pure.item('visit', 'visit_1')).toMatchObject(notes);
  const own = splits(pure);
  expect(own).toMatchObject(notes);
  expect(own).not.toHaveProperty('deadlineMissedAt');
  const { version: _is, step: _step, ...joined } = pure.item('visit', 'visit_1');
  const { version: _was, step: _stepBefore, ...stood } = before;
  expect(joined).toEqual(stood);
});

test('what the case had had of talks stays with it, and the caller has what came after', () => {
  const earlier = { talks: 2, drops: 1, cutOff: true, firstTalkAt: '2021-01-04T08:00:00.000Z' } as const;
  const procedures = { F11: '2021-01-04T08:00:00.000Z' };
  const pure = createCase(visitOf({ numberHashes: ['phone'], ...earlier, procedures }));
  const { callId } = isTalkedWith(pure);
  carriedOut(pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1'));
  expect(pure.item('visit', 'visit_1')).toMatchObject({ talks: 3, drops: 2 });
  const { payloads } = during(pure, () => splits(pure));
  expect(payloads.map(({ type }) => type)).toEqual(['visitOpened', 'firstTalkHeld', 'callSplit']);
  const own = pure.item('visit', pure.item('call', callId).visitId);
  expect(own).toMatchObject({ talks: 1, talkedAt: caseNow, firstTalkAt: caseNow });
  for (const other of ['drops', 'procedures', 'cutOff']) expect(own).not.toHaveProperty(other);
  const joined = pure.item('visit', 'visit_1');
  expect(joined).toMatchObject({ ...earlier, procedures });
  expect(joined).not.toHaveProperty('talkedAt');
});

const after = '2021-01-04T10:00:00.000Z';

test.each<[string, Command]>([
  ['a talk', { type: 'noteTalk', unitId: caseUnit, visitId: 'visit_1', form: 'phone', at: after, staffId: 'staff_2' }],
  ['a promise', { type: 'promiseCallback', unitId: caseUnit, visitId: 'visit_1' }],
  ['a meeting', { type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: chairs[0]?.slotId ?? '' }],
])('%s after the call is not the caller’s: the two cannot be told apart any more, and it stays', (_what, command) => {
  const meeting = { meetingId: 'meeting_1', slotId: '20210105T080000Z-2', startAt: after, endAt: after } as const;
  const pure = createCase(visitOf({ numberHashes: ['phone'], ...theirs, meeting }));
  const { callId } = joins(pure, 'danish');
  reachesMenu(pure, callId);
  carriedOut(pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(1), how: 'completed' }));
  const ended = pure.item('visit', 'visit_1');
  pure.now = after;
  carriedOut(pure.do(command, 'staff_2'));
  const stands = pure.item('visit', 'visit_1');
  expect(stands).not.toEqual(ended);
  expect(pure.do({ type: 'splitCall', unitId: caseUnit, callId }, 'staff_1')).toEqual({ code: 'cannotSplit' });
  expect(pure.item('visit', 'visit_1')).toEqual(stands);
});

test('a second call that is split off leaves the first one, in which somebody talks, the call of the case', () => {
  const pure = createCase(visitOf({ numberHashes: ['phone'] }));
  const { callId } = isTalkedWith(pure);
  const second = callsIn(pure, 3, 'phone');
  expect(pure.item('call', second)).toMatchObject({ visitId: 'visit_1', through: 'number', besides: callId });
  carriedOut(pure.do({ type: 'splitCall', unitId: caseUnit, callId: second }, 'staff_1'));
  expect(pure.item('visit', 'visit_1').activeCallId).toBe(callId);
  expect(pure.item('visit', pure.item('call', second).visitId).activeCallId).toBe(second);
});

test('a first call that is split off once it is over leaves the case the call that is going on', () => {
  const pure = createCase(visitOf({ numberHashes: ['phone'] }));
  const { callId } = joins(pure, 'danish');
  carriedOut(pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(1), how: 'completed' }));
  const second = callsIn(pure, 3, 'phone');
  splits(pure);
  expect(pure.item('visit', 'visit_1')).toMatchObject({ activeCallId: second, waitingSince: caseNow });
});

/** Booked in visit_1 at the first free time, and then at the second by the stranger, who hangs up. */
function isReplaced(pure: PureCase) {
  const slotId = chairs[0]?.slotId ?? '';
  carriedOut(pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId }, 'staff_1'));
  const { meeting } = pure.item('visit', 'visit_1');
  const { callId } = joins(pure, 'danish');
  reachesMenu(pure, callId);
  for (const key of ['2', '1']) presses(pure, callId, key);
  carriedOut(pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(1), how: 'completed' }));
  const booked = pure.item('visit', 'visit_1').meeting;
  if (meeting === undefined || booked === undefined) throw new Error('No meeting was booked');
  expect(booked.meetingId).not.toBe(meeting.meetingId);
  return { meeting, booked };
}

test('a time that was given up for the caller’s is booked again, and the caller keeps theirs', () => {
  const pure = createCase(visitOf({ numberHashes: ['phone'] }));
  const { meeting, booked } = isReplaced(pure);
  const { payloads } = during(pure, () => splits(pure));
  expect(payloads.map(({ type }) => type)).toContain('meetingBooked');
  const joined = pure.item('visit', 'visit_1');
  expect(joined.meeting).toMatchObject({ slotId: meeting.slotId, startAt: meeting.startAt });
  expect(joined).not.toHaveProperty('desk');
  const [call] = pure.every('call');
  expect(pure.item('visit', call?.visitId ?? '').meeting).toEqual(booked);
  expect(pure.every('slot').map(({ slotId }) => slotId)).toEqual([booked.slotId, meeting.slotId]);
});

test.each([
  ['has come already', 'is past'],
  ['somebody else has taken', 'is taken'],
])('a time that was given up and %s is the desk’s to find anew', (_what, why) => {
  const other = visitOf({ visitId: 'visit_2', callNumber: 'sealed', dialHash: 'h' });
  const pure = createCase(visitOf({ numberHashes: ['phone'] }), other);
  const { slotId, startAt } = isReplaced(pure).meeting;
  if (why === 'is past') pure.now = startAt;
  else carriedOut(pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_2', slotId }, 'staff_1'));
  expect(during(pure, () => splits(pure)).payloads).not.toContainEqual(
    expect.objectContaining({ type: 'meetingBooked' }),
  );
  const joined = pure.item('visit', 'visit_1');
  expect(joined).toMatchObject({ desk: { what: 'findTime' } });
  expect(joined).not.toHaveProperty('meeting');
});

test('who was called in vain since the stranger’s call has been called once, of the same promise', () => {
  const promise = callbackOf();
  const pure = createCase(visitOf({ numberHashes: ['phone'], ...theirs, callback: promise }));
  const { callId } = joins(pure, 'danish');
  carriedOut(pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(1), how: 'completed' }));
  const { callId: callbackId, citizenLeg } = dials(pure);
  pure.do({ type: 'endLeg', callId: callbackId, leg: citizenLeg, sid: sidOf(3), how: 'no-answer' });
  const { callback } = pure.item('visit', 'visit_1');
  expect(callback).toMatchObject({ madeAt: promise.madeAt, attempts: 1 });
  splits(pure);
  expect(pure.item('visit', 'visit_1').callback).toEqual(callback);
});

test('what was offered and chosen before the stranger called stays the case’s, and is nothing of theirs', () => {
  const offer = { at: '2021-01-04T08:05:00.000Z', by: 'system' as const, through: 'line' as const, channels: [] };
  const pure = createCase(visitOf({ numberHashes: ['phone'], offer, choice: 'callback', callback: callbackOf() }));
  joins(pure, 'danish');
  const own = splits(pure);
  for (const other of ['offer', 'choice', 'callback']) expect(own).not.toHaveProperty(other);
  expect(pure.item('visit', 'visit_1')).toMatchObject({ offer, choice: 'callback' });
});

test.each([
  ['before the call is the case’s alone', '2021-01-04T08:59:59.999Z', undefined],
  ['from the call on is the stranger’s too', caseNow, caseNow],
] as const)('that nothing may be sent %s', (_what, noMessages, theirs) => {
  const pure = createCase(visitOf({ numberHashes: ['phone'], noMessages }));
  joins(pure, 'danish');
  expect(splits(pure).noMessages).toBe(theirs);
  expect(pure.item('visit', 'visit_1').noMessages).toBe(noMessages);
});
