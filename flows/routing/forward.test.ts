import { describe, expect, test } from 'vitest';
import { caseUnit } from '../../tests/fixtures/case.ts';
import {
  arrives,
  callsIn,
  citizenSid,
  consultantSid,
  createCase,
  goesOnDuty,
  isAnswered,
  type PureCase,
  presses,
  reachesMenu,
  sidOf,
  talks,
} from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

type CallId = `call_${string}`;
const staff = { unitId: caseUnit, staffId: 'staff_1' } as const;
const officeSid = sidOf(7);

function forwards(pure: PureCase, callId: CallId, to = 'jobcenter') {
  return pure.do({ type: 'forwardCall', callId, ...staff, to }, 'staff_1');
}

function answers(pure: PureCase, callId: CallId, as: { leg?: number; sid?: typeof officeSid } = {}) {
  return pure.do({ type: 'guestSays', callId, leg: 3, sid: officeSid, ...as });
}

function ends(pure: PureCase, callId: CallId, [leg, how]: [number, 'completed' | 'busy' | 'no-answer' | 'failed']) {
  const sid = [undefined, citizenSid, consultantSid, officeSid][leg];
  return pure.do({ type: 'endLeg', callId, leg, how, ...(sid !== undefined && { sid }) });
}

/** A talk in which the telephone of an office rings for the citizen. */
function createForward() {
  const pure = createCase();
  const talk = talks(pure);
  forwards(pure, talk.callId);
  pure.do({ type: 'nameLeg', callId: talk.callId, leg: 3, sid: officeSid });
  return { pure, ...talk };
}

/** And somebody there has taken it. */
function createForwarded() {
  const rung = createForward();
  answers(rung.pure, rung.callId);
  return rung;
}

describe('a citizen who is put through to an office', () => {
  test('is on hold and hears whose telephone rings, while the talk is still the consultant’s', () => {
    const pure = createCase();
    const { callId } = talks(pure);
    const { payloads, effects } = during(pure, () => forwards(pure, callId));
    expect(payloads).toEqual([
      { type: 'officeCalled', staffId: 'staff_1', office: 'jobcenter', leg: 3, citizenLeg: 1, wasHeld: false },
    ]);
    expect(effects).toEqual([
      { kind: 'holdCitizen', callId, leg: 1 },
      { kind: 'dialGuest', callId, leg: 3 },
    ]);
    expect(pure.item('call', callId)).toMatchObject({
      state: { at: 'connected', heldSince: pure.now },
      legs: { 3: { party: 'guest', role: 'office', forward: { to: 'jobcenter' } } },
    });
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'busy', callId });
  });

  test('is told whom the telephone is of also when they were on hold already', () => {
    const pure = createCase();
    const { callId } = talks(pure);
    pure.do({ type: 'holdCall', callId, ...staff, held: true }, 'staff_1');
    pure.now = '2021-01-04T09:01:00.000Z';
    const { effects } = during(pure, () => forwards(pure, callId));
    expect(effects[0]).toEqual({ kind: 'holdCitizen', callId, leg: 1, anew: true });
    expect(pure.item('call', callId).state).toMatchObject({ heldSince: '2021-01-04T09:00:00.000Z' });
  });

  test('talks on with whoever answers there; the consultant is out of it and writes down the talk', () => {
    const { pure, callId, leg } = createForward();
    pure.now = '2021-01-04T09:10:00.000Z';
    const { payloads, effects } = during(pure, () => answers(pure, callId));
    expect(payloads.map(({ type }) => type)).toEqual([
      'callForwarded',
      'callEnded',
      'firstTalkHeld',
      'presenceChanged',
    ]);
    expect(payloads[1]).toMatchObject({
      outcome: 'forwarded',
      conversation: true,
      talkSeconds: 600,
      staffId: 'staff_1',
    });
    expect(effects).toEqual([
      { kind: 'holdCitizen', callId, leg: 1 },
      { kind: 'hangUp', callId, leg },
    ]);
    expect(pure.item('call', callId)).toMatchObject({ state: { at: 'ended', outcome: 'forwarded' } });
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'wrapping', callId });
    expect(pure.every('visit')[0]).toMatchObject({ talkedBy: 'staff_1', talks: 1 });
    expect(pure.every('visit')[0]).not.toHaveProperty('cutOff');
    // The same webhook again.
    expect(answers(pure, callId)).toMatchObject({ puts: [], events: [] });
  });

  test('is not called back while they talk there, and may be once they have hung up', () => {
    const { pure, callId } = createForwarded();
    expect(pure.every('numberInUse')).toHaveLength(1);
    const { effects } = during(pure, () => ends(pure, callId, [1, 'completed']));
    expect(effects).toEqual([{ kind: 'hangUp', callId, leg: 3 }]);
    expect(pure.every('numberInUse')).toEqual([]);
    expect(pure.item('call', callId).checkAt).toBeDefined();
    ends(pure, callId, [3, 'completed']);
    expect(pure.item('call', callId)).not.toHaveProperty('checkAt');
  });

  test('is asked after at the carrier for as long as the two talk', () => {
    const { pure, callId } = createForwarded();
    const before = pure.item('call', callId).checkAt;
    expect(before).toBe('2021-01-04T09:00:50.000Z');
    pure.now = '2021-01-04T09:01:00.000Z';
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'call', id: callId } });
    expect(pure.item('call', callId).checkAt).toBe('2021-01-04T09:01:50.000Z');
  });

  test('takes whoever else is in the talk along, who is hung up with the office', () => {
    const pure = createCase();
    const { callId } = talks(pure);
    const number = { sealed: 'sealed', hash: 'guest' };
    pure.do({ type: 'callGuest', callId, ...staff, number, role: 'interpreter' });
    pure.do({ type: 'guestSays', callId, leg: 3, sid: sidOf(8) });
    forwards(pure, callId);
    const { payloads } = during(pure, () => answers(pure, callId, { leg: 4 }));
    expect(payloads[1]).toMatchObject({ type: 'callEnded', endsConference: false });
    expect(payloads[1]).not.toHaveProperty('guests');
    const { effects } = during(pure, () =>
      pure.do({ type: 'endLeg', callId, leg: 4, sid: officeSid, how: 'completed' }),
    );
    expect(effects).toEqual([
      { kind: 'redirectCitizen', callId, leg: 1 },
      { kind: 'hangUp', callId, leg: 3 },
    ]);
  });

  test('is fetched to the last sentence where the office goes, unless they hear it already', () => {
    const { pure, callId } = createForwarded();
    // The office never came into the conference: its document was answered too late.
    const { effects } = during(pure, () => ends(pure, callId, [3, 'completed']));
    expect(effects).toEqual([{ kind: 'redirectCitizen', callId, leg: 1 }]);
    const usual = createForwarded();
    const comesOut = { type: 'citizenSays', callId: usual.callId, sid: citizenSid, digits: '' } as const;
    usual.pure.do({ ...comesOut, isAfterConference: true }, 'citizen');
    expect(usual.pure.item('call', usual.callId).outOfForward).toBe(true);
    expect(during(usual.pure, () => ends(usual.pure, usual.callId, [3, 'completed'])).effects).toEqual([]);
  });
});

describe('an office that is gone again at once', () => {
  const comesOut = { type: 'citizenSays', sid: citizenSid, digits: '', isAfterConference: true } as const;
  const opened = { type: 'taskOpened', sort: 'officeGone', dueAt: '2021-01-04T22:59:59.999Z' };

  test.each<[string, (pure: PureCase, callId: CallId) => void]>([
    ['whose leg has ended', (pure, callId) => ends(pure, callId, [3, 'completed'])],
    ['whose citizen comes out of the conference', (pure, callId) => pure.do({ ...comesOut, callId }, 'citizen')],
  ])('%s: somebody of ours is to speak with the citizen, which is said once', (_how, goes) => {
    const { pure, callId } = createForwarded();
    pure.now = '2021-01-04T09:00:29.000Z';
    expect(during(pure, () => goes(pure, callId)).payloads).toContainEqual(opened);
    expect(pure.item('call', callId)).toMatchObject({ officeGone: true });
    const after = during(pure, () => {
      pure.do({ ...comesOut, callId }, 'citizen');
      ends(pure, callId, [3, 'completed']);
      ends(pure, callId, [1, 'completed']);
    });
    expect(after.payloads).not.toContainEqual(opened);
  });

  test('is nobody’s task where it had the citizen for half a minute, or the citizen hung up', () => {
    const helped = createForwarded();
    helped.pure.now = '2021-01-04T09:00:30.000Z';
    helped.pure.do({ ...comesOut, callId: helped.callId }, 'citizen');
    ends(helped.pure, helped.callId, [3, 'completed']);
    const hungUp = createForwarded();
    ends(hungUp.pure, hungUp.callId, [1, 'completed']);
    ends(hungUp.pure, hungUp.callId, [3, 'completed']);
    for (const { pure } of [helped, hungUp]) expect(pure.every('task')).toEqual([]);
  });

  test('is said once of a case, as long as nobody has spoken with the citizen', () => {
    const { pure, callId } = createForwarded();
    ends(pure, callId, [3, 'completed']);
    // As of another call of the case, which knows nothing of the one before.
    Object.assign(pure.item('call', callId), { officeGone: undefined });
    const { payloads } = during(pure, () => pure.do({ ...comesOut, callId }, 'citizen'));
    expect(payloads).not.toContainEqual(opened);
    expect(pure.item('call', callId).officeGone).toBe(true);
  });

  test('is done with when somebody has spoken with the citizen', () => {
    const { pure, callId } = createForwarded();
    ends(pure, callId, [3, 'completed']);
    const [task] = pure.every('task');
    expect(task?.step).toMatchObject({ what: 'officeGone', owner: { role: 'consultant' } });
    const done = { unitId: caseUnit, taskId: task?.taskId ?? 'task_none', outcome: 'spokenWith' } as const;
    pure.do({ type: 'closeTask', ...done, staffId: 'staff_2', role: 'consultant' }, 'staff_2');
    expect(pure.every('task')[0]).toMatchObject({ closed: { by: 'staff_2', outcome: 'spokenWith' } });
    expect(pure.every('task')[0]).not.toHaveProperty('step');
  });
});

describe('where nobody at the office has it', () => {
  test.each([
    ['busy', 'busy'],
    ['no-answer', 'noAnswer'],
    ['failed', 'failed'],
    // Took the telephone, and was gone before the citizen was there.
    ['completed', 'failed'],
  ] as const)('%s: the two have each other again', (how, why) => {
    const { pure, callId } = createForward();
    pure.now = '2021-01-04T09:00:20.000Z';
    const { payloads, effects } = during(pure, () => ends(pure, callId, [3, how]));
    expect(payloads).toEqual([
      { type: 'officeNotReached', office: 'jobcenter', leg: 3, why },
      { type: 'callResumed', staffId: 'staff_1', leg: 1, heldSeconds: 20 },
    ]);
    expect(effects).toEqual([{ kind: 'holdCitizen', callId, leg: 1 }]);
    expect(pure.item('call', callId).state).toEqual({ at: 'connected', leg: 2 });
    expect(forwards(pure, callId, 'ydelse')).not.toHaveProperty('code');
  });

  test('the consultant takes it back, and whoever answers too late has nobody', () => {
    const { pure, callId } = createForward();
    const { effects } = during(pure, () => pure.do({ type: 'takeBackForward', callId, ...staff }, 'staff_1'));
    expect(effects).toEqual([
      { kind: 'holdCitizen', callId, leg: 1 },
      { kind: 'hangUp', callId, leg: 3 },
    ]);
    expect(answers(pure, callId)).toEqual({ code: 'superseded' });
    const late = during(pure, () => ends(pure, callId, [3, 'completed']));
    expect(late.payloads).toEqual([]);
    expect(pure.item('call', callId).state).toEqual({ at: 'connected', leg: 2 });
  });

  test('one that the carrier has not made yet is not made any more', () => {
    const pure = createCase();
    const { callId } = talks(pure);
    forwards(pure, callId);
    pure.do({ type: 'holdCall', callId, ...staff, held: false }, 'staff_1');
    expect(pure.item('call', callId).legs['3']).toMatchObject({ endedAt: pure.now, forward: { withdrawn: true } });
    expect(pure.do({ type: 'nameLeg', callId, leg: 3, sid: officeSid })).toMatchObject({ made: { isUnwanted: true } });
  });
});

describe('nobody is put through any more', () => {
  test('who has hung up meanwhile', () => {
    const { pure, callId } = createForward();
    const { payloads, effects } = during(pure, () => ends(pure, callId, [1, 'completed']));
    expect(payloads[0]).toMatchObject({ type: 'callEnded', outcome: 'citizenHungUp' });
    expect(effects.filter(({ kind }) => kind === 'hangUp')).toEqual([{ kind: 'hangUp', callId, leg: 3 }]);
    expect(answers(pure, callId)).toEqual({ code: 'superseded' });
  });

  test('whose consultant is gone: they are waited for, and then it is anybody’s at the place of the first ring', () => {
    const { pure, callId } = createForward();
    const { startedAt } = pure.item('call', callId);
    const { effects } = during(pure, () => ends(pure, callId, [2, 'completed']));
    expect(effects).toEqual([
      { kind: 'redirectCitizen', callId, leg: 1 },
      { kind: 'hangUp', callId, leg: 3 },
    ]);
    expect(pure.item('call', callId).state).toMatchObject({ at: 'lost' });
    expect(answers(pure, callId)).toEqual({ code: 'superseded' });
    pure.now = '2021-01-04T09:05:00.000Z';
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'call', id: callId } });
    expect(pure.item('call', callId)).toMatchObject({ state: { at: 'waiting' }, placeAt: startedAt });
  });

  test('who is given to a colleague instead', () => {
    const { pure, callId } = createForward();
    goesOnDuty(pure, 'staff_2');
    const { effects } = during(pure, () => pure.do({ type: 'transferCall', callId, ...staff }, 'staff_1'));
    expect(effects).toContainEqual({ kind: 'hangUp', callId, leg: 3 });
    expect(pure.item('call', callId).state).toEqual({ at: 'waiting' });
    const asked = createForward();
    goesOnDuty(asked.pure, 'staff_2');
    const consult = { type: 'consult', callId: asked.callId, ...staff, to: 'staff_2' } as const;
    expect(during(asked.pure, () => asked.pure.do(consult, 'staff_1')).payloads).toContainEqual(
      expect.objectContaining({ type: 'officeNotReached', why: 'withdrawn' }),
    );
  });
});

describe('refused is', () => {
  test('whoever does not talk with the citizen, an office that is on no list, and a second one at once', () => {
    const pure = createCase();
    const { callId } = talks(pure);
    expect(forwards(pure, callId, 'elsewhere')).toEqual({ code: 'notFound', about: 'to' });
    const other = { type: 'forwardCall', callId, unitId: caseUnit, staffId: 'staff_2', to: 'jobcenter' } as const;
    expect(pure.do(other, 'staff_2')).toEqual({ code: 'notYours' });
    forwards(pure, callId);
    expect(forwards(pure, callId)).toEqual({ code: 'forwarding' });
    const takesBack = { type: 'takeBackForward', callId, unitId: caseUnit, staffId: 'staff_2' } as const;
    expect(pure.do(takesBack, 'staff_2')).toEqual({ code: 'notYours' });
    const early = createCase();
    expect(forwards(early, callsIn(early))).toEqual({ code: 'notTalking' });
  });

  test('to hang up on a citizen who is not through yet', () => {
    const { pure, callId } = createForward();
    const end = { type: 'endCall', callId, ...staff, outcome: 'ended' } as const;
    expect(pure.do(end, 'staff_1')).toEqual({ code: 'forwarding' });
    expect(pure.item('call', callId).state).toMatchObject({ at: 'connected' });
    pure.do({ type: 'takeBackForward', callId, ...staff }, 'staff_1');
    expect(pure.do({ type: 'takeBackForward', callId, ...staff }, 'staff_1')).toEqual({ code: 'notForwarding' });
    expect(pure.do(end, 'staff_1')).not.toHaveProperty('code');
  });

  test('to put through, or to take an office out like a guest, while a colleague is asked or it rings', () => {
    const pure = createCase();
    const { callId } = talks(pure);
    goesOnDuty(pure, 'staff_2');
    pure.do({ type: 'consult', callId, ...staff, to: 'staff_2' }, 'staff_1');
    expect(forwards(pure, callId)).toEqual({ code: 'consulting' });
    const rung = createForward();
    const remove = { type: 'removeGuest', callId: rung.callId, ...staff, leg: 3 } as const;
    expect(rung.pure.do(remove, 'staff_1')).toEqual({ code: 'notFound', about: 'leg' });
  });
});

test('whoever has no number that could be looked up is looked after all the same', () => {
  const pure = createCase();
  goesOnDuty(pure);
  const callId = callsIn(pure, 1, null);
  reachesMenu(pure, callId);
  presses(pure, callId, '3');
  isAnswered(pure, callId);
  arrives(pure, callId);
  forwards(pure, callId);
  answers(pure, callId);
  expect(pure.item('call', callId).checkAt).toBeDefined();
  expect(during(pure, () => ends(pure, callId, [1, 'completed'])).effects).toEqual([
    { kind: 'hangUp', callId, leg: 3 },
  ]);
});
