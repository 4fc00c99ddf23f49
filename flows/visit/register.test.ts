import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { Visit } from '../../schemas/visit.ts';
import { bare, callbackOf, callOf, caseNow, caseUnit, chairAt, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { callsIn, createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';
import type { Registration } from './register.ts';

const channels = ['phone', 'physical'];
const facts = { knownBefore: true, protectedAddress: true, language: 'Polsk' } as const;
const sealed = { name: 'sealed name', cpr: 'sealed cpr', referenceCode: 'sealed code' };
const hashes = { cpr: 'cpr', name: ['name one', 'name two'], code: 'code' };
const phone = { sealed: 'sealed phone', hash: 'phone' };

function register(pure: PureCase, choice: Registration['choice'], more: Partial<Registration> = {}) {
  const registration = { sealed, hashes, phone, ...facts, choice, ...more };
  return carriedOut(pure.do({ type: 'register', unitId: caseUnit, ...registration }, 'staff_1'));
}

describe('a registration', () => {
  test('keeps what the person needs, of every registration, until a number shows that there is a telephone', () => {
    const pure = createCase();
    register(pure, 'physical', { phone: undefined, needs: ['noPhone', 'interpreter'] });
    register(pure, 'physical', { phone: undefined, needs: ['companion'], join: true });
    expect(pure.every('person')[0]?.needs).toEqual(['noPhone', 'interpreter', 'companion']);
    register(pure, 'none', { join: true });
    expect(pure.every('person')[0]?.needs).toEqual(['interpreter', 'companion']);
  });

  test('keeps what names the person sealed, and finds them by number and code', () => {
    const pure = createCase();
    const { made } = register(pure, 'none');
    const [person] = pure.every('person');
    const { personId } = person ?? { personId: 'none' };
    const [visitId = 'none'] = person?.visits ?? [];
    expect(personId).toMatch(/^person_c\d+n\d+$/);
    expect(visitId).toMatch(/^visit_c\d+n\d+$/);
    expect(made).toEqual({ visitId, sameNumber: [] });
    expect(person).toEqual({
      entity: 'person',
      personId,
      unitId: caseUnit,
      version: 1,
      registeredAt: caseNow,
      visits: [visitId],
      name: 'sealed name',
      cpr: 'sealed cpr',
      phone: 'sealed phone',
      hashes: { cpr: 'cpr', phone: 'phone', name: ['name one', 'name two'] },
      ...facts,
    });
    expect(pure.item('visit', visitId)).toMatchObject({ referenceCode: 'sealed code', codeHash: 'code' });
    expect(pure.every('codeLookup')).toEqual([{ entity: 'codeLookup', unitId: caseUnit, hash: 'code', visitId }]);
    expect(pure.every('personLookup').map(({ kind, hash }) => `${kind} ${hash}`)).toEqual([
      'cpr cpr',
      'phone phone',
      'name name one',
      'name name two',
    ]);
    expect(pure.every('openNumber')).toMatchObject([{ hash: 'phone', visitId, personId }]);
  });

  test('ends its code and its numbers with the case', () => {
    const pure = createCase();
    const { made } = register(pure, 'none');
    pure.do({ type: 'withdraw', unitId: caseUnit, visitId: made.visitId ?? 'visit_' }, 'staff_1');
    expect([pure.every('codeLookup'), pure.every('openNumber')]).toEqual([[], []]);
    expect(pure.every('personLookup')).toHaveLength(4);
  });

  test('without number or CPR keeps neither', () => {
    const pure = createCase();
    register(pure, 'none', {
      sealed: { name: 'sealed', referenceCode: 'sealed' },
      hashes: { name: [], code: 'code' },
      phone: undefined,
    });
    const [person] = pure.every('person');
    for (const field of ['cpr', 'phone']) expect(person).not.toHaveProperty(field);
    expect(pure.every('personLookup')).toEqual([]);
  });

  test('without a choice is a contact that is to choose within two days', () => {
    const pure = createCase();
    const { payloads, events } = during(pure, () => register(pure, 'none'));
    const [visit] = pure.every('visit');
    expect(payloads).toEqual([
      { type: 'visitOpened', openedBy: 'registration', choice: 'none' },
      { type: 'personRegistered', openedAt: caseNow, offered: true, joined: false },
      { type: 'choiceOffered', offered: true, through: 'desk', channels },
      { type: 'deskAsked', what: 'choose', dueAt: '2021-01-06T09:00:00.000Z' },
    ]);
    expect(events[0]).toMatchObject({
      visitId: visit?.visitId,
      contact: { to: 'waiting' },
      citizen: { knownBefore: true, language: 'pl' },
    });
    expect(new Set(events.map(({ visitId }) => visitId)).size).toBe(1);
    expect(visit && bare(visit)).toEqual({
      entity: 'visit',
      visitId: visit?.visitId,
      unitId: caseUnit,
      version: 1,
      personId: pure.every('person')[0]?.personId,
      citizen: { knownBefore: true, language: 'pl' },
      openedBy: 'registration',
      openedAt: caseNow,
      contactDay: '2021-01-04',
      offer: { at: caseNow, by: 'staff_1', through: 'desk', channels },
      codeHash: 'code',
      referenceCode: 'sealed code',
      numberHashes: ['phone'],
      dialHash: 'phone',
      desk: { what: 'choose', since: caseNow, dueAt: '2021-01-06T09:00:00.000Z' },
    });
    expect(visit?.step).toMatchObject({ what: 'choose', owner: { role: 'intake' } });
  });

  test('with a call-back promises it', () => {
    const pure = createCase();
    const { payloads } = during(pure, () => register(pure, 'callback'));
    expect(payloads.slice(3)).toMatchObject([
      { type: 'choiceMade', choice: 'callback', stage: 'beforeTalk' },
      { type: 'callbackPromised', kind: 'callback' },
    ]);
    expect(pure.every('visit')[0]).toMatchObject({ choice: 'callback', callback: { attempts: 0 } });
    expect(pure.every('visit')[0]).not.toHaveProperty('desk');
  });

  test('with a meeting has the time that was chosen, or the first free one', () => {
    const chosen = createCase();
    register(chosen, 'physical', { slotId: chairAt(3).slotId });
    expect(chosen.every('visit')[0]).toMatchObject({ choice: 'physical', meeting: { slotId: chairAt(3).slotId } });
    const first = createCase();
    register(first, 'physical');
    expect(first.every('visit')[0]?.meeting?.startAt).toBe('2021-01-04T12:30:00.000Z');
  });

  test('with a time that is gone is refused', () => {
    const pure = createCase();
    const registration = {
      sealed,
      hashes,
      ...facts,
      choice: 'physical',
      slotId: '20210104T080000Z-1',
    } as const;
    expect(pure.do({ type: 'register', unitId: caseUnit, ...registration }, 'staff_1')).toEqual({ code: 'slotTaken' });
  });

  test('for a meeting when nothing is free lets the desk find a time', () => {
    const full = createCase();
    const { policies, ...rest } = full.item('unit', caseUnit);
    const pure = createCase({
      ...rest,
      policies: policies.map((policy) => ({ ...policy, meetings: { ...policy.meetings, startTimes: [] } })),
    });
    expect(typesDuring(pure, () => register(pure, 'physical'))).toEqual([
      'visitOpened',
      'personRegistered',
      'choiceOffered',
      'choiceMade',
      'deskAsked',
    ]);
    expect(pure.every('visit')).toMatchObject([{ desk: { what: 'findTime' } }]);
  });
});

describe('a caller who is registered', () => {
  test('is known in the call, and the contact of the call goes on', () => {
    const pure = createCase();
    const callId = callsIn(pure, 1, null);
    const call = pure.item('call', callId);
    const { payloads, events } = during(pure, () => register(pure, 'none', { callId }));
    expect(payloads.map(({ type }) => type)).toEqual(['personRegistered', 'choiceOffered']);
    expect(events[0]?.visitId).toBe(call.visitId);
    expect(pure.every('visit')).toMatchObject([
      { visitId: call.visitId, openedBy: 'call', activeCallId: callId, citizen: { language: 'pl' } },
    ]);
    expect(pure.every('visit')[0]).not.toHaveProperty('desk');
    expect(pure.every('person')[0]?.visits).toEqual([call.visitId]);
    expect(pure.item('call', callId)).toMatchObject({ identified: true, callable: true });
  });

  test('is callable by the number in hand, or not at all without one', () => {
    const pure = createCase();
    const [danish, withheld] = [callsIn(pure, 1), callsIn(pure, 2, null)];
    for (const callId of [danish, withheld])
      register(pure, 'none', {
        callId,
        sealed: { name: 'sealed', referenceCode: 'sealed' },
        hashes: { name: [], code: callId },
        phone: undefined,
      });
    expect([danish, withheld].map((id) => pure.item('call', id).callable)).toEqual([true, false]);
  });

  test('after the contact of the call has ended is a contact of their own', () => {
    const ended = visitOf({ ended: { at: caseNow, reason: 'abandoned' } });
    const pure = createCase(ended, callOf({ state: { at: 'ended', outcome: 'abandoned' } }));
    expect(typesDuring(pure, () => register(pure, 'none', { callId: 'call_1' }))).toContain('visitOpened');
    expect(pure.every('visit')).toHaveLength(2);
    expect(pure.item('visit', 'visit_1')).toEqual(ended);
  });

  test.each<[string, Call, Visit, object]>([
    ['known already', callOf(), visitOf({ personId: 'person_9' }), { code: 'alreadyIdentified', about: 'callId' }],
    ['of another unit', callOf({ unitId: 'aarhus' }), visitOf(), { code: 'notFound' }],
    ['of no call', callOf({ callId: 'call_2' }), visitOf(), { code: 'notFound', about: 'call' }],
  ])('is refused when %s', (_what, ...[call, visit, refusal]) => {
    const pure = createCase(visit, call);
    const registration = { sealed, hashes, ...facts, choice: 'none', callId: 'call_1' } as const;
    expect(pure.do({ type: 'register', unitId: caseUnit, ...registration }, 'staff_1')).toEqual(refusal);
  });
});

describe('somebody who was here before', () => {
  const open = visitOf({ personId: 'person_1', numberHashes: ['phone'], callback: callbackOf() });
  const known = personOf({ hashes: { cpr: 'cpr', phone: 'phone', name: ['name'] } });
  const registration = { sealed, hashes, phone, ...facts, choice: 'none' } as const;

  test('with an open case is refused by the CPR, with the case named', () => {
    const pure = createCase(known, open);
    expect(pure.do({ type: 'register', unitId: caseUnit, ...registration }, 'staff_1')).toEqual({
      code: 'openCase',
      about: 'visit_1',
    });
    expect(pure.events).toEqual([]);
  });

  test('is joined to the open case where that is wanted: one contact, one promise, one person', () => {
    const pure = createCase(known, open);
    const { payloads } = during(pure, () => register(pure, 'callback', { join: true }));
    expect(payloads).toMatchObject([
      { type: 'personRegistered', joined: true },
      { type: 'choiceOffered' },
      { type: 'choiceMade' },
      { type: 'callbackReplaced' },
      { type: 'callbackPromised' },
    ]);
    expect([pure.every('visit').length, pure.every('person').length]).toEqual([1, 1]);
    expect(pure.item('person', 'person_1')).toMatchObject({
      visits: ['visit_1'],
      name: 'sealed name',
      knownBefore: true,
    });
  });

  test('only by the case that is still open was not known before, and the protection that was told of stays', () => {
    const pure = createCase({ ...known, protectedAddress: true }, open);
    register(pure, 'none', { join: true, knownBefore: false, protectedAddress: false });
    expect(pure.item('person', 'person_1')).toMatchObject({ knownBefore: false, protectedAddress: true });
    expect(pure.item('visit', 'visit_1').citizen).toMatchObject({ knownBefore: false });
  });

  test('stays known when registered again for the same case, and is known by a closed one', () => {
    const told = createCase({ ...known, knownBefore: true }, open);
    register(told, 'none', { join: true, knownBefore: false });
    expect(told.item('person', 'person_1').knownBefore).toBe(true);
    const closed = createCase(known, { ...open, ended: { at: caseNow, reason: 'withdrawn' } });
    register(closed, 'none', { knownBefore: false });
    expect(closed.item('person', 'person_1').knownBefore).toBe(true);
  });

  test('whose case is closed has a new one in the same history', () => {
    const pure = createCase(known, { ...open, ended: { at: caseNow, reason: 'withdrawn' } });
    const { made } = register(pure, 'none');
    expect(made.visitId).not.toBe('visit_1');
    expect(pure.item('person', 'person_1').visits).toEqual(['visit_1', made.visitId]);
    expect(pure.item('visit', made.visitId ?? '').citizen).toMatchObject({ knownBefore: true });
  });

  test('by the number alone is somebody of their own, and the open contact behind it is named', () => {
    const pure = createCase(known, open);
    const { made } = register(pure, 'callback', {
      sealed: { name: 'n', referenceCode: 'r' },
      hashes: { name: [], code: 'c' },
    });
    expect(made.sameNumber).toEqual(['visit_1']);
    expect(pure.every('person')).toHaveLength(2);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ callback: callbackOf() });
  });

  test('and calls unrecognised is joined to the open case with the call, in one write', () => {
    const pure = createCase(known, open);
    const callId = callsIn(pure, 1, null);
    const own = pure.item('call', callId).visitId;
    register(pure, 'none', { join: true, callId });
    expect(pure.item('call', callId)).toMatchObject({ visitId: 'visit_1', identified: true, through: 'staff' });
    expect(pure.item('visit', own)).toMatchObject({ ended: { reason: 'joined' } });
    expect(pure.item('visit', 'visit_1')).toMatchObject({ activeCallId: callId });
  });
});
