import { expect, test } from 'vitest';
import type { Payload } from '../../schemas/event.ts';
import { caseNow, caseUnit } from '../../tests/fixtures/case.ts';
import { latenessOf } from './lateness.ts';

const dueAt = '2021-01-05T22:59:59.999Z';
const window = { from: '2021-01-04T08:30:00.000Z', until: '2021-01-04T10:30:00.000Z' };
const opened = { type: 'followUpOpened', followUpId: 'followup_1', dueAt, owner: 'staff_1', isLawOnly: false } as const;

test.each<[what: string, Payload, late: string | undefined]>([
  ['the week of the first talk that is over is late', { type: 'deadlineMissed', dueAt }, 'firstTalk'],
  [
    'a broken window with another promised is not late',
    { type: 'callbackBroken', times: 1, ...window, next: window },
    undefined,
  ],
  ['a broken window that none follows is late', { type: 'callbackBroken', times: 2, ...window }, 'promiseBrokenTwice'],
  ['an overdue doubt is late', { type: 'followUpOverdue', followUpId: 'followup_1', dueAt }, 'doubtOverdue'],
  ['a doubt that opens without a time is late', opened, 'doubtWithoutTime'],
  ['a doubt that opens with a time is not late', { ...opened, startAt: dueAt }, undefined],
  ['a promise that is cancelled is not late', { type: 'callbackCancelled' }, undefined],
])('%s', (_what, payload, late) => {
  const event = { entity: 'event', eventId: 'event_1', unitId: caseUnit, at: caseNow, day: '2021-01-04' } as const;
  expect(latenessOf({ ...event, by: 'system', effects: [], hasEffects: false, payload })).toBe(late);
});
