import { expect, test } from 'vitest';
import type { Unit } from '../../schemas/unit.ts';
import { policy, unit } from '../../tests/fixtures/case.ts';
import { createCase } from '../../tests/fixtures/pure-case.ts';
import { registers } from '../../tests/fixtures/stories.ts';
import { firstWindow } from './first-window.ts';
import { isSameWindow } from './window.ts';

/** Two an hour: full after four of one window. */
const slow: Unit = { ...unit, policies: [{ ...policy, callback: { ...policy.callback, perHour: 2 } }] };

test('what is said before the choice is what is promised by it, also when the week of § 31 is full', () => {
  const pure = createCase(slow);
  for (let count = 0; count < 110; count += 1) {
    const said = firstWindow(slow, pure.now, pure.every('promised'));
    const { callback } = pure.item('visit', registers(pure, 'callback', `${count}`));
    if (said === undefined || callback === undefined) throw new Error('Nothing was said or promised');
    expect([count, isSameWindow(said, callback)]).toEqual([count, true]);
  }
  expect(new Set(pure.every('promised').map(({ until }) => until)).size).toBeGreaterThan(3);
});

test('is told in quarters of an hour, and not before the line opens', () => {
  expect(firstWindow(unit, '2021-01-04T09:52:13.000Z', [])).toEqual({
    from: '2021-01-04T09:45:00.000Z',
    until: '2021-01-04T12:00:00.000Z',
  });
  expect(firstWindow(unit, '2021-01-04T03:00:00.000Z', [])?.from).toBe('2021-01-04T07:00:00.000Z');
});

test('is none where the telephone is not offered', () => {
  const meetingsOnly: Unit = { ...unit, policies: [{ ...policy, channelsOffered: ['physical'] }] };
  expect(firstWindow(meetingsOnly, '2021-01-04T09:00:00.000Z', [])).toBeUndefined();
});
