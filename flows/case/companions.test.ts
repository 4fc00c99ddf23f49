import { expect, test } from 'vitest';
import { type Entity, refOf } from '../../schemas/entity.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import { callbackOf, callOf, caseNow, caseUnit, consultantOf, visitOf } from '../../tests/fixtures/case.ts';
import { companionsOf } from './companions.ts';

const earlier = '2021-01-04T08:50:00.000Z';
const meeting: Meeting = {
  entity: 'meeting',
  meetingId: 'meeting_1',
  unitId: caseUnit,
  visitId: 'visit_1',
  slotId: '20210105T080000Z-1',
  version: 1,
  startAt: '2021-01-05T08:00:00.000Z',
  endAt: '2021-01-05T08:45:00.000Z',
  purpose: 'visit',
  state: 'booked',
  bookedAt: caseNow,
};
const { placeAt: _place, ...placeless } = callOf({ startedAt: earlier });
const { idleFrom: _idle, ...busyOf } = consultantOf({ since: earlier });

function entry(placeAt: string) {
  return [{ entity: 'queueEntry', unitId: caseUnit, placeAt, callId: 'call_1', direction: 'inbound' }];
}

function availability(idleFrom: string) {
  return [{ entity: 'availability', unitId: caseUnit, staffId: 'staff_1', idleFrom }];
}

const { slotId, startAt, meetingId } = meeting;
const slot = [{ entity: 'slot', unitId: caseUnit, slotId, startAt, meetingId }];

test.each<[string, Entity, object[]]>([
  ['a waiting call stands in the queue at its place', callOf({ placeAt: earlier }), entry(earlier)],
  ['one without a place stands there since it began', placeless, entry(earlier)],
  ['a call that is claimed does not', callOf({ state: { at: 'reserved', leg: 2 } }), []],
  [
    'an available consultant stands in the list since they are idle',
    consultantOf({ idleFrom: earlier }),
    availability(earlier),
  ],
  ['or since they came', busyOf, availability(earlier)],
  ['a busy one does not', consultantOf({ state: 'busy' }), []],
  ['a booked meeting has its time sold', meeting, slot],
  ['so has one that was held', { ...meeting, state: 'held' }, slot],
  ['so has one to which nobody came', { ...meeting, state: 'noShow' }, slot],
  ['a cancelled one has not', { ...meeting, state: 'cancelled' }, []],
  [
    'a member of staff has their name',
    {
      entity: 'staff',
      subject: 'sub',
      staffId: 'staff_1',
      unitId: caseUnit,
      user: 'karen',
      name: 'Karen',
      role: 'consultant',
    },
    [{ entity: 'userName', unitId: caseUnit, user: 'karen', staffId: 'staff_1' }],
  ],
  ['a case has none', visitOf(), []],
])('%s', (_what, owner, companions) => {
  expect(companionsOf(owner)).toEqual(companions);
});

test('a promised call-back stands with its window, and another window is another item, also where only its beginning is', () => {
  const [promised, ...others] = companionsOf(visitOf({ callback: callbackOf() }));
  const { from, until } = callbackOf();
  expect(promised).toEqual({ entity: 'promised', unitId: caseUnit, visitId: 'visit_1', from, until });
  expect(others.some(({ entity }) => entity === 'promised')).toBe(false);
  const [later] = companionsOf(visitOf({ callback: callbackOf({ from: earlier }) }));
  expect(later && refOf(later)).not.toEqual(promised && refOf(promised));
});
