import { describe, expect, test } from 'vitest';
import type { Entity } from '../../schemas/entity.ts';
import type { Visit } from '../../schemas/visit.ts';
import {
  bare,
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  doubtOf,
  personOf,
  sid,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { createCase, presses } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

const earlier = '2021-01-04T08:30:00.000Z';
const person = personOf();
const lookup = { entity: 'codeLookup', unitId: caseUnit, hash: '700001', visitId: 'visit_1' } as const;
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
  const pure = createCase(contact, visitOf({ personId: 'person_1', ...found }), person, lookup, call, ...more);
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
      through: 'code',
      callable: true,
      reason: 'codeFound',
      state: menu,
      step: 3,
      checkAt: '2021-01-04T09:00:50.000Z',
    });
    expect(own).toMatchObject({ ended: { at: caseNow, reason: 'joined' } });
    expect(own).not.toHaveProperty('activeCallId');
    const { offer: _offer, ...rest } = bare(found);
    expect(rest).toEqual(visitOf({ version: 2, personId: 'person_1', activeCallId: 'call_1', waitingSince: earlier }));
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

  test('brings along what was concluded before the caller was known, with its doubt', () => {
    const at = { at: caseNow, by: 'staff_1', channel: 'phone', category: 'jobparat', certainty: 'usikker' } as const;
    const doubt = doubtOf({ visitId: 'visit_2' });
    const conclusion = { ...at, flags: ['F01'] };
    const { own, found, pure } = keys({ conclusion, followUpId: 'followup_1' }, { callback: callbackOf() }, doubt, {
      ...call,
      endedAt: caseNow,
    });
    expect(found).toMatchObject({ conclusion, followUpId: 'followup_1' });
    expect(found).not.toHaveProperty('callback');
    expect(own).not.toHaveProperty('conclusion');
    expect(pure.item('followUp', 'followup_1').visitId).toBe('visit_1');
  });

  test('of another case than the one that was joined by the number alone is taken out of that one first', () => {
    const theirs = visitOf({
      visitId: 'visit_2',
      personId: 'person_2',
      callback: callbackOf(),
      activeCallId: 'call_1',
    });
    const guessed = { ...call, through: 'number', before: { callback: callbackOf() }, callerHash: 'shared' } as const;
    const pure = createCase(theirs, visitOf({ personId: 'person_1' }), person, lookup, guessed);
    presses(pure, 'call_1', '700001', sid);
    expect(pure.item('call', 'call_1')).toMatchObject({ visitId: 'visit_1', through: 'code' });
    expect(pure.item('visit', 'visit_2')).toMatchObject({ callback: callbackOf() });
    expect(pure.item('visit', 'visit_2')).not.toHaveProperty('activeCallId');
    expect(pure.item('visit', 'visit_2')).not.toHaveProperty('ended');
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('callback');
  });

  test('makes the caller callable by the number they gave', () => {
    const { phone: _none, ...without } = person;
    expect(keys({}, {}, without).call.callable).toBe(false);
    expect(keys({}, {}, { ...person, phone: 'sealed' }).call.callable).toBe(true);
    expect(keys({}, {}, { ...call, callable: true }).call.callable).toBe(true);
  });

  test('in their own case changes nothing but that they are known', () => {
    const own: Entity = { ...lookup, visitId: 'visit_2' };
    const { call: known, payloads } = keys({ personId: 'person_1' }, {}, own);
    expect(payloads.map(({ type }) => type)).toEqual(['choiceOffered']);
    expect(known).toMatchObject({ visitId: 'visit_2', identified: true, state: { prompt: 'menu' } });
  });
});

test.each<[string, Entity[]]>([
  ['nobody has', []],
  ['somebody has whose case is gone', [lookup, person]],
  [
    'ended with its case',
    [lookup, person, visitOf({ personId: 'person_1', ended: { at: caseNow, reason: 'withdrawn' } })],
  ],
  [
    'is another person’s than the one who was registered meanwhile',
    [lookup, person, visitOf(), visitOf({ visitId: 'visit_2', activeCallId: 'call_1', personId: 'person_2' })],
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
