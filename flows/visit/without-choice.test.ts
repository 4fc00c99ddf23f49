import { expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import { caseNow, caseUnit, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase } from '../../tests/fixtures/pure-case.ts';
import { isLate, nextStep } from '../case/next-step.ts';

const booked = { meetingId: 'meeting_1', slotId: '20210105T080000Z-1' } as const;
const meeting = { ...booked, startAt: '2021-01-05T08:00:00.000Z', endAt: '2021-01-05T08:45:00.000Z' };
const desk = { what: 'choose', since: '2021-01-02T09:00:00.000Z', dueAt: '2021-01-04T08:00:00.000Z' } as const;

test.each<[string, Partial<Visit>, string, boolean]>([
  ['who has chosen nothing is the desk’s, and late', { desk }, 'choose', true],
  ['who has booked a meeting meanwhile is not', { meeting }, 'meeting', false],
  ['who is on the line is not, as long as the call lasts', { desk, activeCallId: 'call_1' }, 'liveCall', false],
])('registered without a choice: %s', (_what, ...[more, what, late]) => {
  const step = nextStep(visitOf(more), caseNow, unit);
  expect([step?.what, step !== undefined && isLate(step, caseNow)]).toEqual([what, late]);
});

test('nothing that falls due takes somebody without a choice off the list', () => {
  const pure = createCase(visitOf({ desk }));
  pure.now = '2021-01-20T09:00:00.000Z';
  pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
  expect(pure.item('visit', 'visit_1').step).toMatchObject({ what: 'choose', dueAt: desk.dueAt });
});
