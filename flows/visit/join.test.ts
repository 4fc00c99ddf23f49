import { describe, expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import {
  answered,
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  chairAt,
  personOf,
  visitOf,
} from '../../tests/fixtures/case.ts';
import {
  arrives,
  callsIn,
  citizenSid,
  createCase,
  goesOnDuty,
  isAnswered,
  type PureCase,
  presses,
  reachesMenu,
  sidOf,
} from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';
import { contactState } from './contact.ts';

const person = personOf();

/** A case by registration, and the menu of a caller whom nobody knows. */
function createStrangers(more: Partial<Visit> = {}) {
  const codes = { entity: 'codeLookup', unitId: caseUnit, hash: '700001', visitId: 'visit_1' } as const;
  const pure = createCase(visitOf({ personId: 'person_1', ...more }), person, codes);
  const callId = callsIn(pure);
  return { pure, callId, ownId: pure.item('call', callId).visitId };
}

function link(pure: PureCase, callId: `call_${string}`) {
  return pure.do({ type: 'linkCall', unitId: caseUnit, callId, visitId: 'visit_1' }, 'staff_1');
}

function hangsUp(pure: PureCase, callId: `call_${string}`) {
  pure.do({ type: 'endLeg', callId, leg: 1, sid: citizenSid, how: 'completed' }, 'citizen');
}

/** The unknown caller waits and is taken by a consultant. */
function isTaken(pure: PureCase, callId: `call_${string}`) {
  goesOnDuty(pure);
  reachesMenu(pure, callId);
  presses(pure, callId, '3');
  isAnswered(pure, callId);
  arrives(pure, callId);
}

describe('a caller who turns out to have a case', () => {
  test('answers by the meeting that was chosen in the call what the desk was asked', () => {
    const { pure, callId, ownId } = createStrangers({ desk: { what: 'choose', since: caseNow, dueAt: caseNow } });
    const slotId = chairAt(0).slotId;
    pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: ownId, slotId }, 'staff_1');
    hangsUp(pure, callId);
    link(pure, callId);
    expect(pure.item('visit', 'visit_1').desk).toBeUndefined();
    expect(pure.item('visit', 'visit_1').step).toMatchObject({ what: 'meeting' });
  });

  test('by a code is not called back beside the call', () => {
    const { pure, callId } = createStrangers({ callback: callbackOf() });
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
    expect(pure.every('queueEntry')).toHaveLength(1);
    presses(pure, callId, '700001');
    expect(pure.every('queueEntry')).toEqual([]);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ activeCallId: callId, callback: { attempts: 0 } });
  });

  test('by a code is held by that call, though another of theirs is on the line', () => {
    const { pure, callId } = createStrangers({ activeCallId: 'call_0' });
    const earlier = callOf({
      callId: 'call_0',
      state: { at: 'prompt', prompt: 'menu', wrong: 0, silent: 0, queued: false },
    });
    const other = createCase(
      ...pure.every('visit'),
      ...pure.every('call'),
      earlier,
      ...pure.every('person'),
      ...pure.every('codeLookup'),
    );
    presses(other, callId, '700001');
    expect(other.item('visit', 'visit_1').activeCallId).toBe(callId);
  });

  test('by the word of staff is not called back beside the talk', () => {
    const { pure, callId } = createStrangers({ callback: callbackOf() });
    isTaken(pure, callId);
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
    link(pure, callId);
    expect(pure.every('queueEntry')).toEqual([]);
    expect(pure.item('visit', 'visit_1').activeCallId).toBe(callId);
  });

  test('takes the wish to be called along, and its queued call goes', () => {
    const { pure, callId, ownId } = createStrangers();
    hangsUp(pure, callId);
    expect(pure.every('queueEntry')).toHaveLength(1);
    link(pure, callId);
    expect(pure.every('queueEntry')).toEqual([]);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ callback: { kind: 'missed' }, callNumber: 'sealed phone1' });
    expect(pure.item('visit', ownId)).toMatchObject({ ended: { reason: 'joined' } });
  });

  test('is called by the very call-back that was linked', () => {
    const { pure, callId, ownId } = createStrangers();
    hangsUp(pure, callId);
    const callback = pure.item('visit', ownId).activeCallId ?? 'call_';
    link(pure, callback);
    expect(pure.item('call', callback)).toMatchObject({ visitId: 'visit_1', state: { at: 'waiting' } });
    expect(pure.item('visit', 'visit_1').activeCallId).toBe(callback);
  });

  test('goes on in the talk by which they are being called back', () => {
    const { pure, callId, ownId } = createStrangers();
    hangsUp(pure, callId);
    const callback = pure.item('visit', ownId).activeCallId ?? 'call_';
    goesOnDuty(pure);
    isAnswered(pure, callback);
    arrives(pure, callback, sidOf(3));
    link(pure, callId);
    expect(pure.item('call', callback)).toMatchObject({ visitId: 'visit_1', identified: true });
    pure.do({ type: 'endCall', unitId: caseUnit, callId: callback, staffId: 'staff_1', outcome: 'ended' }, 'staff_1');
    const visit = pure.item('visit', 'visit_1');
    expect(visit).toMatchObject({ talkedAt: caseNow, talkedBy: 'staff_1' });
    expect([visit.callback, visit.activeCallId]).toEqual([undefined, undefined]);
  });

  test('is not called back for a talk that was held already', () => {
    const { pure, callId } = createStrangers({ callback: callbackOf() });
    isTaken(pure, callId);
    hangsUp(pure, callId);
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
    expect(pure.every('queueEntry')).toHaveLength(1);
    link(pure, callId);
    const visit = pure.item('visit', 'visit_1');
    expect([visit.callback, visit.activeCallId, visit.talkedAt]).toEqual([undefined, undefined, caseNow]);
    expect(pure.every('queueEntry')).toEqual([]);
  });

  test('takes the meeting along, in place of the one that the case had', () => {
    const { pure, callId, ownId } = createStrangers();
    const slotId = '20210105T080000Z-1';
    pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId }, 'staff_1');
    const earlier = pure.item('visit', 'visit_1').meeting?.meetingId ?? 'meeting_';
    reachesMenu(pure, callId);
    for (const key of ['2', '1']) presses(pure, callId, key);
    const booked = pure.item('visit', ownId).meeting;
    hangsUp(pure, callId);
    link(pure, callId);
    const visit = pure.item('visit', 'visit_1');
    expect(visit).toMatchObject({ meeting: booked, choice: 'physical' });
    expect(contactState(visit)).toBe('booked');
    expect(pure.item('meeting', booked?.meetingId ?? '')).toMatchObject({ visitId: 'visit_1', state: 'booked' });
    expect(pure.item('meeting', earlier).state).toBe('cancelled');
    expect(pure.every('slot').map(({ meetingId }) => meetingId)).toEqual([booked?.meetingId]);
  });

  test('takes the answers along that were given before, and is refused where two are not the same', () => {
    const { pure, callId, ownId } = createStrangers();
    isTaken(pure, callId);
    const save = (visitId: `visit_${string}`, version: number, answers: Record<string, string>) =>
      pure.do({ type: 'saveAnswers', unitId: caseUnit, visitId, version, answers }, 'staff_1');
    save('visit_1', 0, { C1: 'nej', C2: 'nej' });
    save(ownId, 0, { C1: 'ja', A4: 'tolkMed' });
    const before = pure.events.length;
    expect(link(pure, callId)).toEqual({ code: 'answersConflict', list: ['C1'] });
    expect(pure.events).toHaveLength(before);
    save('visit_1', 1, { C1: 'ja' });
    link(pure, callId);
    expect(pure.item('checklist', 'visit_1').answers).toEqual({ C1: 'ja', C2: 'nej', A4: 'tolkMed' });
  });

  test.each([
    ['the notes of one stand alone', [undefined, 'Bor i bil'], 'Bor i bil'],
    ['the notes of the other stand alone', ['Vil ringes op', undefined], 'Vil ringes op'],
    ['the same notes stand once', ['Bor i bil', 'Bor i bil'], 'Bor i bil'],
    [
      'different notes stand below each other with their times, and nothing is cut',
      ['a'.repeat(4000), 'b'.repeat(4000)],
      `Gemt 4. januar 2021 kl. 10:\n${'a'.repeat(4000)}\n\nGemt 4. januar 2021 kl. 10.07:\n${'b'.repeat(4000)}`,
    ],
  ])('%s', (_what, [earlier, given], notes) => {
    const { pure, callId, ownId } = createStrangers();
    isTaken(pure, callId);
    const save = (visitId: `visit_${string}`, text: string | undefined) =>
      pure.do({ type: 'saveAnswers', unitId: caseUnit, visitId, version: 0, answers: {}, notes: text }, 'staff_1');
    pure.now = '2021-01-04T09:00:00.000Z';
    save('visit_1', earlier);
    pure.now = '2021-01-04T09:07:00.000Z';
    save(ownId, given);
    link(pure, callId);
    expect(pure.item('checklist', 'visit_1').notes).toBe(notes);
  });

  test('is counted once: a contact that had ended stays as it ended', () => {
    const { pure, ownId, callId } = createStrangers();
    pure.do({ type: 'withdraw', unitId: caseUnit, visitId: ownId }, 'staff_1');
    const before = pure.events.length;
    link(pure, callId);
    expect(pure.item('visit', ownId).ended?.reason).toBe('withdrawn');
    expect(pure.events.slice(before).flatMap(({ contact }) => contact?.reason ?? [])).toEqual([]);
  });
});

test('what was noted of the talks of both goes on in the case that is found', () => {
  const own = visitOf({
    visitId: 'visit_2',
    drops: 1,
    cutOff: true,
    procedures: { F12: caseNow },
    conversationType: 'jobsamtale',
    talkedAt: caseNow,
    talkedForm: 'video',
    notedTalk: { at: caseNow, form: 'video' },
  });
  const found = visitOf({ personId: 'person_1', drops: 1, talkedForm: 'phone' });
  const call = callOf({ visitId: 'visit_2', state: { at: 'ended', outcome: 'ended' } });
  const pure = createCase(own, found, person, call);
  link(pure, 'call_1');
  expect(pure.item('visit', 'visit_1')).toMatchObject({
    drops: 2,
    cutOff: true,
    procedures: { F12: caseNow },
    conversationType: 'jobsamtale',
    talkedForm: 'video',
    notedTalk: { at: caseNow, form: 'video' },
  });
});

describe('what was concluded about a caller without a name', () => {
  /** Taken, concluded with a doubt that has a time, and then linked. */
  function isJudgedAndLinked() {
    const { pure, callId, ownId } = createStrangers({ callback: callbackOf() });
    isTaken(pure, callId);
    const { answers } = answered();
    pure.do({ type: 'saveAnswers', unitId: caseUnit, visitId: ownId, version: 0, answers }, 'staff_1');
    const conclusion = { version: 1, category: 'jobparat', certainty: 'usikker', staffId: 'staff_1' } as const;
    const followUp = { slotId: chairAt(0).slotId } as const;
    pure.do({ type: 'conclude', unitId: caseUnit, visitId: ownId, ...conclusion, followUp }, 'staff_1');
    link(pure, callId);
    return { pure, ownId };
  }

  test('goes on in their case, with its doubt and the meeting that is to settle it', () => {
    const { pure, ownId } = isJudgedAndLinked();
    const visit = pure.item('visit', 'visit_1');
    expect(visit).toMatchObject({
      conclusion: { category: 'jobparat' },
      followUpId: pure.every('followUp')[0]?.followUpId,
    });
    expect(pure.every('followUp')).toMatchObject([{ visitId: 'visit_1', step: { what: 'followUpMeeting' } }]);
    expect(pure.every('meeting')).toMatchObject([{ visitId: 'visit_1', purpose: 'followUp', state: 'booked' }]);
    expect(contactState(visit)).toBe('served');
    expect([visit.callback, pure.item('visit', ownId).conclusion]).toEqual([undefined, undefined]);
  });

  test('leaves a meeting that is moved afterwards, and the doubt moves with it', () => {
    const { pure } = isJudgedAndLinked();
    const [meeting] = pure.every('meeting');
    const { slotId } = chairAt(2);
    const meetingId = meeting?.meetingId ?? 'meeting_none';
    const { payloads } = during(pure, () => pure.do({ type: 'moveMeeting', unitId: caseUnit, meetingId, slotId }));
    expect(payloads).toContainEqual(expect.objectContaining({ type: 'followUpBooked' }));
    const [doubt] = pure.every('followUp');
    expect(doubt).toMatchObject({ visitId: 'visit_1', meeting: { slotId } });
    expect(pure.item('meeting', doubt?.meeting?.meetingId ?? '')).toMatchObject({ visitId: 'visit_1', slotId });
    expect(pure.every('slot').map((sold) => sold.slotId)).toEqual([slotId]);
  });
});
