import { beforeEach, describe, expect, test } from 'vitest';
import { answered } from '../../tests/fixtures/case.ts';
import { casesOn, slotId, startAt } from '../../tests/fixtures/line-cases.ts';
import { createLine, type LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { birgit, karen } from '../../tests/fixtures/line-people.ts';

let line: LineInMemory;
beforeEach(async () => {
  line = await createLine();
});

const { post, register } = casesOn(() => line);

describe('a meeting', () => {
  test('is booked, moved, and noted as held or not', async () => {
    const { visitId } = await register({ phone: '20123456', choice: 'callback' });
    const booked = await post(`/visits/${visitId}/meeting`, { slotId }, birgit);
    expect([booked.status, booked.body.state, booked.body.startAt]).toEqual([201, 'booked', startAt]);
    expect((await line.item('visit', visitId)).callback).toBeUndefined();
    const moved = await post(`/meetings/${booked.body.meetingId}/move`, { slotId: '20210106T080000Z-1' }, birgit);
    expect([moved.status, moved.body.startAt]).toEqual([200, '2021-01-06T08:00:00.000Z']);
    expect(moved.body.meetingId).not.toBe(booked.body.meetingId);
    expect(await line.item('visit', visitId)).toMatchObject({
      meeting: { meetingId: moved.body.meetingId, slotId: '20210106T080000Z-1' },
    });
    const old = await post(`/meetings/${booked.body.meetingId}/outcome`, { outcome: 'held' }, birgit);
    expect([old.status, old.body]).toEqual([409, { error: 'notBooked', message: 'Mødet er ikke længere booket.' }]);
    const early = await post(`/meetings/${moved.body.meetingId}/outcome`, { outcome: 'held' }, birgit);
    expect([early.status, early.body]).toEqual([409, { error: 'tooEarly', message: 'Mødet er ikke begyndt endnu.' }]);
    line.now = '2021-01-06T08:00:00.000Z';
    const held = await post(`/meetings/${moved.body.meetingId}/outcome`, { outcome: 'held' }, birgit);
    expect([held.status, held.body]).toEqual([
      200,
      { meetingId: moved.body.meetingId, state: 'held', startAt: '2021-01-06T08:00:00.000Z' },
    ]);
    expect((await line.ask('GET', `/visits/${visitId}`, { as: karen })).body.meeting.state).toBe('held');
    await line.ask('PUT', `/visits/${visitId}/checklist`, {
      as: karen,
      body: { version: 0, answers: answered().answers },
    });
    await post(`/visits/${visitId}/conclude`, { version: 1, category: 'jobparat', certainty: 'sikker' });
    expect((await line.ask('GET', `/visits/${visitId}`, { as: karen })).body).toMatchObject({
      conclusion: { channel: 'physical' },
    });
  });

  test('that nobody came to makes the desk get in touch', async () => {
    const { visitId, meeting } = await register({ choice: 'physical', slotId });
    line.now = startAt;
    const answer = await post(`/meetings/${meeting.meetingId}/outcome`, { outcome: 'noShow' }, birgit);
    expect([answer.status, answer.body.state]).toEqual([200, 'noShow']);
    expect((await line.item('visit', visitId)).step).toMatchObject({ what: 'missedMeeting' });
  });

  test('at a time that is sold is refused, and the earlier one stands', async () => {
    await register({ choice: 'physical', slotId });
    const { visitId, meeting } = await register({ choice: 'physical', slotId: '20210105T090000Z-1' });
    for (const path of [`/visits/${visitId}/meeting`, `/meetings/${meeting.meetingId}/move`]) {
      const answer = await post(path, { slotId }, birgit);
      expect([answer.status, answer.body]).toEqual([
        409,
        { error: 'slotTaken', field: 'slotId', message: 'Tiden er lige blevet optaget af en anden. Vælg en ny tid.' },
      ]);
    }
    expect((await line.item('visit', visitId)).meeting?.meetingId).toBe(meeting.meetingId);
  });

  test('for a case that ended is refused', async () => {
    const { visitId } = await register();
    await post(`/visits/${visitId}/end`, { reason: 'withdrawn' });
    const answer = await post(`/visits/${visitId}/meeting`, { slotId });
    expect([answer.status, answer.body]).toEqual([409, { error: 'visitEnded', message: 'Henvendelsen er afsluttet.' }]);
  });

  test('has times: every chair of the days asked for, free or not, each day by its own rules', async () => {
    await register({ choice: 'physical', slotId });
    const { body } = await line.ask('GET', '/slots?from=2021-01-05&to=2021-01-05', { as: birgit });
    expect(body.slots).toHaveLength(12);
    expect(body.slots.slice(0, 2)).toEqual([
      { slotId, startAt, endAt: '2021-01-05T08:45:00.000Z', free: false },
      { slotId: '20210105T080000Z-2', startAt, endAt: '2021-01-05T08:45:00.000Z', free: true },
    ]);
    // What was said before the choice is what is promised then, and the next one hears of the one before.
    await register({ choice: 'callback', phone: '20123456' });
    expect(body.firstCallback).toEqual({
      from: line.all('visit')[1]?.callback?.from,
      until: line.all('visit')[1]?.callback?.until,
    });
    const weekend = await line.ask('GET', '/slots?from=2021-01-09&to=2021-01-10', { as: birgit });
    expect(weekend.body.slots).toEqual([]);
    const year = (await line.ask('GET', '/slots?from=2021-01-05&to=2021-12-31', { as: birgit })).body.slots;
    // As far ahead as meetings can be booked: ten working days.
    expect(year.at(-1).startAt).toBe('2021-01-18T13:15:00.000Z');
  });
});
