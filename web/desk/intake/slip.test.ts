import { expect, test } from 'vitest';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { sceneVisit } from '../fixtures/scene-visits.ts';
import { slipOf, slipOfJoined } from './slip.ts';

const place = 'Skovvej 20, Hinnerup';
const startAt = '2021-01-05T09:00:00.000Z';
const registered = slipOf(
  {
    visitId: 'visit_new',
    personId: 'person_2',
    referenceCode: '730164',
    warnings: [],
    sameNumber: ['visit_anna'],
    meeting: { meetingId: 'meeting_5', startAt, place },
  },
  'Dorte Dahl',
);

function found(change: Partial<VisitView>): VisitView {
  return { ...sceneVisit('visit_anna'), ...change };
}

const meeting: VisitView['meeting'] = {
  meetingId: 'meeting_5',
  visitId: 'visit_anna',
  startAt,
  endAt: startAt,
  purpose: 'visit',
  state: 'booked',
  concluded: false,
};

test('a slip of a case that took up another has its code, its name and what is arranged in it', () => {
  const { citizen } = sceneVisit('visit_anna');
  expect(slipOfJoined(found({ meeting }), registered)).toMatchObject({
    visitId: 'visit_anna',
    name: citizen?.name,
    code: '682915',
    meeting: { startAt, place },
  });
});

test('what was arranged in the case that ended is not on the slip unless it goes on', () => {
  expect(slipOfJoined(found({}), registered)).not.toHaveProperty('meeting');
  expect(slipOfJoined(found({ meeting: { ...meeting, state: 'held' } }), registered)).not.toHaveProperty('meeting');
});

test('a case without a code gives a slip without one', () => {
  const { citizen } = sceneVisit('visit_anna');
  const visit = found(citizen ? { citizen: { ...citizen, referenceCode: '' } } : {});
  expect(slipOfJoined(visit, registered)).not.toHaveProperty('code');
});
