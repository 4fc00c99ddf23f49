import { expect, test } from 'vitest';
import { functionNames } from '../../infra/function-names.ts';
import { memory } from '../../infra/memory.ts';
import { ofType, synthesized } from './synthesized.ts';

/** With 1769 MB a function has one whole processor, and it computes on one. */
const wholeProcessorMb = 1769;

test.each(functionNames)('%s is given the memory of the table, which says why', (name) => {
  const { megabytes, reason } = memory[name];
  const lambda = ofType(synthesized(), 'AWS::Lambda::Function').find(
    ([, { Properties }]) => Properties.Description === `visitation line: ${name}`,
  );
  expect(lambda?.[1].Properties.MemorySize).toBe(megabytes);
  expect(reason.split(' ').length).toBeGreaterThan(5);
  expect(megabytes).toBeLessThanOrEqual(wholeProcessorMb);
});

test('the sizes are those that were measured to cost least (bench/results.md, “memory sizes”)', () => {
  expect(Object.fromEntries(functionNames.map((name) => [name, memory[name].megabytes]))).toEqual({
    voice: 1024,
    'carrier-status': 256,
    replies: 256,
    api: 512,
    live: 256,
    dispatch: 512,
    project: 256,
    sweep: 512,
  });
});
