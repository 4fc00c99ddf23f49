import { expect, test } from 'vitest';
import { caseNow, caseUnit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase } from '../../tests/fixtures/pure-case.ts';

const saving = {
  type: 'saveAnswers',
  unitId: caseUnit,
  visitId: 'visit_1',
  version: 0,
  answers: { A1: 'ikkeBekraeftet' },
} as const;
const conclusion = {
  type: 'conclude',
  unitId: caseUnit,
  visitId: 'visit_1',
  version: 0,
  category: 'jobparat',
  certainty: 'sikker',
  staffId: 'staff_1',
} as const;

test('first answers and a conclusion that were decided at once cannot both be written', () => {
  const pure = createCase(visitOf({ talkedAt: caseNow }));
  const written = [saving, conclusion].map((command) => {
    const decision = pure.decided(command, 'staff_1');
    if ('code' in decision) throw new Error(`Refused: ${decision.code}`);
    return decision.puts.find((put) => put.entity === 'checklist')?.version;
  });
  expect(written).toEqual([0, 0]);
});

test('a conclusion on no answers is refused once there are some, and answers are refused after it', () => {
  const pure = createCase(visitOf({ talkedAt: caseNow }));
  pure.do(saving, 'staff_1');
  expect(pure.do(conclusion, 'staff_1')).toEqual({ code: 'stale' });
  const other = createCase(visitOf({ talkedAt: caseNow }));
  other.do(conclusion, 'staff_1');
  expect(other.item('checklist', 'visit_1')).toMatchObject({ version: 1, answers: {} });
  expect(other.do(saving, 'staff_1')).toMatchObject({ code: 'alreadyConcluded' });
});
