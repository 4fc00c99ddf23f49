import { describe, expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import { callbackOf, caseNow, caseUnit, chairAt, visitOf } from '../../tests/fixtures/case.ts';
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
const meeting = { meetingId: 'meeting_1', slotId: chairAt(0).slotId, startAt: chairAt(0).startAt } as const;

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

describe('a task', () => {
  const fail = { type: 'failMessage', visitId: 'visit_1', meetingId: 'meeting_1' } as const;
  const finish = { type: 'finishTask', unitId: caseUnit, taskId: 'task_sms_meeting_1', staffId: 'staff_1' } as const;

  test('stands for a message that failed, one for each meeting', () => {
    const pure = createCase(visitOf());
    const { payloads, events } = during(pure, () => {
      pure.do(fail);
      pure.do(fail);
    });
    expect(payloads).toEqual([{ type: 'taskOpened', taskId: 'task_sms_meeting_1', kind: 'smsRefused' }]);
    expect(events[0]?.visitId).toBe('visit_1');
    const about = { visitId: 'visit_1', meetingId: 'meeting_1', unitId: caseUnit } as const;
    expect(pure.every('task')).toEqual([
      { entity: 'task', taskId: 'task_sms_meeting_1', ...about, version: 1, kind: 'smsRefused', openedAt: caseNow },
    ]);
    expect(createCase().do(fail)).toEqual({ code: 'notFound', about: 'visit' });
  });

  test('of another kind names no meeting', () => {
    const pure = createCase(visitOf({ chooseBy: caseNow }));
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
    const [task] = pure.every('task');
    expect(task).toMatchObject({ kind: 'noChoice', visitId: 'visit_1' });
    expect(task?.taskId).toMatch(/^task_c\d+n\d+$/);
    expect(task).not.toHaveProperty('meetingId');
  });

  test('is done once, by whom and when', () => {
    const pure = createCase(visitOf());
    pure.do(fail);
    const { payloads, events } = during(pure, () => pure.do(finish, 'staff_1'));
    expect(payloads).toEqual([{ type: 'taskDone', taskId: 'task_sms_meeting_1', kind: 'smsRefused' }]);
    expect(events[0]?.visitId).toBe('visit_1');
    expect(pure.every('task')).toMatchObject([{ doneAt: caseNow, doneBy: 'staff_1' }]);
    expect(typesDuring(pure, () => expect(carriedOut(pure.do(finish, 'staff_2')).puts).toEqual([]))).toEqual([]);
    expect(createCase().do(finish, 'staff_1')).toEqual({ code: 'notFound', about: 'task' });
  });

  test('about no case is done as well', () => {
    const pure = createCase({
      entity: 'task',
      taskId: 'task_sms_meeting_1',
      unitId: caseUnit,
      version: 1,
      kind: 'noTimes',
      openedAt: caseNow,
    });
    expect(during(pure, () => pure.do(finish, 'staff_1')).events[0]).not.toHaveProperty('visitId');
  });
});
