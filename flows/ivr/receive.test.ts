import { describe, expect, test } from 'vitest';
import type { CallerNumber } from '../../schemas/call.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { Person } from '../../schemas/person.ts';
import { bare, callbackOf, callOf, caseNow, caseUnit, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';
import type { Incoming } from './receive.ts';

const person = personOf({ knownBefore: true, language: 'polsk' });
const offered = { type: 'choiceOffered', offered: true, through: 'line', channels: ['phone', 'physical'] } as const;
const number = { sealed: 'sealed phone', hash: 'phone' };

function receive(pure: PureCase, more: Partial<Incoming> = {}) {
  const incoming = { unitId: caseUnit, sid: sidOf(1), sidHash: 'leg', caller: 'danish', number, ...more } as const;
  return carriedOut(pure.do({ type: 'receiveCall', ...incoming }, 'citizen')).made;
}

function callIn(pure: PureCase) {
  return pure.every('call').find(({ legs }) => legs[1]?.sid === sidOf(1));
}

describe('a call from somebody unknown', () => {
  test('is a contact of its own, asked for the code', () => {
    const pure = createCase();
    const { payloads, events } = during(pure, () => receive(pure));
    const [visit] = pure.every('visit');
    const call = callIn(pure);
    expect(payloads).toEqual([
      { type: 'visitOpened', openedBy: 'call' },
      { type: 'callReceived', caller: 'danish', known: false, joined: false, open: true },
    ]);
    const about = { visitId: visit?.visitId, callId: call?.callId };
    expect(events).toMatchObject([{ ...about, contact: { day: '2021-01-04', to: 'waiting' } }, about]);
    expect(visit && bare(visit)).toEqual({
      entity: 'visit',
      visitId: visit?.visitId,
      unitId: caseUnit,
      version: 1,
      callNumber: 'sealed phone',
      dialHash: 'phone',
      numberHashes: ['phone'],
      openedBy: 'call',
      openedAt: caseNow,
      contactDay: '2021-01-04',
      activeCallId: call?.callId,
      waitingSince: caseNow,
    });
    expect([call?.callId.startsWith('call_c'), visit?.visitId.startsWith('visit_c')]).toEqual([true, true]);
    expect(call).toEqual({
      entity: 'call',
      callId: call?.callId,
      unitId: caseUnit,
      visitId: visit?.visitId,
      version: 1,
      direction: 'inbound',
      startedAt: caseNow,
      state: { at: 'prompt', prompt: 'code', wrong: 0, silent: 0, queued: false },
      reason: 'first',
      step: 0,
      caller: 'danish',
      callerSealed: 'sealed phone',
      callerHash: 'phone',
      holdsNumber: 'phone',
      callable: true,
      through: 'own',
      identified: false,
      legs: { 1: { party: 'citizen', sid: sidOf(1), at: caseNow } },
      citizenLeg: 1,
      checkAt: '2021-01-04T09:00:50.000Z',
    });
  });

  test('a second time by the same webhook is the same call', () => {
    const pure = createCase();
    const made = receive(pure);
    expect(Object.keys(made).toSorted()).toEqual(['callId', 'visitId']);
    expect(pure.every('legLookup')).toEqual([{ entity: 'legLookup', unitId: caseUnit, hash: 'leg', ...made }]);
    expect(typesDuring(pure, () => expect(receive(pure)).toEqual(made))).toEqual([]);
    expect(pure.every('call')).toHaveLength(1);
  });

  test.each<[CallerNumber, Incoming['number'], boolean, string | undefined, string | undefined]>([
    ['foreign', number, false, undefined, 'sealed phone'],
    ['withheld', undefined, false, undefined, undefined],
    ['danish', undefined, true, undefined, undefined],
  ])(
    'with a %s number can be called back as far as that goes',
    (caller, ...[shown, callable, callNumber, callerSealed]) => {
      const pure = createCase();
      receive(pure, { caller, number: shown });
      const call = callIn(pure);
      expect([call?.callable, call?.callerSealed, pure.every('visit')[0]?.callNumber]).toEqual([
        callable,
        callerSealed,
        callNumber,
      ]);
    },
  );
});

describe('a call from somebody known', () => {
  const known = (
    visit = visitOf({ personId: 'person_1', numberHashes: ['phone'], waitingSince: '2021-01-04T08:30:00.000Z' }),
    of: Person = person,
  ) => createCase(visit, of);

  test('joins their open contact, and hears the menu', () => {
    const pure = known();
    const { payloads, events } = during(pure, () => expect(receive(pure).visitId).toBe('visit_1'));
    expect(payloads).toEqual([
      { type: 'callReceived', caller: 'danish', known: true, joined: true, open: true },
      offered,
    ]);
    const call = callIn(pure);
    expect(events).toMatchObject([
      { visitId: 'visit_1', callId: call?.callId },
      { visitId: 'visit_1', callId: call?.callId },
    ]);
    expect(call).toMatchObject({ visitId: 'visit_1', identified: true, state: { at: 'prompt', prompt: 'menu' } });
    expect(pure.item('visit', 'visit_1')).toMatchObject({
      activeCallId: call?.callId,
      waitingSince: '2021-01-04T08:30:00.000Z',
    });
    expect(pure.item('visit', 'visit_1').offer).toMatchObject({ by: 'system', through: 'line' });
    expect(pure.item('person', 'person_1')).toEqual(person);
  });

  test.each([
    ['ended', visitOf({ ended: { at: caseNow, reason: 'withdrawn' } })],
    ['gone', visitOf({ visitId: 'visit_2' })],
  ])('whose case is %s is a contact of its own under their name', (_how, visit) => {
    const pure = known(visit);
    const { payloads } = during(pure, () => receive(pure));
    expect(payloads).toMatchObject([
      { type: 'visitOpened' },
      { type: 'callReceived', known: true },
      { type: 'choiceOffered' },
    ]);
    const { visits } = pure.item('person', 'person_1');
    expect(visits).toEqual(['visit_1', expect.not.stringMatching(/^visit_[12]$/)]);
    expect(pure.item('visit', visits[1] ?? '')).toMatchObject({
      personId: 'person_1',
      citizen: { knownBefore: true, language: 'pl' },
      callNumber: 'sealed phone',
    });
  });

  test('joins the contact that another call of theirs has opened since it was looked who is behind the number', () => {
    // What the index of numbers does not tell yet.
    const pure = known(visitOf({ personId: 'person_1' }));
    expect(receive(pure).visitId).toBe('visit_1');
    expect(pure.item('person', 'person_1').visits).toEqual(['visit_1']);
    expect(callIn(pure)).toMatchObject({ visitId: 'visit_1', identified: true, through: 'number' });
  });

  test('can be called back at the number they gave', () => {
    const { phone: _none, ...silent } = person;
    const [without, withPhone] = [known(undefined, silent), known()];
    for (const pure of [without, withPhone]) receive(pure, { caller: 'foreign' });
    expect([callIn(without)?.callable, callIn(withPhone)?.callable]).toEqual([false, true]);
  });

  test.each<[string, Entity[]]>([
    [
      'who shares the telephone with somebody else whose contact is open',
      [
        person,
        visitOf({ personId: 'person_1', numberHashes: ['phone'] }),
        personOf({ personId: 'person_2', visits: ['visit_2'] }),
        visitOf({ visitId: 'visit_2', personId: 'person_2', numberHashes: ['phone'] }),
      ],
    ],
    ['who is one of two registered with it', [person, personOf({ personId: 'person_2' })]],
    ['who is gone', [{ entity: 'personLookup', unitId: caseUnit, kind: 'phone', hash: 'phone', personId: 'person_9' }]],
  ])('%s is as one unknown', (_who, items) => {
    const pure = createCase(...items);
    receive(pure);
    expect(callIn(pure)).toMatchObject({ identified: false, through: 'own', state: { prompt: 'code' } });
    expect(['visit_1', 'visit_2']).not.toContain(callIn(pure)?.visitId);
  });

  test('who shares the telephone with somebody whose case is closed is the one whose contact is open', () => {
    const pure = createCase(
      person,
      visitOf({ personId: 'person_1', numberHashes: ['phone'] }),
      personOf({ personId: 'person_2', visits: ['visit_2'] }),
    );
    receive(pure);
    expect(callIn(pure)).toMatchObject({ visitId: 'visit_1', identified: true, through: 'number' });
  });

  test('whose contact nobody has a name for joins it, and is asked for the code', () => {
    const pure = createCase(visitOf({ openedBy: 'call', numberHashes: ['phone'], callback: callbackOf() }));
    receive(pure);
    expect(callIn(pure)).toMatchObject({
      visitId: 'visit_1',
      identified: false,
      through: 'number',
      before: { callback: callbackOf() },
      state: { prompt: 'code' },
    });
    expect(pure.every('visit')).toHaveLength(1);
  });

  test('takes a call-back out of the queue that was about to be made; its wish stands', () => {
    const pure = known(visitOf({ personId: 'person_1', numberHashes: ['phone'], callback: callbackOf() }));
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
    const queued = pure.item('visit', 'visit_1').activeCallId ?? '';
    expect(typesDuring(pure, () => receive(pure))).toEqual(['callEnded', 'callReceived', 'choiceOffered']);
    expect(pure.item('call', queued).state).toEqual({ at: 'ended', outcome: 'superseded' });
    expect(pure.item('visit', 'visit_1')).toMatchObject({ activeCallId: callIn(pure)?.callId, callback: callbackOf() });
  });

  test.each([
    ['a talk that goes on', { at: 'connected', leg: 2 }, 'call_1'],
    ['a talk that is lost', { at: 'lost', leg: 2, since: caseNow }, 'call_1'],
    ['a call that waits', { at: 'waiting' }, undefined],
    ['a call that has ended', { at: 'ended', outcome: 'missed' }, undefined],
  ] as const)('beside %s leaves the contact to the right one', (_what, state, active) => {
    const pure = createCase(
      visitOf({ personId: 'person_1', numberHashes: ['phone'], activeCallId: 'call_1' }),
      person,
      callOf({ state, legs: {} }),
    );
    receive(pure);
    expect(pure.item('visit', 'visit_1').activeCallId).toBe(active ?? callIn(pure)?.callId);
    expect(pure.item('call', 'call_1').state).toEqual(state);
    expect(callIn(pure)?.besides).toBe(state.at === 'ended' ? undefined : 'call_1');
  });
});
