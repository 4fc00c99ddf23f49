import { afterEach, expect, test } from 'vitest';
import type { VisitView } from '../../../schemas/staff-api.ts';
import { english } from '../../language/english.ts';
import { speakWith } from '../../language/say.ts';
import { dayAndTime, windowText } from '../../theme/formats.ts';
import { sceneVisit } from '../fixtures/scene-visits.ts';
import { slipOf, slipOfJoined } from './slip.ts';
import { slipMoment, slipWindow } from './slip-times.ts';

afterEach(() => speakWith(undefined));

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

test.each([
  ['2021-01-04T08:00:00.000Z', 'i går kl. 09.00'],
  [startAt, 'i dag kl. 10.00'],
  ['2021-01-06T07:30:00.000Z', 'i morgen kl. 08.30'],
  ['2021-01-11T08:00:00.000Z', 'mandag 11. januar kl. 09.00'],
  ['2022-07-04T08:00:00.000Z', 'mandag 4. juli 2022 kl. 10.00'],
])('a slip names %s as the pages do in Danish, also when they are shown in English', (at, said) => {
  const until = new Date(Date.parse(at) + 3_600_000).toISOString();
  const nextDay = new Date(Date.parse(at) + 86_400_000).toISOString();
  const inDanish = [dayAndTime(at, startAt), windowText(at, until, startAt), windowText(at, nextDay, startAt)];
  speakWith(english);
  expect(inDanish[0]).toBe(said);
  expect([
    slipMoment(at, startAt),
    slipWindow({ from: at, until }, startAt),
    slipWindow({ from: at, until: nextDay }, startAt),
  ]).toEqual(inDanish);
});
