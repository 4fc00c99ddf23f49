import { describe, expect, test } from 'vitest';
import type { Entity } from '../../schemas/entity.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Visit } from '../../schemas/visit.ts';
import {
  answered,
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  chairAt,
  consultantOf,
  decisiveAnswers,
  doubtOf,
  personOf,
  sid,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { callsIn, createCase, type PureCase, presses, reachesMenu } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import type { Command } from '../case/command.ts';
import { da } from '../ivr/prompts/da.ts';
import { speak } from '../ivr/speak.ts';

const since = '2021-01-04T08:10:00.000Z';
const silent = { personId: 'person_1', noMessages: since } as const;
const person = personOf();
const { slotId, startAt, endAt } = chairAt(0);
const meeting: Meeting = {
  entity: 'meeting',
  meetingId: 'meeting_1',
  unitId: caseUnit,
  visitId: 'visit_1',
  slotId,
  version: 1,
  startAt,
  endAt,
  purpose: 'visit',
  state: 'booked',
  bookedAt: since,
};
const booked = { meetingId: 'meeting_1', slotId, startAt, endAt } as const;
const book = { type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: chairAt(2).slotId } as const;
const move = { type: 'moveMeeting', unitId: caseUnit, meetingId: 'meeting_1', slotId: chairAt(2).slotId } as const;
const due = { type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } } as const;
const conclude = {
  type: 'conclude',
  unitId: caseUnit,
  visitId: 'visit_1',
  version: 1,
  category: 'jobparat',
  certainty: 'sikker',
  staffId: 'staff_1',
} as const;
/** A call-back that was taken, and whose telephone rings. */
const dialling = callOf({
  direction: 'callback',
  state: { at: 'accepted', leg: 2 },
  legs: {
    1: { party: 'citizen', at: caseNow },
    2: { party: 'consultant', staffId: 'staff_1', at: caseNow },
  },
});

function smsIn(effects: { kind: string }[]) {
  return effects.filter(({ kind }) => kind === 'sms');
}

/** The messages that a command asks for, and the matters that it opens instead. */
function told(visit: Partial<Visit>, command: Command, more: Entity[] = []) {
  const pure = createCase(visitOf({ ...silent, ...visit }), person, ...more);
  if (command.type === 'fallDue') pure.now = '2021-01-04T10:30:00.001Z';
  const { effects } = during(pure, () =>
    carriedOut(pure.do(command, command.type === 'fallDue' ? 'system' : 'staff_1')),
  );
  return { pure, sms: smsIn(effects), matters: pure.every('message').map(({ step }) => step?.what) };
}

describe('to whom nothing may be sent', () => {
  const last = callbackOf({ attempts: 2 });
  const attempt = {
    type: 'endCall',
    unitId: caseUnit,
    callId: 'call_1',
    staffId: 'staff_1',
    outcome: 'voicemail',
  } as const;
  const busy = consultantOf({ state: 'busy', callId: 'call_1', leg: 2 });

  test.each<{ template: string; visit?: Partial<Visit>; command: Command; more?: Entity[] }>([
    { template: 'meetingBooked', command: book },
    { template: 'meetingMoved', visit: { meeting: booked }, command: move, more: [meeting] },
    {
      template: 'meetingCancelled',
      visit: { meeting: booked },
      command: { type: 'withdraw', unitId: caseUnit, visitId: 'visit_1' },
      more: [meeting],
    },
  ])('$template is not sent: the desk tells it', ({ template, visit, command, more }) => {
    const { sms, matters, pure } = told({ ...visit }, command, more);
    expect([sms, matters]).toEqual([[], ['tellCitizen']]);
    expect(pure.every('message')[0]?.step?.owner).toEqual({ role: 'coordinator' });
    const open = { ...visit, noMessages: undefined };
    expect(told(open, command, more)).toMatchObject({ sms: [{ template }], matters: [] });
  });

  test.each<{ template: string; visit: Partial<Visit>; command: Command; more?: Entity[] }>([
    { template: 'callbackBroken', visit: { callback: callbackOf() }, command: due },
    { template: 'brokenMeeting', visit: { callback: callbackOf({ broken: 1 }) }, command: due },
    {
      template: 'notReachedMeeting',
      visit: { callback: { ...last, until: '2021-01-04T09:00:30.000Z' }, activeCallId: 'call_1' },
      command: attempt,
      more: [dialling, busy],
    },
  ])('$template has nothing to tell: no window and no meeting is made by the line itself', (one) => {
    const { template, visit, command, more } = one;
    const { sms, matters, pure } = told({ ...visit }, command, more);
    expect([sms, matters, pure.every('meeting')]).toEqual([[], [], []]);
    expect(pure.item('visit', 'visit_1').step?.owner).toEqual({ role: 'coordinator' });
    const open = { ...visit, noMessages: undefined };
    expect(told(open, command, more)).toMatchObject({ sms: [{ template }], matters: [] });
  });

  test('what is arranged in the conclusion of the talk is not even the desk’s', () => {
    const checklist = answered('visit_1', decisiveAnswers);
    const talked = { talkedAt: since, firstTalkAt: since, talks: 1 };
    const cancels = { ...conclude, arrangements: 'cancel' } as const;
    for (const visit of [{ meeting: booked }, { callback: callbackOf() }]) {
      expect(told({ ...talked, ...visit }, cancels, [meeting, checklist])).toMatchObject({ sms: [], matters: [] });
      const spoken = told({ ...talked, ...visit, noMessages: undefined }, cancels, [meeting, checklist]);
      expect(spoken.sms).toHaveLength(1);
    }
  });

  test('nor is what the consultant books in the talk that goes on; but what a colleague does meanwhile is', () => {
    const legs = dialling.legs;
    const talking = callOf({ legs, state: { at: 'connected', leg: 2 }, connectedAt: caseNow });
    expect(told({ activeCallId: 'call_1' }, book, [talking])).toMatchObject({ sms: [], matters: [] });
    const others = { ...legs, 2: { party: 'consultant', staffId: 'staff_2', at: caseNow } } as const;
    expect(told({ activeCallId: 'call_1' }, book, [{ ...talking, legs: others }])).toMatchObject({
      sms: [],
      matters: ['tellCitizen'],
    });
  });

  test('a time that is chosen by keys is read out, and no SMS is promised', () => {
    const pure = createCase(visitOf({ ...silent, numberHashes: ['phone1'] }), person);
    const callId = callsIn(pure);
    reachesMenu(pure, callId);
    const { effects, payloads } = during(pure, () => {
      presses(pure, callId, '2');
      presses(pure, callId, '1');
    });
    expect(payloads).toContainEqual(expect.objectContaining({ type: 'meetingBooked' }));
    expect([smsIn(effects), pure.every('message')]).toEqual([[], []]);
    const facts = { now: caseNow, unit: pure.every('unit')[0], policy: pure.every('unit')[0]?.policies[0] };
    const said = (visit: Visit) =>
      speak(pure.item('call', callId), { ...facts, visit, open: true, greet: false } as Parameters<typeof speak>[1]);
    const visit = pure.item('visit', 'visit_1');
    expect(said(visit).say).not.toContain(da.smsComes);
    expect(said({ ...visit, noMessages: undefined }).say).toContain(da.smsComes);
  });
});

describe('nothing may be sent', () => {
  const save = (answers: Record<string, string>, version = 0) =>
    ({ type: 'saveAnswers', unitId: caseUnit, visitId: 'visit_1', version, answers }) as const;

  function silencedAt(pure: PureCase, visitId = 'visit_1') {
    return pure.item('visit', visitId).noMessages;
  }

  test.each([
    [{ A2: 'kanIkkeTaleFrit' }, caseNow],
    [{ A2: 'ja', H1: 'nej' }, caseNow],
    [{ A2: 'ja', H1: 'ja' }, undefined],
  ])('once answers raise it: %o', (answers, at) => {
    const pure = createCase(visitOf());
    pure.do(save(answers), 'staff_1');
    expect(silencedAt(pure)).toBe(at);
  });

  test('from the first moment on, also when the answer is changed again', () => {
    const pure = createCase(visitOf());
    pure.do(save({ A2: 'kanIkkeTaleFrit' }), 'staff_1');
    pure.now = '2021-01-04T09:05:00.000Z';
    pure.do(save({ A2: 'ja' }, 1), 'staff_1');
    expect(silencedAt(pure)).toBe(caseNow);
  });

  test('once its guidance was followed; that of another flag says nothing about it', () => {
    for (const flag of ['F11', 'F12'] as const) {
      const pure = createCase(visitOf());
      pure.do({ type: 'followProcedure', unitId: caseUnit, visitId: 'visit_1', flag, staffId: 'staff_1' }, 'staff_1');
      expect(silencedAt(pure)).toBe(flag === 'F11' ? caseNow : undefined);
      expect(pure.item('visit', 'visit_1').procedures).toEqual({ [flag]: caseNow });
    }
  });

  test('once it was concluded with, and the doubt’s own time is not sent', () => {
    const checklist = answered('visit_1', { ...decisiveAnswers, A2: 'kanIkkeTaleFrit' });
    const pure = createCase(visitOf({ talkedAt: since, firstTalkAt: since, talks: 1 }), checklist);
    const { effects, payloads } = during(pure, () => pure.do({ ...conclude, followUp: { slotId } }, 'staff_1'));
    expect(payloads).toContainEqual(expect.objectContaining({ type: 'meetingBooked', purpose: 'followUp' }));
    expect([smsIn(effects), pure.every('message'), silencedAt(pure)]).toEqual([[], [], caseNow]);
    const [doubt] = pure.every('followUp');
    const meetingId = doubt?.meeting?.meetingId ?? 'meeting_none';
    pure.now = '2021-01-04T09:30:00.000Z';
    const moved = during(pure, () => pure.do({ ...move, meetingId }, 'staff_1'));
    expect(smsIn(moved.effects)).toEqual([]);
    expect(pure.every('message')).toHaveLength(1);
  });

  test('about an earlier case of the same person either', () => {
    const concluded = visitOf({ visitId: 'visit_0', personId: 'person_1', followUpId: 'followup_1' });
    const pure = createCase(
      personOf({ visits: ['visit_0', 'visit_1'] }),
      concluded,
      doubtOf({ visitId: 'visit_0' }),
      visitOf({ personId: 'person_1' }),
    );
    pure.do(save({ A2: 'kanIkkeTaleFrit' }), 'staff_1');
    expect([silencedAt(pure, 'visit_0'), silencedAt(pure)]).toEqual([caseNow, caseNow]);
  });
});

describe('a later contact of whom nothing may be sent to', () => {
  const ended = { at: caseNow, reason: 'withdrawn' } as const;
  const closed = visitOf({ ...silent, ended });

  test('is one to which nothing is sent: by a call, and by a registration', () => {
    const hashes = { cpr: 'cpr', phone: 'phone1', name: ['name'] };
    const calling = createCase(closed, personOf({ hashes }));
    const own = calling.item('call', callsIn(calling)).visitId;
    expect(calling.item('visit', own)).toMatchObject(silent);
    const registered = createCase(closed, personOf({ hashes }));
    const { made } = carriedOut(
      registered.do(
        {
          type: 'register',
          unitId: caseUnit,
          sealed: { name: 'sealed', referenceCode: 'sealed' },
          hashes: { cpr: 'cpr', name: [], code: 'code' },
          choice: 'none',
          knownBefore: false,
          protectedAddress: false,
          language: 'dansk',
        },
        'staff_1',
      ),
    );
    expect(registered.item('visit', made.visitId ?? '')).toMatchObject(silent);
  });

  test('is one when somebody says who the caller is, whichever case it stood in', () => {
    const link = { type: 'linkCall', unitId: caseUnit, callId: 'call_1', visitId: 'visit_1' } as const;
    const of = (own: Partial<Visit>, found: Visit) => {
      const pure = createCase(
        callOf({ visitId: 'visit_2', state: { at: 'ended', outcome: 'ended' } }),
        visitOf({ visitId: 'visit_2', ...own }),
        found,
        person,
      );
      pure.do(link, 'staff_1');
      return pure.every('visit').map(({ noMessages }) => noMessages !== undefined);
    };
    const open = visitOf({ personId: 'person_1' });
    expect(of({}, closed)).toEqual([true, true]);
    expect(of({ noMessages: since }, { ...open, ended })).toEqual([true, true]);
    expect(of({ noMessages: since }, open)).toEqual([true, true]);
    expect(of({}, open)).toEqual([false, false]);
  });

  test('is one where a caller goes on after the case was closed during the call', () => {
    const call = callOf({ state: { at: 'prompt', prompt: 'menu', wrong: 0, silent: 0, queued: false } });
    const pure = createCase(visitOf({ noMessages: since, ended, activeCallId: 'call_1' }), call);
    for (const key of ['1', '1', '1']) presses(pure, 'call_1', key, sid);
    const { visitId } = pure.item('call', 'call_1');
    expect(visitId).not.toBe('visit_1');
    expect(pure.item('visit', visitId).noMessages).toBe(since);
  });
});
