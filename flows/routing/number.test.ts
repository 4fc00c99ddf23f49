import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import { type Entity, nameOf, refOf } from '../../schemas/entity.ts';
import { callbackOf, callOf, caseNow, caseUnit, personOf, unit, visitOf } from '../../tests/fixtures/case.ts';
import { answer } from '../../tests/fixtures/pure-answers.ts';
import { callsIn, createCase, dials, presses, sidOf, talks } from '../../tests/fixtures/pure-case.ts';
import { decide } from '../case/decide.ts';
import { CaseFile, needName } from '../case/need.ts';

const taken = { type: 'takeNumber', hash: 'phone1' } as const;

/** A call-back that is about to ring its citizen. */
function createDialling() {
  const pure = createCase(visitOf({ callback: callbackOf() }));
  const { callId, citizenLeg } = dials(pure);
  return { pure, callId, leg: citizenLeg };
}

test('a telephone is held by the call-back that rings it, until the call ends', () => {
  const { pure, callId, leg } = createDialling();
  pure.do({ ...taken, callId, leg });
  expect(pure.every('numberInUse')).toEqual([
    { entity: 'numberInUse', unitId: caseUnit, hash: 'phone1', callId, direction: 'callback' },
  ]);
  pure.do({ type: 'endLeg', callId, leg, sid: sidOf(3), how: 'no-answer' });
  expect(pure.every('numberInUse')).toEqual([]);
});

test('taking it twice changes nothing', () => {
  const { pure, callId, leg } = createDialling();
  pure.do({ ...taken, callId, leg });
  expect(pure.do({ ...taken, callId, leg })).toMatchObject({ puts: [], removals: [], events: [] });
});

test('a telephone that rings for another call is not rung', () => {
  const { pure, callId, leg } = createDialling();
  pure.do({ ...taken, callId, leg });
  const { pure: other, ...second } = createDialling();
  const inUse = pure.every('numberInUse').map((one) => ({ ...one, callId: 'call_other' as const }));
  const both = createCase(...other.every('visit'), ...other.every('call'), ...inUse);
  expect(both.do({ ...taken, ...second, callId: second.callId })).toEqual({ code: 'numberBusy' });
});

test('a telephone that has somebody on the line is not rung for another case', () => {
  const { pure, callId, leg } = createDialling();
  const inbound = callsIn(pure, 9, 'phone1');
  expect(pure.do({ ...taken, callId, leg })).toEqual({ code: 'numberBusy' });
  pure.do({ type: 'endLeg', callId: inbound, leg: 1, sid: sidOf(9), how: 'completed' }, 'citizen');
  expect(pure.do({ ...taken, callId, leg })).not.toHaveProperty('code');
});

test('nor is one that was taken before somebody called from it, by a run that was cut off before it rang', () => {
  const { pure, callId, leg } = createDialling();
  pure.do({ ...taken, callId, leg });
  callsIn(pure, 9, 'phone1');
  expect(pure.do({ ...taken, callId, leg })).toEqual({ code: 'numberBusy' });
});

test('nobody is rung who has called about the case from another telephone meanwhile', () => {
  const { pure, callId, leg } = createDialling();
  const callback = pure.item('call', callId);
  const legs = { 1: { party: 'citizen', sid: sidOf(9), at: caseNow } } as const;
  const later = callOf({ callId: 'call_later', legs, citizenLeg: 1 });
  const both = createCase(pure.item('visit', 'visit_1'), { ...callback, followedBy: 'call_later' }, later);
  expect(both.do({ ...taken, callId, leg })).toEqual({ code: 'numberBusy' });
  both.do({ type: 'endLeg', callId: 'call_later', leg: 1, sid: sidOf(9), how: 'completed' }, 'citizen');
  expect(both.do({ ...taken, callId, leg })).not.toHaveProperty('code');
});

test('two calls from one telephone are on the line side by side', () => {
  const pure = createCase();
  const calls = [callsIn(pure, 1, 'phone1'), callsIn(pure, 9, 'phone1')];
  expect(pure.every('numberInUse').map((one) => one.callId)).toEqual(calls);
  pure.do({ type: 'endLeg', callId: calls[0] ?? 'call_', leg: 1, sid: sidOf(1), how: 'completed' }, 'citizen');
  expect(pure.every('numberInUse').map((one) => one.callId)).toEqual([calls[1]]);
});

test('a telephone that hears the last sentence of a talk is not rung until its leg has ended', () => {
  const pure = createCase();
  const { callId } = talks(pure);
  const staff = { unitId: caseUnit, staffId: 'staff_1' } as const;
  pure.do({ type: 'endCall', callId, outcome: 'ended', ...staff }, 'staff_1');
  expect(pure.every('numberInUse')).toHaveLength(1);
  pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(1), how: 'completed' }, 'citizen');
  expect(pure.every('numberInUse')).toEqual([]);
  expect(pure.item('call', callId)).toMatchObject({ state: { at: 'ended' }, legs: { 1: { endedAt: caseNow } } });
  expect(pure.item('call', callId)).not.toHaveProperty('checkAt');
});

test('the leg that hears it is asked after, should its end never be told', () => {
  const pure = createCase();
  const { callId } = talks(pure);
  pure.do({ type: 'endCall', callId, outcome: 'ended', unitId: caseUnit, staffId: 'staff_1' }, 'staff_1');
  expect(pure.item('call', callId).checkAt).toBe('2021-01-04T09:00:50.000Z');
  pure.now = '2021-01-04T09:01:00.000Z';
  pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'call', id: callId } });
  expect(pure.item('call', callId).checkAt).toBe('2021-01-04T09:01:50.000Z');
});

test('a caller who withholds the number holds none', () => {
  const pure = createCase();
  presses(pure, callsIn(pure, 1, null));
  expect(pure.every('numberInUse')).toEqual([]);
});

test('a leg that nobody wants any more takes nothing', () => {
  const pure = createCase(callOf({ state: { at: 'waiting' } }), visitOf());
  expect(pure.do({ ...taken, callId: 'call_1', leg: 7 })).toEqual({ code: 'superseded' });
});

describe('a person whose earlier case was closed', () => {
  const called = { party: 'citizen', at: caseNow } as const;
  const rung = { party: 'consultant', staffId: 'staff_1', at: caseNow } as const;
  const callback = callOf({
    direction: 'callback',
    state: { at: 'accepted', leg: 1 },
    legs: { 1: rung, 2: called },
    citizenLeg: 2,
  });
  const person = personOf({ visits: ['visit_0', 'visit_1'] });
  const now = visitOf({ personId: 'person_1', callback: callbackOf(), activeCallId: 'call_1' });
  const earlier = visitOf({
    visitId: 'visit_0',
    personId: 'person_1',
    activeCallId: 'call_0',
    ended: { at: caseNow, reason: 'withdrawn' },
  });

  /** The call-back is about to ring, and the earlier case has this call. */
  function takes(state: Call['state']) {
    const legs = { 1: called, 2: { ...rung, staffId: 'staff_2' } } as const;
    const other = callOf({ callId: 'call_0', visitId: 'visit_0', holdsNumber: 'phone2', state, legs });
    return createCase(now, earlier, person, callback, other).do({ ...taken, callId: 'call_1', leg: 2 });
  }

  test.each<Call['state']>([
    { at: 'connected', leg: 2 },
    { at: 'accepted', leg: 2 },
    { at: 'reserved', leg: 2 },
    { at: 'lost', leg: 2, since: caseNow },
  ])('is not rung while that case has a consultant on another telephone ($at)', (state) => {
    expect(takes(state)).toEqual({ code: 'numberBusy' });
  });

  test.each<Call['state']>([
    { at: 'ended', outcome: 'ended' },
    { at: 'waiting' },
    { at: 'prompt', prompt: 'menu', wrong: 0, silent: 0, queued: false },
  ])('is rung where its call has nobody ($at)', (state) => {
    expect(takes(state)).toMatchObject({
      puts: [{ entity: 'call', holdsNumber: 'phone1' }, { entity: 'numberInUse' }],
    });
  });

  /** What is asked for, in order, until it is decided. */
  function asked(...start: Entity[]): string[] {
    const items = new Map([unit, callback, ...start].map((item) => [nameOf(refOf(item)), item]));
    const file = new CaseFile();
    const names: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      const facts = { now: caseNow, by: 'system', changeId: 'c', attempt: 0 } as const;
      const decision = decide(file, { ...taken, callId: 'call_1', leg: 2 }, facts);
      if (!('needs' in decision)) return names;
      names.push(...decision.needs.map(needName));
      for (const need of decision.needs) answer(items, file, need);
    }
    throw new Error('Not decided');
  }

  const always = ['call call_1', 'line phone1', 'visit visit_1'];
  test.each<[string, Entity[], string[]]>([
    ['and nobody else where there is no name', [visitOf()], []],
    ['and the person, where this is the only case', [now, personOf()], ['person person_1']],
    ['and the earlier case', [now, person, visitOf({ visitId: 'visit_0' })], ['person person_1', 'visit visit_0']],
    ['and the earlier case with its call', [now, person, earlier], ['person person_1', 'visit visit_0', 'call call_0']],
    [
      'and only the latest of several earlier cases',
      [now, personOf({ visits: ['visit_9', 'visit_0', 'visit_1'] })],
      ['person person_1', 'visit visit_0'],
    ],
  ])('is looked for: this case %s', (_what, start, more) => {
    expect(asked(...start).filter((name) => !name.startsWith('unit '))).toEqual([...always, ...more]);
  });
});
