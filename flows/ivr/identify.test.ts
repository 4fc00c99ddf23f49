import { describe, expect, test } from 'vitest';
import type { Applicant } from '../../schemas/applicant.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { Visit } from '../../schemas/visit.ts';
import { callbackOf, callOf, caseNow, caseUnit, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, presses } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

const earlier = '2021-01-04T08:30:00.000Z';
const applicant: Applicant = {
  entity: 'applicant',
  applicantId: 'applicant_1',
  unitId: caseUnit,
  version: 1,
  registeredAt: caseNow,
  visitId: 'visit_1',
  name: 'sealed',
  referenceCode: 'sealed',
  knownBefore: false,
  protectedAddress: false,
  language: 'dansk',
};
const lookup: Entity = { entity: 'codeLookup', unitId: caseUnit, hash: '700001', applicantId: 'applicant_1' };
const call = callOf({
  visitId: 'visit_2',
  state: { at: 'prompt', prompt: 'code', wrong: 1, silent: 1, queued: false },
  step: 2,
  callable: false,
});

/** A call in a contact of its own, and a registered case; the code is keyed. */
function keys(own: Partial<Visit> = {}, found: Partial<Visit> = {}, ...more: Entity[]) {
  const contact = visitOf({
    visitId: 'visit_2',
    openedBy: 'call',
    activeCallId: 'call_1',
    waitingSince: earlier,
    ...own,
  });
  const pure = createCase(contact, visitOf({ applicantId: 'applicant_1', ...found }), applicant, lookup, call, ...more);
  const told = during(pure, () => presses(pure, 'call_1', '700001', sid));
  return {
    pure,
    call: pure.item('call', 'call_1'),
    own: pure.item('visit', 'visit_2'),
    found: pure.item('visit', 'visit_1'),
    ...told,
  };
}

describe('a code that is found', () => {
  test('joins the contact of the call to the open case, and goes on to the menu', () => {
    const { call: known, own, found, payloads, events } = keys();
    expect(payloads).toEqual([
      { type: 'visitEnded', reason: 'joined' },
      { type: 'callIdentified', through: 'code' },
      { type: 'choiceOffered', offered: true, through: 'line', channels: ['phone', 'physical'] },
    ]);
    expect(events).toMatchObject([
      { visitId: 'visit_2', callId: 'call_1', contact: { from: 'waiting', to: 'ended', reason: 'joined' } },
      { visitId: 'visit_1', callId: 'call_1' },
      { visitId: 'visit_1', callId: 'call_1' },
    ]);
    const menu = { at: 'prompt', prompt: 'menu', wrong: 0, silent: 0, queued: false };
    expect(known).toEqual({
      ...call,
      version: 2,
      visitId: 'visit_1',
      identified: true,
      reason: 'codeFound',
      state: menu,
      step: 3,
      checkAt: '2021-01-04T09:02:00.000Z',
    });
    expect(own).toMatchObject({ ended: { at: caseNow, reason: 'joined' } });
    expect(own).not.toHaveProperty('activeCallId');
    const { offer: _offer, ...rest } = found;
    expect(rest).toEqual(
      visitOf({ version: 2, applicantId: 'applicant_1', activeCallId: 'call_1', waitingSince: earlier }),
    );
  });

  test('brings along what the contact had gathered', () => {
    const gathered = {
      talks: 2,
      talkedAt: caseNow,
      talkedBy: 'staff_2',
      firstTalkAt: earlier,
      callNumber: 'own',
      callback: callbackOf(),
    } as const;
    const offer = { at: caseNow, by: 'system', through: 'line', channels: ['phone' as const] } as const;
    const { own, found, payloads } = keys(
      { ...gathered, offer: { ...offer, channels: ['phone'] } },
      { talks: 1, callNumber: 'found' },
    );
    expect(payloads.map(({ type }) => type)).toEqual(['callbackReplaced', 'visitEnded', 'callIdentified']);
    expect(found).toMatchObject({ ...gathered, talks: 3, offer });
    expect(own).not.toHaveProperty('callback');
  });

  test('keeps what the case has of its own', () => {
    const theirs = {
      firstTalkAt: caseNow,
      callNumber: 'found',
      callback: callbackOf({ attempts: 2 }),
      waitingSince: '2021-01-04T08:00:00.000Z',
    };
    const offer = { at: earlier, by: 'staff_1', through: 'desk', channels: [] } as const;
    const { found } = keys(
      { firstTalkAt: earlier, callNumber: 'own', callback: callbackOf() },
      { ...theirs, offer: { ...offer, channels: [] } },
    );
    expect(found).toMatchObject({ ...theirs, offer });
    expect(keys({ callback: callbackOf() }, { callNumber: 'found' }).found.callNumber).toBe('found');
    expect(keys({ callNumber: 'own' }).found).not.toHaveProperty('callNumber');
  });

  test('adds nothing where there was nothing', () => {
    const { waitingSince: _none, ...quiet } = keys({ waitingSince: undefined } as unknown as Partial<Visit>).found;
    for (const field of ['talks', 'talkedAt', 'talkedBy', 'firstTalkAt', 'callback', 'callNumber'])
      expect(quiet).not.toHaveProperty(field);
  });

  test('of a case that is closed gives the contact of the call a name', () => {
    const {
      pure,
      call: known,
      own,
      found,
      payloads,
      events,
    } = keys({}, { ended: { at: caseNow, reason: 'withdrawn' } });
    expect(payloads.map(({ type }) => type)).toEqual(['callIdentified', 'choiceOffered']);
    expect(payloads[0]).toEqual({ type: 'callIdentified', through: 'code' });
    expect(events[0]).toMatchObject({ visitId: 'visit_2', callId: 'call_1', citizen: { language: 'da' } });
    expect(own).toMatchObject({ applicantId: 'applicant_1', citizen: { knownBefore: false, language: 'da' } });
    expect(known).toMatchObject({ visitId: 'visit_2', identified: true });
    expect(found.version).toBe(1);
    expect(pure.item('applicant', 'applicant_1').visitId).toBe('visit_2');
  });

  test('makes the caller callable by the number they gave', () => {
    expect(keys().call.callable).toBe(false);
    expect(keys({}, {}, { ...applicant, phone: 'sealed' }).call.callable).toBe(true);
    expect(keys({}, {}, { ...call, callable: true }).call.callable).toBe(true);
  });

  test('in their own case changes nothing but that they are known', () => {
    const { call: known, payloads } = keys({}, {}, { ...applicant, visitId: 'visit_2' });
    expect(payloads.map(({ type }) => type)).toEqual(['choiceOffered']);
    expect(known).toMatchObject({ visitId: 'visit_2', identified: true, state: { prompt: 'menu' } });
  });
});

test.each<[string, Entity[]]>([
  ['nobody has', []],
  ['somebody had who is gone', [lookup, visitOf()]],
  ['somebody has whose case is gone', [lookup, applicant]],
  [
    'is another person’s than the one who was registered meanwhile',
    [lookup, applicant, visitOf(), visitOf({ visitId: 'visit_2', activeCallId: 'call_1', applicantId: 'applicant_2' })],
  ],
])('a code that %s is asked for again', (_who, items) => {
  const pure = createCase(visitOf({ visitId: 'visit_2', activeCallId: 'call_1' }), call, ...items);
  presses(pure, 'call_1', '700001', sid);
  expect(pure.item('call', 'call_1')).toMatchObject({
    visitId: 'visit_2',
    reason: 'codeWrong',
    identified: false,
    state: { prompt: 'code', wrong: 2 },
  });
});
