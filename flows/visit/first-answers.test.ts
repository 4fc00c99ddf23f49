import { expect, test } from 'vitest';
import { answered, caseNow, caseUnit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase } from '../../tests/fixtures/pure-case.ts';

const saving = {
  type: 'saveAnswers',
  unitId: caseUnit,
  visitId: 'visit_1',
  version: 1,
  answers: { A1: 'ikkeBekraeftet' },
} as const;
const conclusion = {
  type: 'conclude',
  unitId: caseUnit,
  visitId: 'visit_1',
  version: 1,
  category: 'jobparat',
  certainty: 'sikker',
  staffId: 'staff_1',
} as const;

test('answers and a conclusion that were decided at once cannot both be written', () => {
  const pure = createCase(visitOf({ talkedAt: caseNow }), answered());
  const written = [saving, conclusion].map((command) => {
    const decision = pure.decided(command, 'staff_1');
    if ('code' in decision) throw new Error(`Refused: ${decision.code}`);
    return decision.puts.find((put) => put.entity === 'checklist')?.version;
  });
  expect(written).toEqual([1, 1]);
});

test('a conclusion on other answers than there are is refused, and answers are refused after it', () => {
  const pure = createCase(visitOf({ talkedAt: caseNow }), answered());
  pure.do(saving, 'staff_1');
  expect(pure.do(conclusion, 'staff_1')).toEqual({ code: 'stale' });
  const other = createCase(visitOf({ talkedAt: caseNow }), answered());
  other.do(conclusion, 'staff_1');
  expect(other.item('checklist', 'visit_1').version).toBe(2);
  expect(other.do({ ...saving, version: 2 }, 'staff_1')).toMatchObject({ code: 'alreadyConcluded' });
});
