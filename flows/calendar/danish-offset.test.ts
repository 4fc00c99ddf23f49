import { expect, test } from 'vitest';
import { danishOffset } from './danish-offset.ts';

const hour = 60 * 60 * 1000;
const clock = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Copenhagen', hourCycle: 'h23', hour: 'numeric' });

/** What the clocks say that the runtime knows of. */
function offsetOf(ms: number): number {
  return (Number(clock.format(ms)) - new Date(ms).getUTCHours() + 24) % 24;
}

test('is that of the clocks the runtime knows of, in every hour of forty years', () => {
  const differs: string[] = [];
  for (let ms = Date.UTC(1996, 0, 1); ms < Date.UTC(2036, 0, 1); ms += hour)
    if (danishOffset(ms) !== offsetOf(ms)) differs.push(new Date(ms).toISOString());
  expect(differs).toEqual([]);
});

test.each([
  ['2026-03-29T00:59:59.999Z', 1],
  ['2026-03-29T01:00:00.000Z', 2],
  ['2026-10-25T00:59:59.999Z', 2],
  ['2026-10-25T01:00:00.000Z', 1],
  ['1995-07-01T12:00:00.000Z', undefined],
])('at %s it is %s', (at, hours) => {
  expect(danishOffset(Date.parse(at))).toBe(hours);
});
