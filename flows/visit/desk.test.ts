import { describe, expect, test } from 'vitest';
import { messageId as messageIdSchema } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { callbackOf, caseNow, caseUnit, chairAt, personOf, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';
import { contactState, isOpenContact } from './contact.ts';

const ended = { at: caseNow, reason: 'withdrawn' } as const;
const conclusion: Visit['conclusion'] = {
  at: caseNow,
  by: 'staff_1',
  channel: 'phone',
  category: 'jobparat',
  certainty: 'sikker',
  flags: [],
};
const meeting = { meetingId: 'meeting_1', ...chairAt(0) } as const;

test.each<[Partial<Visit>, string, boolean]>([
  [{}, 'waiting', true],
  [{ meeting }, 'booked', true],
  [{ meeting, activeCallId: 'call_1' }, 'waiting', true],
  [{ meeting, callback: callbackOf() }, 'waiting', true],
  [{ meeting, callback: callbackOf(), conclusion }, 'served', false],
  [{ meeting, conclusion, ended }, 'ended', false],
])('a contact with %o is %s', (more, state, isOpen) => {
  expect([contactState(visitOf(more)), isOpenContact(visitOf(more))]).toEqual([state, isOpen]);
});

describe('a withdrawal', () => {
  const withdraw = { type: 'withdraw', unitId: caseUnit, visitId: 'visit_1' } as const;

  test('ends the contact, and gives up its call-back and its meeting', () => {
    const pure = createCase(visitOf());
    pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: chairAt(0).slotId }, 'staff_1');
    const both = createCase(
      { ...pure.item('visit', 'visit_1'), callback: callbackOf() },
      ...pure.every('meeting'),
      ...pure.every('slot'),
    );
    const { payloads, events } = during(both, () => both.do(withdraw, 'staff_1'));
    expect(payloads.map(({ type }) => type)).toEqual(['meetingCancelled', 'callbackReplaced', 'visitEnded']);
    expect(payloads[2]).toEqual({ type: 'visitEnded', reason: 'withdrawn' });
    expect(events[0]?.contact).toMatchObject({ from: 'waiting', to: 'ended', reason: 'withdrawn' });
    const visit = both.item('visit', 'visit_1');
    expect(visit.ended).toEqual(ended);
    expect([visit.callback, visit.meeting]).toEqual([undefined, undefined]);
    expect([both.every('meeting')[0]?.state, both.every('slot')]).toEqual(['cancelled', []]);
  });

  test.each<[string, Partial<Visit>]>([
    ['concluded', { conclusion }],
    ['ended', { ended }],
  ])('comes too late for a case that is %s', (_how, more) => {
    expect(createCase(visitOf(more)).do(withdraw, 'staff_1')).toEqual({ code: 'alreadyConcluded' });
  });
});

describe('a message that did not arrive', () => {
  const fail = { type: 'failMessage', visitId: 'visit_1', meetingId: 'meeting_1' } as const;
  const messageId = 'message_meeting_1';
  const tell = { type: 'tellCitizen', unitId: caseUnit, messageId, staffId: 'staff_1' } as const;

  test('is a matter of its own, one for each meeting', () => {
    const pure = createCase(visitOf());
    const { payloads, events } = during(pure, () => {
      pure.do(fail);
      pure.do(fail);
    });
    expect(payloads).toEqual([{ type: 'messageFailed', messageId }]);
    expect(events[0]?.visitId).toBe('visit_1');
    expect(pure.every('message')).toMatchObject([
      {
        messageId,
        meetingId: 'meeting_1',
        failedAt: caseNow,
        step: { what: 'tellCitizen', owner: { role: 'intake' }, dueAt: '2021-01-05T22:59:59.999Z' },
      },
    ]);
    expect(createCase().do(fail)).toEqual({ code: 'notFound', about: 'visit' });
  });

  test('that was about no meeting has an id of its own that can be read again', () => {
    const pure = createCase(visitOf({ callback: callbackOf() }));
    pure.do({ type: 'failMessage', visitId: 'visit_1' });
    expect(messageIdSchema.safeParse(pure.every('message')[0]?.messageId).success).toBe(true);
  });

  test('is opened anew where a later one fails after the citizen was told of the first', () => {
    const pure = createCase(visitOf());
    pure.do(fail);
    pure.do(tell, 'staff_1');
    pure.now = '2021-01-05T09:00:00.000Z';
    const { payloads } = during(pure, () => {
      pure.do(fail);
      pure.do(fail);
    });
    expect(payloads).toEqual([{ type: 'messageFailed', messageId }]);
    expect(pure.every('message')).toMatchObject([{ failedAt: pure.now, step: { dueAt: '2021-01-06T22:59:59.999Z' } }]);
    expect(pure.every('message')[0]).not.toHaveProperty('told');
    expect(typesDuring(pure, () => pure.do(tell, 'staff_2'))).toEqual(['messageTold']);
  });

  test('is over once the citizen was told in another way, by whom and when', () => {
    const pure = createCase(visitOf());
    pure.do(fail);
    const { payloads, events } = during(pure, () => pure.do(tell, 'staff_1'));
    expect(payloads).toEqual([{ type: 'messageTold', messageId }]);
    expect(events[0]?.visitId).toBe('visit_1');
    expect(pure.every('message')).toMatchObject([{ told: { at: caseNow, by: 'staff_1' } }]);
    expect(pure.every('message')[0]).not.toHaveProperty('step');
    expect(typesDuring(pure, () => expect(carriedOut(pure.do(tell, 'staff_2')).puts).toEqual([]))).toEqual([]);
    expect(createCase().do(tell, 'staff_1')).toEqual({ code: 'notFound', about: 'message' });
  });
});

describe('a talk that was held outside the line', () => {
  const note = { type: 'noteTalk', unitId: caseUnit, visitId: 'visit_1', form: 'phone', staffId: 'staff_1' } as const;

  test('is noted with its form and time, and waits for its conclusion', () => {
    const pure = createCase(visitOf({ desk: { what: 'choose', since: caseNow, dueAt: caseNow } }));
    const at = '2021-01-04T08:30:00.000Z';
    const { payloads } = during(pure, () => pure.do({ ...note, at, kind: 'jobsamtale' }, 'staff_1'));
    expect(payloads).toMatchObject([
      { type: 'talkNoted', form: 'phone', heldAt: at, conversationType: 'jobsamtale' },
      { type: 'firstTalkHeld', met: true },
    ]);
    expect(pure.item('visit', 'visit_1')).toMatchObject({
      talkedBy: 'staff_1',
      talkedForm: 'phone',
      firstTalkAt: at,
      step: { what: 'conclude', owner: { staffId: 'staff_1' } },
    });
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('desk');
  });

  test('cannot be one that is still to come, or of a case that is closed', () => {
    const pure = createCase(visitOf());
    const at = '2021-01-04T09:00:00.001Z';
    expect(pure.do({ ...note, at }, 'staff_1')).toEqual({ code: 'tooEarly', about: 'at' });
    expect(createCase(visitOf({ ended })).do({ ...note, at: caseNow }, 'staff_1')).toEqual({
      code: 'alreadyConcluded',
    });
  });

  test('cannot be one of a day before the case was opened; earlier on that day it can', () => {
    const pure = createCase(visitOf({ openedAt: '2021-01-04T08:10:00.000Z' }));
    // Local midnight.
    const yesterday = '2021-01-03T22:59:59.999Z';
    expect(pure.do({ ...note, at: yesterday }, 'staff_1')).toEqual({ code: 'beforeCase', about: 'at' });
    expect(pure.do({ ...note, at: '2021-01-03T23:00:00.000Z' }, 'staff_1')).not.toHaveProperty('code');
  });

  test('is one however often it is noted; at another time or in another form it is another', () => {
    const pure = createCase(visitOf());
    const at = '2021-01-04T08:30:00.000Z';
    const told = (more: object) => typesDuring(pure, () => carriedOut(pure.do({ ...note, at, ...more }, 'staff_1')));
    expect(told({})).toEqual(['talkNoted', 'firstTalkHeld']);
    pure.now = '2021-01-04T09:05:00.000Z';
    const before = pure.item('visit', 'visit_1');
    expect(told({ staffId: 'staff_2' })).toEqual([]);
    expect(pure.item('visit', 'visit_1')).toEqual(before);
    expect(told({ form: 'physical' })).toEqual(['talkNoted']);
    expect(told({ form: 'physical', at: caseNow })).toEqual(['talkNoted']);
  });

  test('can be noted again where it was taken out of the case with its call', () => {
    const pure = createCase(visitOf({ notedTalk: { at: caseNow, form: 'phone' } }));
    expect(typesDuring(pure, () => pure.do({ ...note, at: caseNow }, 'staff_1'))).toContain('talkNoted');
  });

  test('is not the first talk where the law demands attendance', () => {
    const rules = { ...unit, policies: [{ ...policy, legalBasis: 'phonePrepares' as const }] };
    const pure = createCase(rules, visitOf());
    expect(typesDuring(pure, () => pure.do({ ...note, at: caseNow }, 'staff_1'))).toEqual(['talkNoted']);
    expect(typesDuring(pure, () => pure.do({ ...note, form: 'physical', at: caseNow }, 'staff_1'))).toEqual([
      'talkNoted',
      'firstTalkHeld',
    ]);
  });
});

describe('a call-back that staff promises', () => {
  const promise = { type: 'promiseCallback', unitId: caseUnit, visitId: 'visit_1' } as const;
  const number = { sealed: 'sealed other', hash: 'other' };

  test('stands on the open case, to the number that was given', () => {
    const pure = createCase(visitOf({ choice: 'physical' }));
    const { payloads } = during(pure, () => pure.do({ ...promise, number }, 'staff_1'));
    expect(payloads).toMatchObject([
      { type: 'choiceOffered', through: 'desk' },
      { type: 'choiceMade', choice: 'callback', was: 'physical' },
      { type: 'callbackPromised', kind: 'callback' },
    ]);
    expect(pure.item('visit', 'visit_1')).toMatchObject({
      callNumber: 'sealed other',
      dialHash: 'other',
      callback: { attempts: 0 },
      step: { what: 'ring' },
    });
  });

  test('where one stands only goes to another number', () => {
    const pure = createCase(visitOf({ callback: callbackOf(), callNumber: 'sealed' }));
    expect(typesDuring(pure, () => pure.do({ ...promise, number }, 'staff_1'))).toEqual([]);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ callNumber: 'sealed other', callback: callbackOf() });
    expect(carriedOut(pure.do(promise, 'staff_1')).puts).toEqual([]);
  });

  test('needs a number, and an open case', () => {
    expect(createCase(visitOf()).do(promise, 'staff_1')).toEqual({ code: 'numberMissing', about: 'phone' });
    const known = createCase(visitOf({ personId: 'person_1' }), personOf());
    expect(known.do(promise, 'staff_1')).not.toHaveProperty('code');
    expect(createCase(visitOf({ ended })).do({ ...promise, number }, 'staff_1')).toEqual({ code: 'visitEnded' });
    expect(createCase(visitOf({ conclusion })).do({ ...promise, number }, 'staff_1')).toEqual({
      code: 'alreadyConcluded',
    });
  });
});
