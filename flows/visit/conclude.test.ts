import { describe, expect, test } from 'vitest';
import type { Entity } from '../../schemas/entity.ts';
import type { Visit } from '../../schemas/visit.ts';
import {
  answered,
  bare,
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  chairAt,
  consultantOf,
  personOf,
  policy,
  unit,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { arrives, createCase, dials, type PureCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';
import type { Conclusion } from './conclude.ts';

const phone = { form: 'phone', legalBasis: 'phoneIsFirstConversation', attendanceDemanded: false } as const;
const openedAt = '2021-01-04T08:00:00.000Z';
const offer = { at: caseNow, by: 'staff_1', through: 'desk', channels: ['phone'] } as const;
const chair = chairAt(0);

function conclude(pure: PureCase, more: Partial<Conclusion> = {}) {
  const judged = {
    visitId: 'visit_1',
    version: 1,
    category: 'jobparat',
    certainty: 'sikker',
    staffId: 'staff_1',
  } as const;
  return pure.do({ type: 'conclude', unitId: caseUnit, ...judged, ...more }, 'staff_1');
}

/** A case in which a talk was held by telephone and everything asked that must be. */
function createTalked(visit: Partial<Visit> = {}, ...more: Entity[]): PureCase {
  return createCase(visitOf({ talkedAt: caseNow, ...visit }), answered(), ...more);
}

describe('a conclusion', () => {
  test('without doubt is stored and told with all that it rests on', () => {
    const given = answered('visit_1', { A4: 'tolkMed', C1: 'ja', C2: 'ja' });
    const pure = createTalked({ waitingSince: caseNow, offer: { ...offer, channels: ['phone'] } }, given);
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
        definitionVersion: '2021-2',
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
    expect(bare(pure.item('visit', 'visit_1'))).toEqual({
      ...visitOf({ version: 2, offer: { ...offer, channels: ['phone'] } }),
      conclusion,
    });
    expect(pure.item('checklist', 'visit_1').version).toBe(2);
  });

  test('rests on a talk: on the line, at a meeting, or noted as held elsewhere', () => {
    const silent = createCase(visitOf(), answered());
    expect(conclude(silent)).toMatchObject({ code: 'notHeld' });
    expect(silent.events).toEqual([]);
    const talking = callOf({ state: { at: 'connected', leg: 2 }, connectedAt: caseNow });
    expect(conclude(createCase(visitOf({ activeCallId: 'call_1' }), answered(), talking))).not.toHaveProperty('code');
    const elsewhere = createCase(visitOf(), answered());
    const noted = { type: 'noteTalk', unitId: caseUnit, visitId: 'visit_1', form: 'video', at: caseNow } as const;
    elsewhere.do({ ...noted, staffId: 'staff_1' }, 'staff_1');
    expect(during(elsewhere, () => conclude(elsewhere)).payloads[0]).toMatchObject({ form: 'video' });
  });

  test('rests on what must have been asked, and names what was not', () => {
    const { A1: _a1, K2: _k2, ...answers } = answered().answers;
    const pure = createCase(visitOf({ talkedAt: caseNow }), { ...answered(), answers });
    expect(conclude(pure)).toEqual({ code: 'answersMissing', list: ['A1', 'K2'] });
    const none = createCase(visitOf({ talkedAt: caseNow }));
    expect(conclude(none, { version: 0 })).toEqual({ code: 'answersMissing', list: ['A1', 'J4', 'K1', 'K2'] });
    const empty = { ...answered(), answers: { ...answered().answers, J4: '', K2: [] } };
    expect(conclude(createCase(visitOf({ talkedAt: caseNow }), empty))).toMatchObject({ list: ['J4', 'K2'] });
  });

  test('is of a category that a person of that group can have on that day', () => {
    const at = (bornOn: string, education?: boolean) =>
      createTalked(
        { personId: 'person_1' },
        personOf({ bornOn, hashes: { name: [] }, ...(education !== undefined && { education }) }),
      );
    const young = { category: 'uddannelsesparat' };
    expect(conclude(at('1991-01-05', false), young)).not.toHaveProperty('code');
    const old = at('1991-01-04', false);
    expect(conclude(old, young)).toEqual({
      code: 'otherGroup',
      about: 'category',
      text: 'Kategorien passer ikke til borgeren, som er 30 år eller mere. Vælg Jobparat eller Aktivitetsparat.',
    });
    expect(old.events).toEqual([]);
    expect(conclude(at('1991-01-05', true), young)).toMatchObject({ code: 'otherGroup' });
    expect(conclude(at('1991-01-05'), young)).toMatchObject({ code: 'educationUnknown' });
    expect(conclude(at('1991-01-05'), { category: 'jobparat' })).toMatchObject({ code: 'educationUnknown' });
    expect(conclude(at('1991-01-05'), { category: 'aktivitetsparat' })).not.toHaveProperty('code');
    expect(conclude(createTalked(), young)).not.toHaveProperty('code');
  });

  test('goes out with the age group of its day, whatever it was when the case was opened', () => {
    const young = personOf({ bornOn: '1991-01-04', education: true, hashes: { name: [] } });
    const pure = createTalked({ personId: 'person_1', citizen: { ageGroup: 'under30', knownBefore: false } }, young);
    conclude(pure);
    expect(pure.events[0]?.citizen).toEqual({
      ageGroup: 'over30',
      education: true,
      knownBefore: false,
      language: 'da',
    });
  });

  test('in doubt stands with a meeting, its owner and its due date, or not at all', () => {
    const pure = createTalked({ firstTalkAt: caseNow });
    expect(conclude(pure, { certainty: 'usikker' })).toEqual({ code: 'followUpMissing', list: ['F01'] });
    const { payloads, effects, events } = during(pure, () =>
      conclude(pure, { certainty: 'usikker', followUp: { slotId: chair.slotId } }),
    );
    const [followUp] = pure.every('followUp');
    const [meeting] = pure.every('meeting');
    const dueAt = '2021-01-05T22:59:59.999Z';
    expect(meeting).toMatchObject({ purpose: 'followUp', slotId: chair.slotId, state: 'booked', visitId: 'visit_1' });
    expect(followUp && bare(followUp)).toEqual({
      entity: 'followUp',
      followUpId: followUp?.followUpId,
      unitId: caseUnit,
      visitId: 'visit_1',
      version: 1,
      meeting: { meetingId: meeting?.meetingId, ...chair },
      owner: 'staff_1',
      flags: ['F01'],
      provisionalCategory: 'jobparat',
      openedAt: caseNow,
      dueAt,
      noShows: 0,
      declined: 0,
    });
    expect(followUp?.step).toMatchObject({ what: 'followUpMeeting', owner: { staffId: 'staff_1' } });
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
    const rules = { ...unit, policies: [{ ...policy, followUpWorkingDays: 5 }] };
    const pure = createTalked({}, rules);
    conclude(pure, { certainty: 'usikker', followUp: { slotId: chair.slotId } });
    expect(pure.every('followUp')[0]?.dueAt).toBe('2021-01-11T22:59:59.999Z');
  });

  test('past the due date is followed up only for a reason, or in the queue where nothing is free in time', () => {
    const pure = createTalked();
    const late = { slotId: chairAt(12).slotId };
    expect(conclude(pure, { certainty: 'usikker', followUp: late })).toEqual({
      code: 'lateReasonMissing',
      about: 'lateReason',
    });
    expect(conclude(pure, { certainty: 'usikker', followUp: { queue: true } })).toEqual({ code: 'nextMissing' });
    conclude(pure, { certainty: 'usikker', followUp: { ...late, lateReason: 'interpreter' } });
    expect(pure.every('followUp')[0]?.lateReason).toBe('interpreter');
    const none = { ...unit, policies: [{ ...policy, meetings: { ...policy.meetings, startTimes: [] } }] };
    const full = createTalked({}, none);
    conclude(full, { certainty: 'usikker', followUp: { queue: true } });
    const [queued] = full.every('followUp');
    expect(queued).not.toHaveProperty('meeting');
    expect(queued?.step).toMatchObject({ what: 'bookFollowUp', owner: { role: 'coordinator' } });
  });

  test('without a doubt is followed up as well, where that was agreed', () => {
    const pure = createTalked();
    const { payloads } = during(pure, () => conclude(pure, { followUp: { slotId: chair.slotId } }));
    expect(payloads).toMatchObject([
      { type: 'visitConcluded', flagged: false },
      { type: 'meetingBooked', purpose: 'followUp' },
      { type: 'followUpOpened', isLawOnly: false },
    ]);
    expect(pure.every('followUp')[0]?.flags).toEqual([]);
  });

  test('of somebody with a promise or a meeting says what becomes of it', () => {
    const pure = createTalked({ callback: callbackOf() });
    expect(conclude(pure)).toEqual({ code: 'arrangementsMissing', about: 'arrangements' });
    const { payloads, effects } = during(pure, () => conclude(pure, { arrangements: 'cancel' }));
    expect(payloads[1]).toEqual({ type: 'callbackCancelled' });
    expect(effects).toEqual([{ kind: 'sms', visitId: 'visit_1', template: 'callbackCancelled' }]);
    expect(pure.item('visit', 'visit_1').callback).toBeUndefined();
    const booked = createTalked();
    booked.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: chair.slotId }, 'staff_2');
    expect(conclude(booked)).toMatchObject({ code: 'arrangementsMissing' });
    const cancels = during(booked, () => conclude(booked, { arrangements: 'cancel' }));
    expect(cancels.effects).toMatchObject([{ kind: 'sms', template: 'meetingCancelled' }]);
    expect(booked.every('slot')).toEqual([]);
  });

  test('keeps a promise where that was chosen, with its row until it is kept', () => {
    const pure = createTalked({ callback: callbackOf({ nextAt: '2021-01-04T10:00:00.000Z' }), callNumber: 'sealed' });
    conclude(pure, { arrangements: 'keep' });
    expect(pure.item('visit', 'visit_1')).toMatchObject({
      callback: { attempts: 0 },
      step: { what: 'ring', dutyAt: '2021-01-04T10:00:00.000Z' },
    });
    pure.now = '2021-01-04T10:00:00.000Z';
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
    expect(pure.every('queueEntry')).toHaveLength(1);
  });

  test('in the talk by which a promise is kept asks nothing about it', () => {
    const pure = createCase(visitOf({ callback: callbackOf(), callNumber: 'sealed' }), answered());
    const { callId, leg, citizenLeg } = dials(pure);
    arrives(pure, callId, sidOf(7));
    expect(citizenLeg).toBeGreaterThan(leg);
    const { payloads } = during(pure, () => conclude(pure));
    expect(payloads.map(({ type }) => type)).toEqual(['visitConcluded']);
    pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1');
    expect(pure.events.map(({ payload }) => payload.type)).toContain('callbackKept');
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('callback');
  });

  test('keeps a meeting that was booked, and with it what is next', () => {
    const pure = createTalked();
    pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: chair.slotId }, 'staff_2');
    conclude(pure, { arrangements: 'keep' });
    expect(pure.item('visit', 'visit_1')).toMatchObject({
      meeting: { slotId: chair.slotId },
      step: { what: 'meeting', owner: { role: 'intake' } },
    });
  });

  test('in doubt is settled by the meeting that stands, which then cannot be cancelled', () => {
    const pure = createTalked();
    pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: chair.slotId }, 'staff_2');
    expect(conclude(pure, { certainty: 'usikker', arrangements: 'cancel' })).toEqual({
      code: 'doubtMeeting',
      about: 'arrangements',
    });
    conclude(pure, { certainty: 'usikker', arrangements: 'keep' });
    expect(pure.every('meeting')).toMatchObject([{ purpose: 'followUp', state: 'booked' }]);
    expect(pure.every('followUp')).toMatchObject([{ meeting: { slotId: chair.slotId } }]);
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('meeting');
  });

  test.each<[string, number, object]>([
    ['just before it begins', -1, {}],
    ['once it has begun', 0, { code: 'followUpMissing', list: ['F01'] }],
  ])(
    'in doubt is settled by the meeting that stands, %s, only where that is still to come',
    (_what, after, refusal) => {
      const pure = createTalked();
      pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: chair.slotId }, 'staff_2');
      pure.now = new Date(Date.parse(chair.startAt) + after).toISOString();
      expect(conclude(pure, { certainty: 'usikker', arrangements: 'keep' })).toMatchObject(refusal);
      expect(pure.every('followUp')).toHaveLength(after < 0 ? 1 : 0);
    },
  );

  const talked = visitOf({ talkedAt: caseNow });

  test.each<[string, Entity[], Partial<Conclusion>, object]>([
    ['on another version of the answers', [talked, answered()], { version: 2 }, { code: 'stale' }],
    [
      'of a category nobody knows',
      [talked, answered()],
      { category: 'parat' },
      { code: 'unknownCategory', about: 'category' },
    ],
    [
      'of an ended case',
      [visitOf({ ended: { at: caseNow, reason: 'withdrawn' } }), answered()],
      {},
      { code: 'visitEnded' },
    ],
    ['of no case', [], {}, { code: 'notFound', about: 'visit' }],
    [
      'with a time that is none',
      [talked, answered()],
      { certainty: 'usikker', followUp: { slotId: '20210109T080000Z-1' } },
      { code: 'unknownSlot' },
    ],
  ])('%s is refused', (_what, ...[items, more, refusal]) => {
    const pure = createCase(...items);
    expect(conclude(pure, more)).toEqual(refusal);
    expect(pure.events).toEqual([]);
  });

  test('is made once', () => {
    const pure = createTalked();
    conclude(pure);
    expect(conclude(pure, { version: 2 })).toEqual({ code: 'alreadyConcluded' });
  });
});

describe('the form of the talk', () => {
  const rules = { ...unit, policies: [{ ...policy, legalBasis: 'phonePrepares' as const }] };

  test('is a meeting once that was held, and then the law is content', () => {
    const pure = createTalked({}, rules);
    pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: chair.slotId }, 'staff_2');
    const { meetingId } = pure.item('visit', 'visit_1').meeting ?? { meetingId: 'meeting_none' as const };
    pure.now = chair.startAt;
    pure.do({ type: 'endMeeting', unitId: caseUnit, meetingId, outcome: 'held' }, 'staff_1');
    const { payloads } = during(pure, () => conclude(pure));
    expect(payloads[0]).toMatchObject({
      form: 'physical',
      legalBasis: 'phonePrepares',
      attendanceDemanded: true,
      flagged: false,
    });
    expect(pure.item('visit', 'visit_1').conclusion?.channel).toBe('physical');
    expect(pure.item('visit', 'visit_1').conclusion).not.toHaveProperty('provisional');
  });

  test('by telephone is provisional where the law demands attendance, until the citizen was met', () => {
    const pure = createTalked({}, rules);
    expect(conclude(pure)).toEqual({ code: 'followUpMissing', list: ['F16'] });
    const { payloads } = during(pure, () => conclude(pure, { followUp: { slotId: chairAt(12).slotId } }));
    expect(payloads).toMatchObject([
      { type: 'visitConcluded', flags: ['F16'], mandatoryFlags: ['F16'], flagged: false },
      { type: 'meetingBooked', purpose: 'followUp' },
      // Only the law demands it: it is due as long as the week of § 31 runs.
      { type: 'followUpOpened', isLawOnly: true, dueAt: '2021-01-11T22:59:59.999Z' },
    ]);
    const visit = pure.item('visit', 'visit_1');
    expect(visit.conclusion).toMatchObject({ provisional: true });
    expect(visit).not.toHaveProperty('firstTalkAt');
    const doubt = { type: 'closeFollowUp', unitId: caseUnit, followUpId: visit.followUpId ?? 'followup_' } as const;
    pure.now = chairAt(12).startAt;
    const closes = during(pure, () =>
      pure.do({ ...doubt, outcome: 'confirmed', staffId: 'staff_1', role: 'consultant' }, 'staff_1'),
    );
    expect(closes.payloads.map(({ type }) => type)).toEqual(['meetingEnded', 'firstTalkHeld', 'followUpClosed']);
    expect(pure.item('visit', 'visit_1')).toMatchObject({
      firstTalkAt: chairAt(12).startAt,
      conclusion: { finalCategory: 'jobparat' },
    });
    expect(pure.item('visit', 'visit_1').conclusion).not.toHaveProperty('provisional');
  });

  const dayAfter = '2021-01-05T22:59:59.999Z';
  const week = '2021-01-11T22:59:59.999Z';
  /** Concluded by telephone in doubt where that only prepares; the doubt falls due as often as it has to. */
  function untilTheWeekIsOver(does: (pure: PureCase) => void = () => {}) {
    const pure = createTalked({}, rules);
    conclude(pure, { certainty: 'usikker', followUp: { slotId: chair.slotId } });
    const { followUpId = 'followup_' } = pure.item('visit', 'visit_1');
    expect(pure.item('followUp', followUpId)).toMatchObject({ dueAt: dayAfter, firstTalkDueAt: week });
    does(pure);
    const { payloads } = during(pure, () => {
      for (let turn = 0; turn < 4; turn += 1) {
        pure.now = pure.item('followUp', followUpId).step?.dutyAt ?? pure.now;
        pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'followUp', id: followUpId } });
      }
    });
    expect(pure.item('followUp', followUpId).step).not.toHaveProperty('dutyAt');
    return payloads;
  }

  test('by telephone is no first talk, and the week of § 31 that passes after it is said, once', () => {
    expect(untilTheWeekIsOver()).toMatchObject([
      { type: 'followUpOverdue', dueAt: dayAfter },
      { type: 'deadlineMissed', dueAt: week },
    ]);
  });

  test('in person at the meeting of the doubt is one, and nothing is missed', () => {
    const told = untilTheWeekIsOver((pure) => {
      const meetingId = pure.every('meeting').find(({ purpose }) => purpose === 'followUp')?.meetingId ?? 'meeting_';
      pure.now = chair.startAt;
      carriedOut(pure.do({ type: 'endMeeting', unitId: caseUnit, meetingId, outcome: 'held' }, 'staff_1'));
    });
    expect(told.map(({ type }) => type)).toEqual(['followUpOverdue']);
  });
});

describe('the time for notes', () => {
  const { idleFrom: _none, ...wrapping } = consultantOf({
    state: 'wrapping',
    callId: 'call_1',
    wrapUntil: '2021-01-04T09:05:00.000Z',
  });

  test('ends with the conclusion of what was talked about', () => {
    const pure = createTalked({}, callOf(), wrapping);
    expect(typesDuring(pure, () => conclude(pure))).toEqual(['visitConcluded', 'presenceChanged']);
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'available', idleFrom: caseNow });
  });

  test.each<[string, Entity[]]>([
    ['of another case', [callOf({ visitId: 'visit_2' }), wrapping]],
    ['of a call that is gone', [wrapping]],
    ['of no call', [{ ...consultantOf({ state: 'wrapping' }) }]],
    ['that is over', [callOf(), { ...wrapping, state: 'pause' }]],
  ])('%s goes on', (_what, items) => {
    const pure = createTalked({}, ...items);
    expect(typesDuring(pure, () => carriedOut(conclude(pure)))).toEqual(['visitConcluded']);
  });
});
