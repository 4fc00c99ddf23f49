import { expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import { caseNow, caseUnit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase } from '../../tests/fixtures/pure-case.ts';

const meeting = { meetingId: 'meeting_1', slotId: '20210105T080000Z-1', startAt: '2021-01-05T08:00:00.000Z' } as const;

test.each<[string, Partial<Visit>, number, string | undefined]>([
  ['who has chosen nothing becomes a task', {}, 1, undefined],
  ['who has booked a meeting meanwhile does not', { meeting }, 0, undefined],
  ['who is on the line does not, and is looked at again', { activeCallId: 'call_1' }, 0, '2021-01-04T09:10:00.000Z'],
])('registered without a choice: %s', (_what, ...[more, tasks, chooseBy]) => {
  const pure = createCase(visitOf({ chooseBy: caseNow, ...more }));
  pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
  expect(pure.every('task').map(({ kind }) => kind)).toEqual(Array.from({ length: tasks }, () => 'noChoice'));
  expect(pure.item('visit', 'visit_1').chooseBy).toBe(chooseBy);
});
