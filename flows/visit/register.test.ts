import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { Visit } from '../../schemas/visit.ts';
import { callOf, caseNow, caseUnit, chairAt, visitOf } from '../../tests/fixtures/case.ts';
import { callsIn, createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';
import type { Registration } from './register.ts';

const channels = ['phone', 'physical'];
const facts = { knownBefore: true, protectedAddress: true, language: 'Polsk' } as const;
const sealed = { name: 'sealed name', cpr: 'sealed cpr', phone: 'sealed phone', referenceCode: 'sealed code' };

function register(pure: PureCase, choice: Registration['choice'], more: Partial<Registration> = {}) {
  const registration = { sealed, hashes: { phone: 'phone', code: 'code' }, ...facts, choice, ...more };
  return carriedOut(pure.do({ type: 'register', unitId: caseUnit, ...registration }, 'staff_1'));
}

describe('a registration', () => {
  test('keeps what names the person sealed, and finds them by number and code', () => {
    const pure = createCase();
    const { made } = register(pure, 'none');
    const [applicant] = pure.every('applicant');
    const { applicantId, visitId } = applicant ?? { applicantId: 'none', visitId: 'none' };
    expect(applicantId).toMatch(/^applicant_c\d+n\d+$/);
    expect(visitId).toMatch(/^visit_c\d+n\d+$/);
    expect(made).toEqual({ visitId });
    expect(applicant).toEqual({
      entity: 'applicant',
      applicantId,
      unitId: caseUnit,
      version: 1,
      registeredAt: caseNow,
      visitId,
      ...sealed,
      ...facts,
    });
    expect(pure.every('codeLookup')).toEqual([{ entity: 'codeLookup', unitId: caseUnit, hash: 'code', applicantId }]);
    expect(pure.every('phoneLookup')).toEqual([
      { entity: 'phoneLookup', unitId: caseUnit, hash: 'phone', applicantId },
    ]);
  });

  test('without number or CPR keeps neither', () => {
    const pure = createCase();
    register(pure, 'none', { sealed: { name: 'sealed', referenceCode: 'sealed' }, hashes: { code: 'code' } });
    const [applicant] = pure.every('applicant');
    for (const field of ['cpr', 'phone']) expect(applicant).not.toHaveProperty(field);
    expect(pure.every('phoneLookup')).toEqual([]);
  });

  test('without a choice is a contact that is to choose within two days', () => {
    const pure = createCase();
    const { payloads, events } = during(pure, () => register(pure, 'none'));
    const [visit] = pure.every('visit');
    expect(payloads).toEqual([
      { type: 'visitOpened', openedBy: 'registration', choice: 'none' },
      { type: 'applicantRegistered', openedAt: caseNow, offered: true },
      { type: 'choiceOffered', offered: true, through: 'desk', channels },
    ]);
    expect(events[0]).toMatchObject({
      visitId: visit?.visitId,
      contact: { to: 'waiting' },
      citizen: { knownBefore: true, language: 'pl' },
    });
    expect(new Set(events.map(({ visitId }) => visitId)).size).toBe(1);
    expect(visit).toEqual({
      entity: 'visit',
      visitId: visit?.visitId,
      unitId: caseUnit,
      version: 1,
      applicantId: pure.every('applicant')[0]?.applicantId,
      citizen: { knownBefore: true, language: 'pl' },
      openedBy: 'registration',
      openedAt: caseNow,
      contactDay: '2021-01-04',
      offer: { at: caseNow, by: 'staff_1', through: 'desk', channels },
      chooseBy: '2021-01-06T09:00:00.000Z',
    });
  });

  test('with a call-back promises it', () => {
    const pure = createCase();
    const { payloads } = during(pure, () => register(pure, 'callback'));
    expect(payloads.slice(3)).toMatchObject([
      { type: 'choiceMade', choice: 'callback', stage: 'beforeTalk' },
      { type: 'callbackPromised', kind: 'callback' },
    ]);
    expect(pure.every('visit')[0]).toMatchObject({ choice: 'callback', callback: { attempts: 0 } });
    expect(pure.every('visit')[0]).not.toHaveProperty('chooseBy');
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
      hashes: { code: 'code' },
      ...facts,
      choice: 'physical',
      slotId: '20210104T080000Z-1',
    } as const;
    expect(pure.do({ type: 'register', unitId: caseUnit, ...registration }, 'staff_1')).toEqual({ code: 'slotTaken' });
  });

  test('for a meeting when nothing is free gives the desk a task', () => {
    const full = createCase();
    const { policies, ...rest } = full.item('unit', caseUnit);
    const pure = createCase({
      ...rest,
      policies: policies.map((policy) => ({ ...policy, meetings: { ...policy.meetings, startTimes: [] } })),
    });
    expect(typesDuring(pure, () => register(pure, 'physical'))).toEqual([
      'visitOpened',
      'applicantRegistered',
      'choiceOffered',
      'choiceMade',
      'taskOpened',
    ]);
    expect(pure.every('task')).toMatchObject([{ kind: 'noTimes', visitId: pure.every('visit')[0]?.visitId }]);
  });
});

describe('a caller who is registered', () => {
  test('is known in the call, and the contact of the call goes on', () => {
    const pure = createCase();
    const callId = callsIn(pure, 1, null);
    const call = pure.item('call', callId);
    const { payloads, events } = during(pure, () => register(pure, 'none', { callId }));
    expect(payloads.map(({ type }) => type)).toEqual(['applicantRegistered', 'choiceOffered']);
    expect(events[0]?.visitId).toBe(call.visitId);
    expect(pure.every('visit')).toMatchObject([
      { visitId: call.visitId, openedBy: 'call', activeCallId: callId, citizen: { language: 'pl' } },
    ]);
    expect(pure.every('visit')[0]).not.toHaveProperty('chooseBy');
    expect(pure.every('applicant')[0]?.visitId).toBe(call.visitId);
    expect(pure.item('call', callId)).toMatchObject({ identified: true, callable: true });
  });

  test('is callable by the number in hand, or not at all without one', () => {
    const pure = createCase();
    const [danish, withheld] = [callsIn(pure, 1), callsIn(pure, 2, null)];
    for (const callId of [danish, withheld])
      register(pure, 'none', { callId, sealed: { name: 'sealed', referenceCode: 'sealed' }, hashes: { code: callId } });
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
    [
      'known already',
      callOf(),
      visitOf({ applicantId: 'applicant_9' }),
      { code: 'alreadyIdentified', about: 'callId' },
    ],
    ['of another unit', callOf({ unitId: 'aarhus' }), visitOf(), { code: 'notFound' }],
    ['of no call', callOf({ callId: 'call_2' }), visitOf(), { code: 'notFound', about: 'call' }],
  ])('is refused when %s', (_what, ...[call, visit, refusal]) => {
    const pure = createCase(visit, call);
    const registration = { sealed, hashes: { code: 'code' }, ...facts, choice: 'none', callId: 'call_1' } as const;
    expect(pure.do({ type: 'register', unitId: caseUnit, ...registration }, 'staff_1')).toEqual(refusal);
  });
});
