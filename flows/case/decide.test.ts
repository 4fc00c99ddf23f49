import { describe, expect, test } from 'vitest';
import type { CallSid } from '../../schemas/ids.ts';
import {
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  chairAt,
  consultantOf,
  personOf,
  sid,
  unit,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { createCase, sidOf, talks } from '../../tests/fixtures/pure-case.ts';
import { carriedOut } from '../../tests/fixtures/told.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { CaseFile } from './need.ts';

const facts = { now: caseNow, by: 'staff_1', changeId: 'c', attempt: 0 } as const;
const withdraw: Command = { type: 'withdraw', unitId: caseUnit, visitId: 'visit_1' };

function fileWith(visit = visitOf()): CaseFile {
  const file = new CaseFile();
  file.set({ need: 'item', ref: { entity: 'visit', id: 'visit_1' } }, visit);
  file.set({ need: 'item', ref: { entity: 'unit', id: caseUnit } }, unit);
  return file;
}

describe('a decision', () => {
  test('asks for what it needs and has not', () => {
    expect(decide(new CaseFile(), withdraw, facts)).toEqual({
      needs: [{ need: 'item', ref: { entity: 'visit', id: 'visit_1' }, unitId: caseUnit }],
    });
  });

  test('is the same for the same, and leaves what was loaded as it is', () => {
    const file = fileWith();
    const decision = decide(file, withdraw, facts);
    expect(decision).toMatchObject({ change: { puts: [{ ended: { reason: 'withdrawn' } }] } });
    expect(decide(file, withdraw, facts)).toEqual(decision);
    expect(file.item('visit', 'visit_1')).toEqual(visitOf());
  });

  test('that may not be carried out is an answer', () => {
    const file = fileWith(visitOf({ ended: { at: caseNow, reason: 'withdrawn' } }));
    expect(decide(file, withdraw, facts)).toEqual({ refused: { code: 'alreadyConcluded' } });
  });

  test('that cannot be made is a fault', () => {
    const file = fileWith();
    file.set({ need: 'item', ref: { entity: 'unit', id: caseUnit } }, { ...unit, policies: [] });
    const register = { type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: chairAt(0).slotId } as const;
    expect(() => decide(file, register, facts)).toThrow('has no policy');
  });

  test('that was written leaves the file with the next versions', () => {
    const file = fileWith();
    const slot = {
      entity: 'slot',
      unitId: caseUnit,
      slotId: '20210105T080000Z-1',
      startAt: caseNow,
      meetingId: 'meeting_1',
    } as const;
    const after = file.after([visitOf({ talks: 1 }), slot]);
    expect(after.item('visit', 'visit_1')).toEqual(visitOf({ talks: 1, version: 2 }));
    expect(after.item('slot', slot.slotId)).toEqual(slot);
    expect(after.item('unit', caseUnit)).toEqual(unit);
    expect(file.item('visit', 'visit_1')).toEqual(visitOf());
  });
});

describe('nobody reaches into another unit:', () => {
  const theirs = { unitId: 'aarhus', staffId: 'staff_1' } as const;
  const saving = { visitId: 'visit_1', version: 0, answers: {} } as const;
  const conclusion = { visitId: 'visit_1', version: 0, category: 'jobparat', certainty: 'sikker' } as const;
  const slotId = chairAt(0).slotId;
  const commands: [Command, string][] = [
    [{ type: 'answerRing', ...theirs, callId: 'call_1', leg: 2, sid: sidOf(2) }, 'superseded'],
    [{ type: 'endCall', ...theirs, callId: 'call_1', outcome: 'ended' }, 'notFound'],
    [{ type: 'rejoinCall', ...theirs, callId: 'call_1' }, 'notFound'],
    [{ type: 'linkCall', ...theirs, callId: 'call_1', visitId: 'visit_1' }, 'notFound'],
    [{ type: 'bookMeeting', ...theirs, visitId: 'visit_1', slotId }, 'notFound'],
    [{ type: 'joinRegistered', ...theirs, visitId: 'visit_1', other: 'visit_1' }, 'notFound'],
    [{ type: 'saveAnswers', ...theirs, ...saving }, 'notFound'],
    [{ type: 'conclude', ...theirs, ...conclusion }, 'notFound'],
    [{ type: 'withdraw', ...theirs, visitId: 'visit_1' }, 'notFound'],
    [{ type: 'editNote', ...theirs, visitId: 'visit_1', version: 1, text: 'Andet.' }, 'notFound'],
    [{ type: 'lockNote', ...theirs, visitId: 'visit_1', version: 1 }, 'notFound'],
    [{ type: 'amendNote', ...theirs, visitId: 'visit_1', text: 'Mere.' }, 'notFound'],
    [{ type: 'moveMeeting', ...theirs, meetingId: 'meeting_1', slotId }, 'notFound'],
    [{ type: 'endMeeting', ...theirs, meetingId: 'meeting_1', outcome: 'held' }, 'notFound'],
    [
      { type: 'closeFollowUp', ...theirs, followUpId: 'followup_1', outcome: 'confirmed', role: 'consultant' },
      'notFound',
    ],
    [{ type: 'bookFollowUp', ...theirs, followUpId: 'followup_1', slotId }, 'notFound'],
    [{ type: 'promiseCallback', ...theirs, visitId: 'visit_1' }, 'notFound'],
    [{ type: 'noteTalk', ...theirs, visitId: 'visit_1', form: 'phone', at: caseNow }, 'notFound'],
    [{ type: 'chooseTalkType', ...theirs, visitId: 'visit_1', kind: 'udsatte' }, 'notFound'],
    [{ type: 'splitCall', ...theirs, callId: 'call_1' }, 'notFound'],
    [{ type: 'tellCitizen', ...theirs, messageId: 'message_1' }, 'notFound'],
    [{ type: 'noteEducation', ...theirs, personId: 'person_1', education: true }, 'notFound'],
    [{ type: 'settleBirthday', ...theirs, personId: 'person_1', outcome: 'left' }, 'notFound'],
    [{ type: 'closeTask', ...theirs, taskId: 'task_1', outcome: 'told', role: 'consultant' }, 'notFound'],
  ];
  const times = { startAt: chairAt(0).startAt, endAt: chairAt(0).endAt } as const;
  const own = { unitId: caseUnit, visitId: 'visit_1', version: 1, meetingId: 'meeting_1' } as const;
  const judged = {
    owner: 'staff_1',
    flags: [],
    provisionalCategory: 'jobparat',
    openedAt: caseNow,
    dueAt: caseNow,
    noShows: 0,
    declined: 0,
  } as const;

  test.each(commands)('$type', (command, code) => {
    const pure = createCase(
      { ...unit, unitId: 'aarhus' },
      visitOf(),
      callOf({
        state: { at: 'connected', leg: 2 },
        legs: { 2: { party: 'consultant', staffId: 'staff_1', at: caseNow } },
      }),
      consultantOf({ state: 'busy', callId: 'call_1' }),
      { entity: 'meeting', ...own, slotId, ...times, purpose: 'visit', state: 'booked', bookedAt: caseNow },
      { entity: 'followUp', followUpId: 'followup_1', ...own, ...judged, flags: [] },
      { entity: 'message', messageId: 'message_1', ...own, failedAt: caseNow },
      personOf(),
      { entity: 'note', ...own, writtenAt: caseNow, owner: 'staff_1', text: 'Notat.', addenda: [] },
      { entity: 'task', taskId: 'task_1', ...own, sort: 'acuteNeed', openedAt: caseNow, dueAt: caseNow },
      { entity: 'birthday', personId: 'person_1', ...own, on: '2021-02-01', opensAt: caseNow },
    );
    expect(pure.do(command, 'staff_1')).toMatchObject({ code });
  });
});

describe('the name of a leg', () => {
  const name = (leg: number, sid: CallSid = sidOf(2)) => ({ type: 'nameLeg', callId: 'call_1', leg, sid }) as const;
  const ringing = callOf({
    state: { at: 'reserved', leg: 2 },
    legs: {
      1: { party: 'citizen', sid: sid, at: caseNow },
      2: { party: 'consultant', staffId: 'staff_1', at: caseNow },
    },
  });

  test('is kept, and the same again changes nothing', () => {
    const pure = createCase(ringing);
    expect(carriedOut(pure.do(name(2))).made).toEqual({});
    expect(pure.item('call', 'call_1').legs[2]).toEqual({
      party: 'consultant',
      staffId: 'staff_1',
      at: caseNow,
      sid: sidOf(2),
    });
    expect(carriedOut(pure.do(name(2))).puts).toEqual([]);
    expect(carriedOut(pure.do(name(1, sid))).made).toEqual({});
  });

  test('that is another than the one known, or of no leg, is superseded', () => {
    const pure = createCase(ringing);
    pure.do(name(2));
    expect(pure.do(name(2, sidOf(9)))).toEqual({ code: 'superseded' });
    expect(pure.do(name(3))).toEqual({ code: 'superseded' });
  });

  test('that nobody wants any more is kept, and the leg has to go', () => {
    const moved = createCase({ ...ringing, state: { at: 'waiting' } });
    expect(carriedOut(moved.do(name(2)))).toMatchObject({
      made: { isUnwanted: true },
      puts: [{ legs: { 2: { sid: sidOf(2) } } }],
    });
    const ended = createCase({ ...ringing, state: { at: 'ended', outcome: 'ended' } });
    expect(carriedOut(ended.do(name(1, sid)))).toMatchObject({ made: { isUnwanted: true }, puts: [] });
    const another = createCase({ ...ringing, state: { at: 'reserved', leg: 3 } });
    expect(carriedOut(another.do(name(2))).made).toEqual({ isUnwanted: true });
  });
});

test('a call that somebody else talks in is not theirs to end or to come back to', () => {
  const pure = createCase(visitOf({ callback: callbackOf() }));
  const { callId } = talks(pure);
  const other = { unitId: caseUnit, callId, staffId: 'staff_2' } as const;
  expect(pure.do({ type: 'endCall', ...other, outcome: 'ended' }, 'staff_2')).toEqual({ code: 'notYours' });
  expect(pure.do({ type: 'rejoinCall', ...other }, 'staff_2')).toEqual({ code: 'notYours' });
});
