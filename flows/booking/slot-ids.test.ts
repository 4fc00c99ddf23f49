import { expect, test } from 'vitest';
import { caseUnit, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase } from '../../tests/fixtures/pure-case.ts';
import { chairBy } from './times.ts';

test.each([
  '20210230T080000Z-1',
  '20210104T240000Z-1',
  '20211301T080000Z-1',
  '00000000T000000Z-1',
  '20210105T080001Z-1',
])('%s is no time', (slotId) => {
  expect(chairBy(unit, slotId)).toBeUndefined();
  const asked = { type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId } as const;
  expect(createCase(visitOf()).do(asked, 'staff_1')).toEqual({ code: 'unknownSlot' });
});

test('a chair is known by its slot id', () => {
  expect(chairBy(unit, '20210105T080000Z-2')).toMatchObject({ startAt: '2021-01-05T08:00:00.000Z' });
});
