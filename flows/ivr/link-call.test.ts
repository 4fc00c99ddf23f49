import { describe, expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import { callbackOf, callOf, caseNow, caseUnit, doubtOf, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { callsIn, citizenSid, createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';

const person = personOf();
const call = callOf({
  visitId: 'visit_2',
  state: { at: 'prompt', prompt: 'code', wrong: 1, silent: 1, queued: false },
  step: 2,
  callable: false,
});

const conclusion = {
  at: caseNow,
  by: 'staff_1',
  channel: 'phone',
  category: 'jobparat',
  certainty: 'sikker',
  flags: [],
} satisfies Visit['conclusion'];

describe('staff who say whose call it is', () => {
  const link = { type: 'linkCall', unitId: caseUnit, callId: 'call_1', visitId: 'visit_1' } as const;
  const cases = (own: Partial<Visit> = {}, found: Partial<Visit> = {}, more: Partial<typeof call> = {}): PureCase =>
    createCase(
      visitOf({ visitId: 'visit_2', activeCallId: 'call_1', ...own }),
      visitOf({ personId: 'person_1', ...found }),
      person,
      { ...call, ...more },
    );

  test('join it to the case, and the caller goes on where they are', () => {
    const pure = cases();
    const { payloads } = during(pure, () => pure.do(link, 'staff_1'));
    expect(payloads).toEqual([
      { type: 'visitEnded', reason: 'joined' },
      { type: 'callIdentified', through: 'staff' },
    ]);
    expect(pure.item('call', 'call_1')).toEqual({
      ...call,
      version: 2,
      visitId: 'visit_1',
      identified: true,
      through: 'staff',
      callable: true,
    });
    expect(pure.item('visit', 'visit_1').activeCallId).toBe('call_1');
  });

  test('cannot make a talk by telephone of a case whose type bars it, until the case has another', () => {
    const pure = cases({}, { conversationType: 'rehabiliteringsmoede' });
    expect(pure.do(link, 'staff_1')).toEqual({ code: 'notByTelephone', about: 'type' });
    expect(pure.item('call', 'call_1')).toEqual(call);
    pure.do({ type: 'chooseTalkType', unitId: caseUnit, visitId: 'visit_1', kind: 'andenSamtale' }, 'staff_1');
    pure.do(link, 'staff_1');
    expect(pure.item('call', 'call_1')).toMatchObject({ visitId: 'visit_1' });
  });

  test('can where the talk was said to be of another type before', () => {
    const pure = cases({ conversationType: 'andenSamtale' }, { conversationType: 'rehabiliteringsmoede' });
    pure.do(link, 'staff_1');
    expect(pure.item('visit', 'visit_1')).toMatchObject({ conversationType: 'andenSamtale', activeCallId: 'call_1' });
  });

  test('say that a guess by the number was right, so that it is none any more', () => {
    const pure = cases({}, {}, { visitId: 'visit_1', through: 'number', before: {} });
    pure.do(link, 'staff_1');
    expect(pure.item('call', 'call_1').through).toBe('staff');
    expect(pure.item('call', 'call_1')).not.toHaveProperty('before');
  });

  test('give the caller whose earlier case is closed a name, and a history', () => {
    const pure = cases({}, { ended: { at: caseNow, reason: 'withdrawn' } });
    const { payloads } = during(pure, () => pure.do(link, 'staff_1'));
    expect(payloads).toEqual([{ type: 'callIdentified', through: 'staff' }]);
    expect(pure.item('person', 'person_1').visits).toEqual(['visit_1', 'visit_2']);
    expect(pure.item('visit', 'visit_2')).toMatchObject({ personId: 'person_1', citizen: { language: 'da' } });
    expect(pure.item('call', 'call_1')).toMatchObject({ visitId: 'visit_2', identified: true });
  });

  test.each([
    ['can be called back at the number that is registered', person, true],
    ['cannot where none is', personOf({ hashes: { name: [] } }), false],
  ])('name a caller from a hidden number who %s', (_what, { phone: _phone, ...of }, callable) => {
    const known = callable ? { ...of, phone: 'sealed phone' } : of;
    const closed = visitOf({ personId: 'person_1', ended: { at: caseNow, reason: 'withdrawn' } });
    const pure = createCase(visitOf({ visitId: 'visit_2', activeCallId: 'call_1' }), closed, known, call);
    pure.do(link, 'staff_1');
    expect(pure.item('call', 'call_1')).toMatchObject({ identified: true, callable });
  });

  test.each([
    ['shown and the registered number', ['shown'], ['shown', 'phone']],
    ['registered number where none was shown', undefined, ['phone']],
    ['number once where the two are one', ['phone'], ['phone']],
  ] as const)('have the contact that was named found by the %s', (_which, numbers, found) => {
    const before = numbers === undefined ? {} : { numberHashes: [...numbers] };
    const pure = cases(before, { ended: { at: caseNow, reason: 'withdrawn' } });
    pure.do(link, 'staff_1');
    expect(pure.item('visit', 'visit_2').numberHashes).toEqual(found);
    expect(pure.every('openNumber').map(({ hash, visitId }) => [hash, visitId])).toEqual(
      found.map((hash) => [hash, 'visit_2']),
    );
    expect(pure.item('call', callsIn(pure, 9, 'phone')).visitId).toBe('visit_2');
  });

  test('take along what was concluded before the caller was known', () => {
    const pure = cases({ conclusion }, {}, { endedAt: caseNow, state: { at: 'ended', outcome: 'ended' } });
    pure.do(link, 'staff_1');
    expect(pure.item('visit', 'visit_1')).toMatchObject({ conclusion });
    expect(pure.item('visit', 'visit_2')).toMatchObject({ ended: { reason: 'joined' } });
    expect(pure.item('visit', 'visit_2')).not.toHaveProperty('conclusion');
  });

  test('take along a doubt that still waits for its time', () => {
    const own = visitOf({ visitId: 'visit_2', activeCallId: 'call_1', conclusion, followUpId: 'followup_1' });
    const found = visitOf({ personId: 'person_1' });
    const pure = createCase(own, found, person, call, doubtOf({ visitId: 'visit_2' }));
    pure.do(link, 'staff_1');
    expect(pure.item('followUp', 'followup_1')).toMatchObject({ visitId: 'visit_1', step: { what: 'bookFollowUp' } });
    expect(pure.item('visit', 'visit_1').followUpId).toBe('followup_1');
  });

  test('in which we called the citizen leave a case without a number the one that was called', () => {
    const called = { callNumber: 'sealed number', dialHash: 'h', ended: { at: caseNow, reason: 'withdrawn' } } as const;
    const { phone: _none, ...mute } = person;
    const pure = createCase(
      visitOf({ visitId: 'visit_2', activeCallId: 'call_1', ...called }),
      ...[visitOf({ personId: 'person_1' }), mute, { ...call, direction: 'callback' } as const],
    );
    pure.do(link, 'staff_1');
    expect(pure.item('visit', 'visit_1')).toMatchObject({ callNumber: 'sealed number', dialHash: 'h' });
    const known = cases({ ...called }, {});
    known.do(link, 'staff_1');
    expect(known.item('visit', 'visit_1')).not.toHaveProperty('callNumber');
  });

  test('whose contact was joined to another case before stay there', () => {
    const pure = cases(
      { ended: { at: caseNow, reason: 'joined' } },
      {},
      {
        endedAt: caseNow,
        state: { at: 'ended', outcome: 'ended' },
      },
    );
    expect(pure.do(link, 'staff_1')).toEqual({ code: 'alreadyIdentified' });
  });

  test('after it has ended leave the case without a call', () => {
    const pure = cases({}, {}, { endedAt: caseNow, state: { at: 'ended', outcome: 'missed' } });
    pure.do(link, 'staff_1');
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('activeCallId');
  });

  test('about a call of a case that talks already leave that talk the call of the case, and the two know of each other', () => {
    const talk = callOf({ callId: 'call_2', state: { at: 'connected', leg: 1 } });
    const pure = createCase(
      visitOf({ visitId: 'visit_2', activeCallId: 'call_1' }),
      visitOf({ personId: 'person_1', activeCallId: 'call_2' }),
      ...[person, call, talk],
    );
    pure.do(link, 'staff_1');
    expect(pure.item('call', 'call_1')).toMatchObject({ visitId: 'visit_1', besides: 'call_2' });
    expect(pure.item('call', 'call_2').followedBy).toBe('call_1');
    expect(pure.item('visit', 'visit_1').activeCallId).toBe('call_2');
  });

  test.each([
    ['the one that is on the line', 'call_3'],
    ['none where nobody is', undefined],
  ] as const)('and where the linked one has ended, %s comes along', (_what, active) => {
    const talk = callOf({ callId: 'call_2', state: { at: 'connected', leg: 1 } });
    const own = visitOf({ visitId: 'visit_2', ...(active !== undefined && { activeCallId: active }) });
    const pure = createCase(
      ...[own, visitOf({ personId: 'person_1', activeCallId: 'call_2' }), person, talk],
      { ...call, endedAt: caseNow, state: { at: 'ended', outcome: 'missed' } },
      callOf({ callId: 'call_3', visitId: 'visit_2' }),
    );
    pure.do(link, 'staff_1');
    expect(pure.item('call', 'call_2').followedBy).toBe(active);
  });

  test('and the one that comes along stands beside the case’s own, not beside one that is over', () => {
    const talk = callOf({ callId: 'call_2', state: { at: 'connected', leg: 1 } });
    const over = { endedAt: caseNow, state: { at: 'ended', outcome: 'missed' } } as const;
    const pure = createCase(
      ...[
        visitOf({ visitId: 'visit_2', activeCallId: 'call_3' }),
        visitOf({ personId: 'person_1', activeCallId: 'call_2' }),
      ],
      ...[person, talk, { ...call, ...over }, callOf({ callId: 'call_4', visitId: 'visit_2', ...over })],
      callOf({ callId: 'call_3', visitId: 'visit_2', besides: 'call_4' }),
    );
    pure.do(link, 'staff_1');
    expect(pure.item('call', 'call_3')).toMatchObject({ visitId: 'visit_1', besides: 'call_2' });
  });

  test.each([
    ['had ended', { endedAt: caseNow, state: { at: 'ended', outcome: 'missed' } }],
    ['ends first', { legs: { 1: { party: 'citizen', sid: citizenSid, at: caseNow } }, citizenLeg: 1 }],
  ] as const)(
    'and a later one call nobody while a third telephone is on the line: the one linked %s',
    (_what, more) => {
      const sid = `CA${'5'.repeat(32)}` as const;
      const settled = { at: 'prompt', wrong: 0, silent: 0, queued: false } as const;
      const later = callOf({
        callId: 'call_2',
        visitId: 'visit_2',
        besides: 'call_1',
        state: { ...settled, prompt: 'promised' },
        legs: { 1: { party: 'citizen', sid, at: caseNow } },
        citizenLeg: 1,
      });
      const keyed = callOf({ callId: 'call_3', state: { ...settled, prompt: 'cancelled' } });
      const due = callbackOf({ nextAt: caseNow });
      const pure = createCase(
        visitOf({ visitId: 'visit_2', activeCallId: 'call_2', callback: due, callNumber: 'sealed', dialHash: 'h' }),
        visitOf({ personId: 'person_1', activeCallId: 'call_3' }),
        ...[person, { ...call, ...more }, later, keyed],
      );
      pure.do(link, 'staff_1');
      if (!('state' in more))
        pure.do({ type: 'endLeg', callId: 'call_1', leg: 1, sid: citizenSid, how: 'completed' }, 'citizen');
      pure.do({ type: 'endLeg', callId: 'call_2', leg: 1, sid, how: 'completed' }, 'citizen');
      const { callback, activeCallId } = pure.item('visit', 'visit_1');
      expect([callback?.kind, activeCallId]).toEqual(['callback', 'call_3']);
      expect(pure.every('queueEntry')).toEqual([]);
    },
  );

  const serving = { state: { at: 'accepted', leg: 1 }, legs: { 1: { party: 'consultant', at: caseNow } } } as const;
  const standing = callOf({ callId: 'call_2', direction: 'callback', ...serving });
  test('are refused while each of the two has a consultant, be it by another call of the one that is joined', () => {
    const both = cases({}, { activeCallId: 'call_2' }, { state: { at: 'connected', leg: 1 }, acceptedAt: caseNow });
    const alongside = callOf({ callId: 'call_3', visitId: 'visit_2', ...serving, state: { at: 'connected', leg: 1 } });
    const visits = [visitOf({ visitId: 'visit_2', activeCallId: 'call_3' }), ...both.every('visit').slice(1)];
    const ended = { ...call, state: { at: 'ended', outcome: 'missed' } } as const;
    const refusals = [
      createCase(...both.every('visit'), ...both.every('call'), person, standing),
      createCase(...visits, person, ended, alongside, standing),
    ].map((pure) => pure.do(link, 'staff_1'));
    expect(refusals).toEqual([{ code: 'caseInCall' }, { code: 'caseInCall' }]);
  });

  test('are refused while the talk of a case that is concluded already goes on', () => {
    const both = cases({}, { activeCallId: 'call_2', conclusion }, { ...serving, state: { at: 'connected', leg: 1 } });
    const pure = createCase(...both.every('visit'), ...both.every('call'), person, standing);
    expect(pure.do(link, 'staff_1')).toEqual({ code: 'caseInCall' });
  });

  test.each(['visit_1', 'visit_3'] as const)(
    'are refused while it goes on and the next case is open already, whichever is named: %s',
    (named) => {
      const concluded = visitOf({ personId: 'person_1', activeCallId: 'call_2', conclusion });
      const next = visitOf({ visitId: 'visit_3', personId: 'person_1' });
      const two = { ...person, visits: ['visit_1', 'visit_3'] as (typeof person)['visits'] };
      const talking = { ...call, ...serving, state: { at: 'connected', leg: 1 } } as const;
      const pure = createCase(
        visitOf({ visitId: 'visit_2', activeCallId: 'call_1' }),
        concluded,
        next,
        two,
        talking,
        standing,
      );
      expect(pure.do({ ...link, visitId: named }, 'staff_1')).toEqual({ code: 'caseInCall' });
    },
  );

  test('may join a caller who is asked something to a case that is being called', () => {
    const pure = createCase(...cases({}, { activeCallId: 'call_2' }).every('visit'), person, call, standing);
    expect(pure.do(link, 'staff_1')).not.toHaveProperty('code');
  });

  test('say nothing new about a call that is there already', () => {
    const pure = cases({}, {}, { visitId: 'visit_1' });
    expect(carriedOut(pure.do(link, 'staff_1')).puts).toEqual([]);
  });

  test.each<[string, PureCase, object]>([
    ['is known already', cases({ personId: 'person_2' }), { code: 'alreadyIdentified' }],
    [
      'would go to nobody',
      createCase(visitOf({ visitId: 'visit_2' }), visitOf(), call),
      { code: 'unidentifiedVisit', about: 'visitId' },
    ],
    [
      'would go to somebody gone',
      createCase(visitOf({ visitId: 'visit_2' }), visitOf({ personId: 'person_9' }), call),
      { code: 'unidentifiedVisit', about: 'visitId' },
    ],
    ['would go to another unit', cases({}, { unitId: 'aarhus' }), { code: 'notFound' }],
  ])('are refused where it %s', (_why, pure, refusal) => {
    expect(pure.do(link, 'staff_1')).toEqual(refusal);
  });
});
