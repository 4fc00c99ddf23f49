import { expect, test } from 'vitest';
import { segments } from './segments.ts';

test.each([
  ['', 1],
  ['æ'.repeat(160), 1],
  ['æ'.repeat(161), 2],
  ['x'.repeat(306), 2],
  ['x'.repeat(307), 3],
  ['€'.repeat(80), 1],
  ['€'.repeat(81), 2],
  [`${'x'.repeat(69)}–`, 1],
  [`${'x'.repeat(70)}–`, 2],
  [`${'x'.repeat(134)}–`, 3],
])('%s is sent in %i parts', (text, parts) => {
  expect(segments(text)).toBe(parts);
});
