import { expect, test } from 'vitest';
import { followUpDue, followUpNeeded } from './follow-up-needed.ts';

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

test('a doubt is due on its target; what only the law demands within the week, unless the first talk was held', () => {
  const [target, week] = ['2021-01-05T22:59:59.999Z', '2021-01-11T22:59:59.999Z'];
  const law = { flags: [flag('F16', 'mandatory')], certainty: 'sikker', target } as const;
  expect(followUpDue({ firstTalkBy: week }, law)).toBe(week);
  expect(followUpDue({ firstTalkBy: week }, { ...law, certainty: 'usikker' })).toBe(target);
  expect(followUpDue({ firstTalkBy: week, firstTalkAt: target }, law)).toBe(target);
  expect(followUpDue({ firstTalkBy: '2021-01-04T22:59:59.999Z' }, law)).toBe(target);
});
