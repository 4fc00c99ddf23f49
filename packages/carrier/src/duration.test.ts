import { expect, test } from 'vitest';
import { durationMs, rfc2822 } from './duration.ts';

test.each([
  ['PT5S', 5_000],
  ['PT0.5S', 500],
  ['PT30M', 1_800_000],
  ['P1DT2H', 93_600_000],
  ['P2W', 1_209_600_000],
])('%s is %i ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

test.each(['', 'P', 'PT', 'P1M', 'P1Y', '5S', 'PT-5S', 'pt5s', 'P1DT'])('%j is no duration of fixed length', (text) => {
  expect(durationMs(text)).toBeUndefined();
});

test('dates are written as the carrier writes them', () => {
  expect(rfc2822(Date.parse('2021-01-04T07:00:00Z'))).toBe('Mon, 04 Jan 2021 07:00:00 +0000');
});
