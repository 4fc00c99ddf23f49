import { describe, expect, test } from 'vitest';
import type { Entity } from '../../schemas/entity.ts';
import {
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  chairAt,
  consultantOf,
  policy,
  unit,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';
import type { Conclusion } from './conclude.ts';

const phone = { form: 'phone', legalBasis: 'phoneIsFirstConversation', attendanceDemanded: false } as const;
const openedAt = '2021-01-04T08:00:00.000Z';
const offer = { at: caseNow, by: 'staff_1', through: 'desk', channels: ['phone'] } as const;
const chair = chairAt(0);

function conclude(pure: PureCase, more: Partial<Conclusion> = {}) {
  const judged = {
    visitId: 'visit_1',
    version: 0,
    category: 'jobparat',
    certainty: 'sikker',
    staffId: 'staff_1',
  } as const;
  return pure.do({ type: 'conclude', unitId: caseUnit, ...judged, ...more }, 'staff_1');
}

function answered(pure: PureCase, answers: Record<string, string>): PureCase {
  pure.do({ type: 'saveAnswers', unitId: caseUnit, visitId: 'visit_1', version: 0, answers }, 'staff_1');
  return pure;
}

describe('a conclusion', () => {
  test('without doubt is stored and told with all that it rests on', () => {
    const visit = visitOf({ talkedAt: caseNow, waitingSince: caseNow, offer: { ...offer, channels: ['phone'] } });
    const pure = answered(createCase(visit), { A4: 'tolkMed', C1: 'ja', C2: 'ja' });
    const { payloads, events } = during(pure, () => conclude(pure, { version: 1 }));
    expect(payloads).toEqual([
      {
        type: 'visitConcluded',
        category: 'jobparat',
        certainty: 'sikker',
        ...phone,
        offer,
        flags: ['F06'],
        mandatoryFlags: [],
        flagged: false,
        definitionVersion: '2021-1',
        openedAt,
        talkedAt: caseNow,
        interpretation: 'present',
      },
    ]);
    expect(events[0]).toMatchObject({ visitId: 'visit_1', contact: { from: 'waiting', to: 'served' } });
    const conclusion = {
      at: caseNow,
      by: 'staff_1',
      channel: 'phone',
      category: 'jobparat',
      certainty: 'sikker',
      flags: ['F06'],
    };
    expect(pure.item('visit', 'visit_1')).toEqual({
      ...visitOf({ version: 2, offer: { ...offer, channels: ['phone'] } }),
      conclusion,
    });
    expect(pure.item('checklist', 'visit_1').version).toBe(2);
  });

  test('without answers tells nothing of them, and locks that there are none', () => {
    const pure = createCase(visitOf());
    const { payloads } = during(pure, () => conclude(pure));
    for (const field of ['interpretation', 'talkedAt', 'offer']) expect(payloads[0]).not.toHaveProperty(field);
    expect(pure.item('checklist', 'visit_1')).toMatchObject({ version: 1, answers: {}, definitionVersion: '2021-1' });
  });

  test('in doubt stands with a meeting, its owner and its due date, or not at all', () => {
    const pure = createCase(visitOf());
    expect(conclude(pure, { certainty: 'usikker' })).toEqual({ code: 'followUpMissing', about: 'followUp' });
    const { payloads, effects, events } = during(pure, () =>
      conclude(pure, { certainty: 'usikker', slotId: chair.slotId }),
    );
    const [followUp] = pure.every('followUp');
    const [meeting] = pure.every('meeting');
    const dueAt = '2021-01-05T22:59:59.999Z';
    expect(meeting).toMatchObject({ purpose: 'followUp', slotId: chair.slotId, state: 'booked', visitId: 'visit_1' });
    expect(followUp).toEqual({
      entity: 'followUp',
      followUpId: followUp?.followUpId,
      unitId: caseUnit,
      visitId: 'visit_1',
      version: 1,
      meetingId: meeting?.meetingId,
      startAt: chair.startAt,
      owner: 'staff_1',
      flags: ['F01'],
      provisionalCategory: 'jobparat',
      openedAt: caseNow,
      dueAt,
    });
    expect(followUp?.followUpId).toMatch(/^followup_c\d+n\d+$/);
    expect(payloads).toMatchObject([
      { type: 'visitConcluded', flags: ['F01'], mandatoryFlags: ['F01'], flagged: true },
      { type: 'meetingBooked', purpose: 'followUp', sms: 'meetingBooked' },
      { type: 'followUpOpened', followUpId: followUp?.followUpId, dueAt, startAt: chair.startAt, owner: 'staff_1' },
    ]);
    expect(events.map(({ visitId }) => visitId)).toEqual(['visit_1', 'visit_1', 'visit_1']);
    expect(effects).toMatchObject([{ kind: 'sms', template: 'meetingBooked' }]);
    expect(pure.item('visit', 'visit_1')).toMatchObject({
      followUpId: followUp?.followUpId,
      conclusion: { flags: ['F01'] },
    });
    expect(pure.item('visit', 'visit_1').meeting).toBeUndefined();
  });

  test('is followed up as many working days later as the policy says', () => {
    const pure = createCase({ ...unit, policies: [{ ...policy, followUpWorkingDays: 5 }] }, visitOf());
    conclude(pure, { slotId: chair.slotId });
    expect(pure.every('followUp')[0]?.dueAt).toBe('2021-01-11T22:59:59.999Z');
  });

  test('takes the place of a call-back', () => {
    const pure = createCase(visitOf({ callback: callbackOf() }));
    const { payloads } = during(pure, () => conclude(pure));
    const { from, until } = callbackOf();
    expect(payloads[1]).toEqual({ type: 'callbackReplaced', from, until });
    expect(pure.item('visit', 'visit_1').callback).toBeUndefined();
  });

  test.each<[string, Entity[], Partial<Conclusion>, object]>([
    ['on another version of the answers', [visitOf()], { version: 1 }, { code: 'stale' }],
    ['of a category nobody knows', [visitOf()], { category: 'parat' }, { code: 'unknownCategory', about: 'category' }],
    ['of an ended case', [visitOf({ ended: { at: caseNow, reason: 'withdrawn' } })], {}, { code: 'visitEnded' }],
    ['of no case', [], {}, { code: 'notFound', about: 'visit' }],
    ['with a time that is none', [visitOf()], { slotId: '20210109T080000Z-1' }, { code: 'unknownSlot' }],
  ])('%s is refused', (_what, ...[items, more, refusal]) => {
    const pure = createCase(...items);
    expect(conclude(pure, more)).toEqual(refusal);
    expect(pure.events).toEqual([]);
  });

  test('is made once', () => {
    const pure = createCase(visitOf());
    conclude(pure);
    expect(conclude(pure, { version: 1 })).toEqual({ code: 'alreadyConcluded' });
  });
});

describe('the form of the talk', () => {
  const rules = { ...unit, policies: [{ ...policy, legalBasis: 'phoneAfterPhysical' as const }] };

  test('is a meeting once that was held, and then the law is content', () => {
    const pure = createCase(rules, visitOf());
    pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: chair.slotId }, 'staff_2');
    expect(conclude(pure)).toMatchObject({ code: 'followUpMissing' });
    const { meetingId } = pure.item('visit', 'visit_1').meeting ?? { meetingId: 'meeting_none' as const };
    pure.do({ type: 'endMeeting', unitId: caseUnit, meetingId, outcome: 'held' }, 'staff_1');
    const { payloads } = during(pure, () => conclude(pure));
    expect(payloads[0]).toMatchObject({
      form: 'physical',
      legalBasis: 'phoneAfterPhysical',
      attendanceDemanded: true,
      flagged: false,
    });
    expect(pure.item('visit', 'visit_1').conclusion?.channel).toBe('physical');
  });
});

describe('the time for notes', () => {
  const { idleFrom: _none, ...wrapping } = consultantOf({
    state: 'wrapping',
    callId: 'call_1',
    wrapUntil: '2021-01-04T09:05:00.000Z',
  });

  test('ends with the conclusion of what was talked about', () => {
    const pure = createCase(visitOf(), callOf(), wrapping);
    expect(typesDuring(pure, () => conclude(pure))).toEqual(['visitConcluded', 'presenceChanged']);
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'available', idleFrom: caseNow });
  });

  test.each<[string, Entity[]]>([
    ['of another case', [callOf({ visitId: 'visit_2' }), wrapping]],
    ['of a call that is gone', [wrapping]],
    ['of no call', [{ ...consultantOf({ state: 'wrapping' }) }]],
    ['that is over', [callOf(), { ...wrapping, state: 'pause' }]],
  ])('%s goes on', (_what, items) => {
    const pure = createCase(visitOf(), ...items);
    expect(typesDuring(pure, () => carriedOut(conclude(pure)))).toEqual(['visitConcluded']);
  });
});
