import { describe, expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import { callbackOf, caseNow, caseUnit, consultantOf, visitOf } from '../../tests/fixtures/case.ts';
import {
  arrives,
  callsIn,
  createCase,
  isAnswered,
  type PureCase,
  presses,
  reachesMenu,
  sidOf,
} from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

const unitId = caseUnit;
const until = '2021-01-04T09:01:30.000Z';
const dane = consultantOf({ idleFrom: '2021-01-04T08:00:00.000Z' });
const speaker = consultantOf({ staffId: 'staff_2', user: 'konsulent2', languages: ['en'] });

/** A call that chose English and waits. */
function waits(pure: PureCase): `call_${string}` {
  const callId = callsIn(pure);
  presses(pure, callId, '5');
  reachesMenu(pure, callId);
  presses(pure, callId, '3');
  return callId;
}

function claims(pure: PureCase, callId: `call_${string}`, staffId: `staff_${string}`) {
  const decision = pure.do({ type: 'claim', unitId, callId, staffId });
  return 'code' in decision ? decision.code : pure.item('call', callId).state.at;
}

/** A promised call-back of somebody whose language is known is due. */
function dueCallback(visit: Partial<Visit>, now = caseNow) {
  const pure = createCase(dane, speaker, visitOf({ callNumber: 'sealed', callback: callbackOf(), ...visit }));
  pure.now = now;
  pure.do({ type: 'fallDue', unitId, ref: { entity: 'visit', id: 'visit_1' } });
  const { activeCallId: callId = 'call_none' } = pure.item('visit', 'visit_1');
  return { pure, callId };
}

describe('a call in English', () => {
  test('stands in the queue as one, with the moment from which on it is anybody’s', () => {
    const pure = createCase(dane, speaker);
    const callId = waits(pure);
    expect(pure.every('queueEntry')).toMatchObject([{ suitedBy: { language: 'en', until } }]);
    expect(claims(pure, callId, 'staff_1')).toBe('superseded');
    expect(claims(pure, callId, 'staff_2')).toBe('reserved');
  });

  test.each([
    ['while whoever speaks it talks', { state: 'busy' } as const, 'superseded'],
    ['once they are on a break', { state: 'pause' } as const, 'reserved'],
    ['once their desk has gone silent', { aliveAt: '2021-01-04T08:58:00.000Z' }, 'reserved'],
    ['where they do not speak it after all', { languages: undefined }, 'reserved'],
  ])('%s, is given to others: %o, %s', (_when, more, said) => {
    const { languages, ...rest } = { ...speaker, ...more };
    const pure = createCase(dane, { ...rest, ...(languages !== undefined && { languages }) });
    expect(claims(pure, waits(pure), 'staff_1')).toBe(said);
  });

  test('is anybody’s when its time is over, which runs on over rings and rounds of waiting', () => {
    const pure = createCase(dane, speaker);
    const callId = waits(pure);
    claims(pure, callId, 'staff_2');
    pure.now = '2021-01-04T09:00:20.000Z';
    pure.do({ type: 'endLeg', callId, leg: 2, how: 'no-answer' });
    presses(pure, callId);
    expect(pure.every('queueEntry')).toMatchObject([{ suitedBy: { language: 'en', until } }]);
    expect(claims(pure, callId, 'staff_1')).toBe('superseded');
    pure.now = until;
    pure.do({ type: 'choosePresence', unitId, staffId: 'staff_1', user: 'konsulent1', state: 'pause' }, 'staff_1');
    pure.do({ type: 'choosePresence', unitId, staffId: 'staff_1', user: 'konsulent1', state: 'available' }, 'staff_1');
    expect(claims(pure, callId, 'staff_1')).toBe('reserved');
  });

  test('waits anew for somebody who speaks it when it is put through', () => {
    const pure = createCase(dane, speaker);
    const callId = waits(pure);
    isAnswered(pure, callId, sidOf(2), 'staff_2');
    arrives(pure, callId);
    pure.now = '2021-01-04T09:20:00.000Z';
    pure.do({ type: 'transferCall', unitId, callId, staffId: 'staff_2' }, 'staff_2');
    expect(pure.every('queueEntry')).toMatchObject([{ suitedBy: { until: '2021-01-04T09:21:30.000Z' } }]);
  });

  test('says what its case has learnt with the next round of waiting, and its time does not begin anew', () => {
    const pure = createCase(dane, speaker);
    const callId = waits(pure);
    const { visitId, step } = pure.item('call', callId);
    const citizen = { language: 'en', ageGroup: 'under30', education: false } as const;
    const visit = { ...pure.item('visit', visitId), citizen };
    const learnt = createCase(dane, speaker, visit, pure.item('call', callId));
    learnt.now = '2021-01-04T09:00:30.000Z';
    const silence = { callId, visitId, sid: sidOf(1), digits: '', step, isAfterConference: false };
    learnt.do({ type: 'citizenSays', ...silence }, 'citizen');
    expect(learnt.item('call', callId).suitedBy).toEqual({ language: 'en', groups: ['under30Uneducated'], until });
  });
});

describe('a call-back', () => {
  test('to somebody who speaks another language waits for whoever does, and is looked at when it is anybody’s', () => {
    const { pure, callId } = dueCallback({ citizen: { language: 'en' } });
    expect(pure.item('call', callId)).toMatchObject({ suitedBy: { language: 'en', until }, checkAt: until });
    expect(claims(pure, callId, 'staff_1')).toBe('superseded');
    pure.now = until;
    pure.do({ type: 'fallDue', unitId, ref: { entity: 'call', id: callId } });
    expect(pure.item('call', callId).checkAt).toBeUndefined();
    expect(pure.every('queueEntry')).toHaveLength(1);
  });

  test('that is one consultant’s too is looked at again when that is over', () => {
    const { pure, callId } = dueCallback({ citizen: { language: 'en' }, callback: callbackOf({ owner: 'staff_1' }) });
    expect(pure.item('call', callId).checkAt).toBe(until);
    pure.now = until;
    pure.do({ type: 'fallDue', unitId, ref: { entity: 'call', id: callId } });
    expect(pure.item('call', callId).checkAt).toBe('2021-01-04T10:15:00.000Z');
  });

  test('whose window is about to end waits for nobody', () => {
    const { pure, callId } = dueCallback({ citizen: { language: 'en' } }, '2021-01-04T10:20:00.000Z');
    pure.do({ type: 'choosePresence', unitId, staffId: 'staff_3', user: 'k3', state: 'available' }, 'staff_3');
    expect(pure.item('call', callId).checkAt).toBeUndefined();
    expect(claims(pure, callId, 'staff_3')).toBe('reserved');
  });
});

describe('what a consultant speaks', () => {
  const speaks = { type: 'setSkills', unitId, staffId: 'staff_1', user: 'konsulent1', groups: [] } as const;

  test('is said once, is seen on the list of who is free, and brings callers and consultants together anew', () => {
    const pure = createCase(dane);
    const told = during(pure, () => pure.do({ ...speaks, languages: ['uk', 'en', 'en'] }, 'staff_9'));
    expect(told.payloads).toEqual([{ type: 'skillsSet', staffId: 'staff_1', languages: ['en', 'uk'], groups: [] }]);
    expect(told.effects).toEqual([{ kind: 'match', unitId }]);
    expect(pure.every('availability')).toMatchObject([{ staffId: 'staff_1', languages: ['en', 'uk'] }]);
    expect(during(pure, () => pure.do({ ...speaks, languages: ['en', 'uk'] })).payloads).toEqual([]);
    pure.do({ ...speaks, languages: [] });
    expect(pure.every('availability')[0]).not.toHaveProperty('languages');
  });

  test('stays when they leave and come back, and can be said of who has never been there', () => {
    const pure = createCase();
    pure.do({ ...speaks, languages: ['en'], groups: ['over30'] }, 'staff_9');
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'off', languages: ['en'] });
    pure.do({ type: 'choosePresence', unitId, staffId: 'staff_1', user: 'konsulent1', state: 'available' }, 'staff_1');
    expect(pure.every('availability')).toMatchObject([{ languages: ['en'], groups: ['over30'] }]);
  });
});
