import { describe, expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import {
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  chairAt,
  consultantOf,
  personOf,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { arrives, createCase, type PureCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';
import type { Commands } from '../case/command.ts';

const known = visitOf({ personId: 'person_1' });
const ahead = {
  from: '2021-01-04T12:00:00.000Z',
  until: '2021-01-04T14:00:00.000Z',
  nextAt: '2021-01-04T12:00:00.000Z',
};
const conclusion: Visit['conclusion'] = {
  at: caseNow,
  by: 'staff_1',
  channel: 'phone',
  category: 'jobparat',
  certainty: 'sikker',
  flags: [],
};

function asks(pure: PureCase, more: Partial<Commands['callOut']> = {}) {
  const asked = { unitId: caseUnit, visitId: 'visit_1', staffId: 'staff_1', kind: 'visitation', ...more } as const;
  return pure.do({ type: 'callOut', ...asked }, asked.staffId);
}

/** The consultant calls out and answers their own softphone. */
function dialsOut(pure: PureCase, more: Partial<Commands['callOut']> = {}) {
  asks(pure, more);
  const callId = pure.item('visit', 'visit_1').activeCallId ?? 'call_none';
  const softphone = sidOf(2);
  pure.do({ type: 'answerRing', unitId: caseUnit, callId, leg: 1, sid: softphone, staffId: 'staff_1' });
  return { callId, softphone, citizenLeg: pure.item('call', callId).citizenLeg ?? 0 };
}

function isNotAnswered(pure: PureCase, more: Partial<Commands['callOut']> = {}) {
  const { callId, citizenLeg } = dialsOut(pure, more);
  return during(pure, () => pure.do({ type: 'endLeg', callId, leg: citizenLeg, how: 'no-answer', sid: sidOf(3) }));
}

function talksOut(pure: PureCase, more: Partial<Commands['callOut']> = {}) {
  const { callId } = dialsOut(pure, more);
  arrives(pure, callId, sidOf(3));
  return during(pure, () =>
    pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1'),
  );
}

const free = [known, personOf(), consultantOf()] as const;

describe('a consultant who calls out', () => {
  test('has their own softphone rung, then the citizen’s telephone, with the case theirs meanwhile', () => {
    const pure = createCase(...free);
    const { payloads, effects } = during(pure, () => asks(pure));
    expect(payloads.map(({ type }) => type)).toEqual(['callOutBegun', 'callReserved', 'presenceChanged']);
    expect(payloads[0]).toEqual({
      type: 'callOutBegun',
      staffId: 'staff_1',
      conversationType: 'visitation',
      keeps: false,
    });
    expect(effects.map(({ kind }) => kind)).toEqual(['ringConsultant']);
    const { activeCallId = 'call_none', step } = pure.item('visit', 'visit_1');
    expect(step).toMatchObject({ what: 'liveCall' });
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'reserved', callId: activeCallId, leg: 1 });
    const answer = { unitId: caseUnit, callId: activeCallId, leg: 1, sid: sidOf(2), staffId: 'staff_1' } as const;
    const accepted = during(pure, () => pure.do({ type: 'answerRing', ...answer }));
    expect(accepted.effects.map(({ kind }) => kind)).toEqual(['dialCitizen']);
  });

  test('talks as in a call-back: the case waits for its conclusion', () => {
    const pure = createCase(...free);
    const { payloads } = talksOut(pure);
    expect(payloads.find(({ type }) => type === 'callEnded')).toMatchObject({ isOut: true, conversation: true });
    expect(pure.item('visit', 'visit_1')).toMatchObject({ talkedBy: 'staff_1', step: { what: 'conclude' } });
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'wrapping' });
  });

  test('who asks twice has one call', () => {
    const pure = createCase(...free);
    asks(pure);
    expect(during(pure, () => asks(pure)).payloads).toEqual([]);
    expect(pure.every('call')).toHaveLength(1);
  });

  test('and does not take it leaves the case as it was, and nobody else is rung', () => {
    const pure = createCase(...free);
    asks(pure);
    const callId = pure.item('visit', 'visit_1').activeCallId ?? 'call_none';
    pure.do({ type: 'endLeg', callId, leg: 1, how: 'busy', sid: sidOf(2) });
    expect(pure.item('call', callId).state).toEqual({ at: 'ended', outcome: 'superseded' });
    expect(pure.every('queueEntry')).toEqual([]);
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('activeCallId');
    expect(pure.item('visit', 'visit_1').step).toMatchObject({ what: 'choose' });
  });

  test('and does not take it before the window of a promise leaves the promise to its own time', () => {
    const pure = createCase(visitOf({ personId: 'person_1', callback: callbackOf(ahead) }), personOf(), consultantOf());
    asks(pure);
    const callId = pure.item('visit', 'visit_1').activeCallId ?? 'call_none';
    pure.do({ type: 'endLeg', callId, leg: 1, how: 'no-answer', sid: sidOf(2) });
    expect(pure.item('call', callId).state).toEqual({ at: 'ended', outcome: 'superseded' });
    expect(pure.item('visit', 'visit_1')).toMatchObject({ callback: ahead, step: { what: 'ring' } });
  });

  test('and is cut off while the telephone rings has it hung up, and the case is as it was', () => {
    const pure = createCase(...free);
    const { callId, softphone } = dialsOut(pure);
    const { effects } = during(pure, () =>
      pure.do({ type: 'endLeg', callId, leg: 1, how: 'completed', sid: softphone }),
    );
    expect(effects).toContainEqual({ kind: 'hangUp', callId, leg: 2 });
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('activeCallId');
  });

  test('on a break goes back to it, however the call goes', () => {
    const resting = consultantOf({ state: 'pause', reason: 'Frokost' });
    const missed = createCase(known, personOf(), resting);
    isNotAnswered(missed);
    expect(missed.item('consultant', 'staff_1')).toMatchObject({ state: 'pause', reason: 'Frokost' });
    expect(missed.item('consultant', 'staff_1')).not.toHaveProperty('pausing');
    const talked = createCase(known, personOf(), resting);
    talksOut(talked);
    const { wrapUntil = '' } = talked.item('consultant', 'staff_1');
    talked.now = wrapUntil;
    talked.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'consultant', id: 'staff_1' } });
    expect(talked.item('consultant', 'staff_1')).toMatchObject({ state: 'pause', reason: 'Frokost' });
    const hurried = createCase(known, personOf(), resting);
    talksOut(hurried);
    hurried.do({
      type: 'choosePresence',
      unitId: caseUnit,
      staffId: 'staff_1',
      user: 'konsulent1',
      state: 'available',
    });
    expect(hurried.item('consultant', 'staff_1')).toMatchObject({ state: 'available' });
  });
});

describe('a call out that nobody answers', () => {
  test('where nothing was promised: no attempt, no message, and the desk asks what is wished', () => {
    const pure = createCase(...free);
    const { payloads, effects } = isNotAnswered(pure);
    expect(payloads.map(({ type }) => type)).toEqual(['callEnded', 'deskAsked', 'presenceChanged']);
    expect(effects.filter(({ kind }) => kind === 'sms')).toEqual([]);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ desk: { what: 'choose' }, step: { what: 'choose' } });
  });

  test('leaves a meeting and a talk to be concluded as they are', () => {
    const meeting = { meetingId: 'meeting_1', ...chairAt(1) } as const;
    const booked = createCase(visitOf({ personId: 'person_1', meeting }), personOf(), consultantOf());
    isNotAnswered(booked);
    expect(booked.item('visit', 'visit_1')).toMatchObject({ meeting, step: { what: 'meeting' } });
    const talked = visitOf({ personId: 'person_1', talkedAt: caseNow, talkedBy: 'staff_2', talkedForm: 'phone' });
    const pure = createCase(talked, personOf(), consultantOf());
    isNotAnswered(pure);
    expect(pure.item('visit', 'visit_1').step).toMatchObject({ what: 'conclude' });
  });

  test('is an attempt where a promise stands whose window has begun', () => {
    const pure = createCase(visitOf({ personId: 'person_1', callback: callbackOf() }), personOf(), consultantOf());
    const { payloads } = isNotAnswered(pure);
    expect(payloads[0]).toMatchObject({ type: 'callEnded', isOut: true });
    expect(payloads[1]).toMatchObject({ type: 'callbackAttemptFailed', attempts: 1 });
  });

  test('before the window of a promise leaves it as it was given', () => {
    const callback = callbackOf(ahead);
    const pure = createCase(visitOf({ personId: 'person_1', callback }), personOf(), consultantOf());
    const { payloads } = isNotAnswered(pure);
    expect(payloads.map(({ type }) => type)).toEqual(['callEnded', 'presenceChanged']);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ callback, step: { what: 'ring' } });
  });
});

describe('a promise that stands when somebody calls out', () => {
  test('is kept by the talk, in its window or before it', () => {
    for (const window of [{}, ahead]) {
      const callback = callbackOf(window);
      const pure = createCase(visitOf({ personId: 'person_1', callback }), personOf(), consultantOf());
      const { payloads } = talksOut(pure);
      expect(payloads).toContainEqual(
        expect.objectContaining({ type: 'callbackKept', inWindow: true, lateSeconds: 0 }),
      );
      expect(pure.item('visit', 'visit_1')).not.toHaveProperty('callback');
    }
  });

  test('is taken out of the queue, and no second call is made', () => {
    const pure = createCase(visitOf({ personId: 'person_1', callback: callbackOf() }), personOf(), consultantOf());
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
    const queued = pure.item('visit', 'visit_1').activeCallId ?? 'call_none';
    asks(pure);
    expect(pure.item('call', queued).state).toEqual({ at: 'ended', outcome: 'superseded' });
    expect(pure.every('queueEntry')).toEqual([]);
    expect(pure.item('visit', 'visit_1').activeCallId).not.toBe(queued);
  });

  test('makes what only reaches out the talk of the case', () => {
    const callback = callbackOf();
    const pure = createCase(visitOf({ personId: 'person_1', callback }), personOf(), consultantOf());
    talksOut(pure, { kind: 'jobsparring' });
    expect(pure.item('visit', 'visit_1')).toMatchObject({
      conversationType: 'jobsparring',
      step: { what: 'conclude' },
    });
  });
});

describe('a talk that only reaches out', () => {
  test('demands no conclusion, is told as what it was, and leaves the case what it was', () => {
    const pure = createCase(...free);
    const { payloads } = talksOut(pure, { kind: 'bekymring', purpose: 'sealed purpose' });
    const ended = payloads.find(({ type }) => type === 'callEnded');
    expect(ended).toMatchObject({ talk: { conversationType: 'bekymring', attendanceDemanded: false, number: 1 } });
    const visit = pure.item('visit', 'visit_1');
    expect(visit).toMatchObject({ talks: 1, consultants: ['staff_1'], step: { what: 'choose' } });
    expect(Object.keys(visit)).not.toEqual(expect.arrayContaining(['talkedAt', 'conversationType']));
    expect(JSON.stringify(pure.events)).not.toContain('sealed purpose');
  });

  test('is held in a case that is concluded too, which stays so', () => {
    const pure = createCase(visitOf({ personId: 'person_1', conclusion }), personOf(), consultantOf());
    talksOut(pure, { kind: 'opfoelgningssamtale' });
    const visit = pure.item('visit', 'visit_1');
    expect(visit).toMatchObject({ conclusion, talks: 1 });
    expect(Object.keys(visit)).not.toEqual(expect.arrayContaining(['step', 'talkedAt']));
  });
});

describe('nobody is called', () => {
  const active = (more: Parameters<typeof callOf>[0]) => [
    visitOf({ personId: 'person_1', activeCallId: 'call_1' }),
    personOf(),
    consultantOf(),
    callOf({ visitId: 'visit_1', ...more }),
  ];
  const other = { party: 'consultant', staffId: 'staff_2', at: caseNow } as const;
  const safe = { personId: 'person_1', noMessages: caseNow } as const;

  test.each([
    ['who is on the line', active({ state: { at: 'waiting' } }), 'caseInCall'],
    [
      'whose call-back rings at a colleague’s desk',
      active({ direction: 'callback', state: { at: 'reserved', leg: 1 }, legs: { 1: other } }),
      'caseInCall',
    ],
    [
      'in whose case a colleague is in a talk',
      active({ state: { at: 'connected', leg: 1 }, legs: { 1: other } }),
      'caseInCall',
    ],
    ['by who is off duty', [known, personOf(), consultantOf({ state: 'off' })], 'notReady'],
    ['by who is in wrap-up', [known, personOf(), consultantOf({ state: 'wrapping' })], 'notReady'],
    ['by who has a call', [known, personOf(), consultantOf({ state: 'busy', callId: 'call_9' })], 'inCall'],
    ['without a number', [visitOf(), consultantOf()], 'numberMissing'],
    ['whose case has ended', [visitOf({ ended: { at: caseNow, reason: 'withdrawn' } }), consultantOf()], 'visitEnded'],
    [
      'who wants to be written to',
      [visitOf({ personId: 'person_1', inWriting: caseNow }), personOf(), consultantOf()],
      'inWritingOnly',
    ],
    ['in safe contact without an agreed time', [visitOf(safe), personOf(), consultantOf()], 'agreedTimeOnly'],
    [
      'in safe contact before the agreed time',
      [visitOf({ ...safe, callback: callbackOf({ ...ahead, agreed: true }) }), personOf(), consultantOf()],
      'agreedTimeOnly',
    ],
    [
      'from an earlier case than the open one',
      [
        visitOf({ personId: 'person_1', conclusion }),
        visitOf({ visitId: 'visit_2', personId: 'person_1' }),
        personOf({ visits: ['visit_1', 'visit_2'] }),
        consultantOf(),
      ],
      'openCase',
    ],
  ] as const)('%s', (_, items, code) => {
    const pure = createCase(...items);
    expect(during(pure, () => expect(asks(pure)).toMatchObject({ code })).payloads).toEqual([]);
  });

  test('while somebody else is rung on the same telephone', () => {
    const direction = 'callback';
    const rung = { entity: 'numberInUse', unitId: caseUnit, hash: 'phone', callId: 'call_1', direction } as const;
    const pure = createCase(...free, rung);
    expect(asks(pure)).toMatchObject({ code: 'numberBusy' });
  });

  test('about what is never held by telephone, nor about nothing where words are asked for', () => {
    const pure = createCase(...free);
    expect(asks(pure, { kind: 'rehabiliteringsmoede' })).toEqual({ code: 'notByTelephone', about: 'type' });
    expect(asks(pure, { kind: 'bekymring' })).toEqual({ code: 'purposeMissing', about: 'purpose' });
  });

  test('but in safe contact within the agreed time', () => {
    const callback = callbackOf({ agreed: true });
    const pure = createCase(visitOf({ ...safe, callback }), personOf(), consultantOf());
    expect(asks(pure)).not.toHaveProperty('code');
  });
});
