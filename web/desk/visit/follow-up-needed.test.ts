import { expect, test } from 'vitest';
import { followUpNeeded } from './follow-up-needed.ts';

function flag(id: string, level: 'mandatory' | 'suggested') {
  return { id, level, label: '', because: [] };
}

test.each([
  [[], 'usikker', true],
  [[], 'sikker', false],
  [[], undefined, false],
  [[flag('F03', 'mandatory')], 'sikker', true],
  [[flag('F06', 'suggested')], 'sikker', false],
  [[flag('F06', 'suggested')], 'nogenlunde', true],
] as const)('flags %o and %s: %s', (flags, certainty, needed) => {
  expect(followUpNeeded(flags, certainty)).toBe(needed);
});
