import { describe, expect, test } from 'vitest';
import type { SupervisionMode } from '../../schemas/supervision.ts';
import { caseUnit, unit } from '../../tests/fixtures/case.ts';
import { citizenSid, consultantSid, createCase, goesOnDuty, sidOf, talks } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';
import type { LegEnd } from './leg-ended.ts';
import { legsUp } from './legs.ts';
import { isRingWanted } from './still-wanted.ts';

const unitId = caseUnit;
const coordinator = 'staff_7';
const supervisorSid = sidOf(3);
const modes: SupervisionMode[] = ['listen', 'whisper', 'join'];
const number = 3;

/** A talk of staff_1's under rules that allow all of `allowed`. */
function talking(allowed: readonly SupervisionMode[] | null = modes) {
  const policies = unit.policies.map((policy) => ({
    ...policy,
    ...(allowed !== null && { supervision: [...allowed] }),
  }));
  const pure = createCase({ ...unit, policies });
  const { callId, leg } = talks(pure);
  const call = () => pure.item('call', callId);
  const asks = (mode: SupervisionMode = 'listen', staffId: 'staff_7' | 'staff_8' | 'staff_1' = coordinator) =>
    pure.do({ type: 'supervise', unitId, callId, staffId, user: staffId, mode }, staffId);
  const told = (mode: SupervisionMode) => pure.do({ type: 'citizenTold', callId, leg: number, mode }, 'citizen');
  const joins = () =>
    pure.do({ type: 'answerRing', unitId, callId, leg: number, sid: supervisorSid, staffId: coordinator });
  const leaves = (staffId: 'staff_7' | 'staff_8' = coordinator) =>
    pure.do({ type: 'leaveSupervision', unitId, callId, staffId }, staffId);
  const ends = (of: number, sid: `CA${string}`, how: LegEnd = 'completed') =>
    pure.do({ type: 'endLeg', callId, leg: of, sid, how });
  const part = () => call().legs[number]?.supervision;
  return { pure, callId, leg, call, asks, told, joins, leaves, ends, part };
}

/** The same with the coordinator in it. */
function supervised(mode: SupervisionMode = 'listen') {
  const talk = talking();
  talk.asks(mode);
  talk.told(mode);
  talk.joins();
  return talk;
}

function over(callId: `call_${string}`) {
  return [
    { kind: 'hangUp', callId, leg: number },
    { kind: 'announce', callId, leg: number, says: 'over' },
  ];
}

describe('a coordinator who asks to take part in a talk', () => {
  test.each(modes)('(%s) is rung only when the citizen has been told, and is in it once', (mode) => {
    const { pure, asks, told, joins, part, call, callId } = talking();
    const asked = during(pure, () => asks(mode));
    expect(asked.payloads).toEqual([{ type: 'supervisionAsked', staffId: coordinator, leg: number, mode }]);
    expect(asked.effects).toEqual([{ kind: 'announce', callId, leg: number, says: mode }]);
    expect(part()).toEqual({ of: 2, asked: mode, askedAt: pure.now });
    expect(isRingWanted(call(), number)).toBe(false);
    expect(joins()).toEqual({ code: 'superseded' });
    expect(during(pure, () => told(mode)).effects).toEqual([{ kind: 'ringConsultant', callId, leg: number }]);
    expect(part()).toEqual({ of: 2, mode });
    expect(isRingWanted(call(), number)).toBe(true);
    expect(during(pure, joins).payloads).toEqual([
      { type: 'supervisionJoined', staffId: coordinator, leg: number, mode },
    ]);
    expect(during(pure, joins).payloads).toEqual([]);
    expect(legsUp(call()).map(({ leg }) => leg)).toEqual([1, 2, number]);
  });

  test.each([
    [
      'is let off',
      undefined,
      [{ type: 'supervisionEnded', staffId: coordinator, leg: number, why: 'untold', isTold: false }],
    ],
    ['goes on as the citizen knows it', 'listen', []],
  ] as const)('%s where no word comes whether the citizen heard it', (_what, before, payloads) => {
    const { pure, asks, told, joins, part, callId } = talking();
    const due = () => pure.do({ type: 'fallDue', unitId, ref: { entity: 'call', id: callId } });
    if (before !== undefined) {
      asks(before);
      told(before);
      joins();
    }
    pure.now = '2021-01-04T09:00:20.000Z';
    asks('join');
    pure.now = '2021-01-04T09:01:00.000Z';
    due();
    expect(part()).toMatchObject({ asked: 'join' });
    pure.now = '2021-01-04T09:02:00.000Z';
    expect(during(pure, due).payloads).toEqual(payloads);
    expect(part()).toEqual(before === undefined ? undefined : { of: 2, mode: before });
    expect(told('join')).toEqual({ code: 'superseded' });
  });

  test.each([
    ['off', null, 'listen'],
    ['off', [], 'listen'],
    ['listening only', ['listen'], 'whisper'],
    ['whispering only', ['whisper'], 'join'],
  ] as const)('is refused what the rules do not allow (%s)', (_rules, allowed, mode) => {
    const { asks, call } = talking(allowed);
    expect(asks(mode)).toEqual({ code: 'supervisionOff', about: 'mode' });
    expect(Object.keys(call().legs)).toHaveLength(2);
  });

  test('is refused in a talk on hold, with a colleague in it, of their own, supervised already, and over', () => {
    const { pure, callId, asks } = supervised();
    const holds = (held: boolean) => pure.do({ type: 'holdCall', unitId, callId, staffId: 'staff_1', held }, 'staff_1');
    expect(asks('listen', 'staff_8')).toEqual({ code: 'supervised' });
    expect(asks('listen', 'staff_1')).toEqual({ code: 'inCall' });
    holds(true);
    expect(asks('whisper')).toEqual({ code: 'onHold' });
    goesOnDuty(pure, 'staff_2');
    pure.do({ type: 'consult', unitId, callId, staffId: 'staff_1', to: 'staff_2' }, 'staff_1');
    expect(asks('listen', 'staff_8')).toEqual({ code: 'talkConsulting' });
    pure.do({ type: 'endCall', unitId, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1');
    expect(asks()).toEqual({ code: 'notTalking' });
  });

  test('is refused where the citizen is in safe contact', () => {
    const { pure, callId, asks } = talking();
    const { visitId } = pure.item('call', callId);
    Object.assign(pure.item('visit', visitId), { noMessages: pure.now });
    expect(asks()).toEqual({ code: 'safeContact' });
  });

  test('asks twice and is announced once', () => {
    const { pure, asks } = talking();
    asks();
    expect(during(pure, () => asks()).payloads).toEqual([]);
  });
});

describe('a coordinator in a talk', () => {
  test('takes part otherwise once the citizen has been told that too', () => {
    const { pure, asks, told, part, callId } = supervised();
    expect(during(pure, () => asks('join')).effects).toEqual([{ kind: 'announce', callId, leg: number, says: 'join' }]);
    expect(part()).toEqual({ of: 2, mode: 'listen', asked: 'join', askedAt: pure.now });
    expect(told('whisper')).toEqual({ code: 'superseded' });
    expect(during(pure, () => told('join')).effects).toEqual([{ kind: 'supervise', callId, leg: number }]);
    expect(part()).toEqual({ of: 2, mode: 'join' });
  });

  test('who could not be told: nobody comes, or it goes on as before', () => {
    const first = talking();
    first.asks();
    const untold = { type: 'citizenUntold', callId: first.callId, leg: number } as const;
    expect(during(first.pure, () => first.pure.do({ ...untold, mode: 'listen' })).payloads).toEqual([
      { type: 'supervisionEnded', staffId: coordinator, leg: number, why: 'untold', isTold: false },
    ]);
    expect(first.call().legs[number]).toMatchObject({ endedAt: first.pure.now });
    const { pure, asks, part } = supervised();
    asks('whisper');
    pure.do({ ...untold, mode: 'whisper' });
    expect(part()).toEqual({ of: 2, mode: 'listen' });
  });

  test('is not let in where the citizen was put on hold before the sentence was over', () => {
    const { pure, callId, asks, told, part } = talking();
    asks();
    pure.do({ type: 'holdCall', unitId, callId, staffId: 'staff_1', held: true }, 'staff_1');
    expect(during(pure, () => told('listen')).payloads).toMatchObject([{ type: 'supervisionEnded', why: 'untold' }]);
    expect(part()).toBeUndefined();
    expect(told('listen')).toEqual({ code: 'superseded' });
  });

  test('leaves, which the citizen hears, and nobody else ends it', () => {
    const { pure, leaves, callId, call, ends } = supervised();
    expect(leaves('staff_8')).toEqual({ code: 'notYours' });
    expect(during(pure, leaves).effects).toEqual(over(callId));
    expect(leaves()).toEqual({ code: 'notSupervising' });
    expect(during(pure, () => ends(number, supervisorSid)).payloads).toEqual([]);
    expect(call().state).toEqual({ at: 'connected', leg: 2 });
  });

  test('whose leg dies changes nothing for the two others, who hear that nobody listens any more', () => {
    const { pure, ends, callId, call } = supervised('join');
    const { payloads, effects } = during(pure, () => ends(number, supervisorSid));
    expect(payloads).toMatchObject([{ type: 'supervisionEnded', why: 'lost', isTold: true }]);
    expect(effects).toEqual(over(callId));
    expect(call().state).toEqual({ at: 'connected', leg: 2 });
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'busy', callId });
  });

  test('is no consultant: when theirs is lost the part is over, and the citizen waits for the consultant', () => {
    const { pure, ends, callId, call, asks } = supervised('join');
    const { payloads, effects } = during(pure, () => ends(2, consultantSid));
    expect(payloads.map(({ type }) => type)).toEqual(['callLost', 'supervisionEnded']);
    expect(effects).toEqual([
      { kind: 'redirectCitizen', callId, leg: 1 },
      { kind: 'hangUp', callId, leg: number },
    ]);
    expect(call().state).toMatchObject({ at: 'lost', leg: 2 });
    expect(asks()).toEqual({ code: 'notTalking' });
  });

  test.each([
    ['the citizen hangs up', ({ ends }: ReturnType<typeof talking>) => ends(1, citizenSid)],
    [
      'the consultant ends it',
      ({ pure, callId }: ReturnType<typeof talking>) =>
        pure.do({ type: 'endCall', unitId, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1'),
    ],
    [
      'the citizen is put through',
      ({ pure, callId }: ReturnType<typeof talking>) =>
        pure.do({ type: 'transferCall', unitId, callId, staffId: 'staff_1' }, 'staff_1'),
    ],
  ])('is hung up when %s, and the citizen hears nothing of it', (_what, happens) => {
    const talk = supervised();
    const { payloads, effects } = during(talk.pure, () => happens(talk));
    expect(payloads).toContainEqual({
      type: 'supervisionEnded',
      staffId: coordinator,
      leg: number,
      why: 'talkGone',
      isTold: false,
    });
    expect(effects).toContainEqual({ kind: 'hangUp', callId: talk.callId, leg: number });
    expect(talk.part()).toBeUndefined();
    expect(talk.pure.every('consultant').map(({ staffId }) => staffId)).toEqual(['staff_1']);
  });

  test('is out of it while a colleague is asked', () => {
    const { pure, callId, part } = supervised();
    goesOnDuty(pure, 'staff_2');
    const asked = during(pure, () =>
      pure.do({ type: 'consult', unitId, callId, staffId: 'staff_1', to: 'staff_2' }, 'staff_1'),
    );
    expect(asked.effects).toContainEqual({ kind: 'hangUp', callId, leg: number });
    expect(part()).toBeUndefined();
  });

  test('is hung up where the carrier makes the leg after all', () => {
    const { pure, callId, asks, told, leaves } = talking();
    asks();
    told('listen');
    leaves();
    const named = pure.do({ type: 'nameLeg', callId, leg: number, sid: supervisorSid });
    expect(named).toMatchObject({ made: { isUnwanted: true } });
  });

  test('who does not answer is not in it, and may ask again', () => {
    const { pure, asks, told, ends, call } = talking();
    asks();
    told('listen');
    pure.do({ type: 'nameLeg', callId: call().callId, leg: number, sid: supervisorSid });
    ends(number, supervisorSid, 'no-answer');
    expect(pure.events.at(-1)?.payload).toMatchObject({ type: 'supervisionEnded', why: 'notAnswered' });
    asks('whisper');
    expect(call().legs['4']).toMatchObject({ party: 'supervisor', supervision: { of: 2, asked: 'whisper' } });
  });
});
