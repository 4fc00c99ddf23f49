import { expect, test } from 'vitest';
import { bookedOf } from '../../flows/booking/book.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import { caseNow, caseUnit, chairAt, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createLine } from '../../tests/fixtures/line-in-memory.ts';

/** Rules that suspend meetings from the day after tomorrow on become known after meetings were booked on both days. */
test('meetings on suspended days are given up by the next run, those before stay, and a second run changes nothing', async () => {
  const line = await createLine();
  const early = meetingOf('meeting_1', 'visit_1', 0);
  const late = meetingOf('meeting_2', 'visit_2', 20);
  for (const meeting of [early, late]) {
    await line.seed(meeting, visitOf({ visitId: meeting.visitId, meeting: bookedOf(meeting), callNumber: 'sealed' }));
  }
  await line.sweep();
  expect(line.events('meetingCancelled')).toEqual([]);
  const { version } = await line.item('unit', caseUnit);
  const suspension = { from: '2021-01-06', until: '2021-02-28' };
  await line.store.overwrite({ ...unit, version, policies: [{ ...policy, suspension }] });
  // The unit is kept for a minute.
  line.later('PT2M');
  await line.sweep();
  await line.sweep();
  expect(line.events('meetingCancelled')).toMatchObject([
    { by: 'system', visitId: 'visit_2', payload: { isTold: true } },
  ]);
  expect((await line.item('meeting', 'meeting_1')).state).toBe('booked');
  expect(await line.item('visit', 'visit_2')).toMatchObject({ desk: { what: 'choose' } });
  expect(line.logged.filter(({ level }) => level === 'error')).toEqual([]);
});

function meetingOf(meetingId: Meeting['meetingId'], visitId: Meeting['visitId'], chair: number): Meeting {
  const { slotId, startAt, endAt } = chairAt(chair);
  const what = { purpose: 'visit', state: 'booked', bookedAt: caseNow } as const;
  return { entity: 'meeting', meetingId, unitId: caseUnit, visitId, version: 1, slotId, startAt, endAt, ...what };
}
