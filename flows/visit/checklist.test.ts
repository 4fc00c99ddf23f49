import { describe, expect, test } from 'vitest';
import type { Answer } from '../../schemas/checklist.ts';
import { caseNow, caseUnit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';

function save(pure: PureCase, answers: Record<string, Answer | null>, version = 0) {
  return pure.do({ type: 'saveAnswers', unitId: caseUnit, visitId: 'visit_1', version, answers }, 'staff_1');
}

describe('answers', () => {
  test('are kept under the version of the questions, and told to nobody', () => {
    const pure = createCase(visitOf());
    save(pure, { A1: 'bekraeftet', C4: 7, K2: ['klage'] });
    const answers = { A1: 'bekraeftet', C4: 7, K2: ['klage'] };
    const own = {
      entity: 'checklist',
      visitId: 'visit_1',
      unitId: caseUnit,
      definitionVersion: '2021-2',
      savedAt: caseNow,
    };
    expect(pure.item('checklist', 'visit_1')).toEqual({ ...own, version: 1, answers });
    expect(pure.events).toEqual([]);
  });

  test('are added to those before, and one that is taken back is gone', () => {
    const pure = createCase(visitOf());
    save(pure, { A1: 'bekraeftet', C4: 7 });
    pure.now = '2021-01-04T09:01:00.000Z';
    save(pure, { C4: null, A2: 'ja' }, 1);
    expect(pure.item('checklist', 'visit_1')).toMatchObject({ version: 2, savedAt: pure.now });
    expect(pure.item('checklist', 'visit_1').answers).toEqual({ A1: 'bekraeftet', A2: 'ja' });
  });

  test('have free notes beside them, kept as they were typed until they are taken back', () => {
    const pure = createCase(visitOf());
    const write = (version: number, notes: string | null) =>
      pure.do({ type: 'saveAnswers', unitId: caseUnit, visitId: 'visit_1', version, answers: {}, notes }, 'staff_1');
    const notes = '  Ringer fra bussen.\n\tSiger: "måske". ';
    write(0, notes);
    save(pure, { A2: 'ja' }, 1);
    expect(pure.item('checklist', 'visit_1')).toMatchObject({ version: 2, answers: { A2: 'ja' }, notes });
    expect(pure.events).toEqual([]);
    expect(write(1, 'Noget andet')).toEqual({ code: 'stale' });
    for (const [version, nothing] of [
      [2, null],
      [4, ''],
    ] as const) {
      write(version, nothing);
      expect(pure.item('checklist', 'visit_1')).not.toHaveProperty('notes');
      write(version + 1, 'Igen');
    }
    expect(pure.item('checklist', 'visit_1').notes).toBe('Igen');
  });

  test.each<[string, Record<string, Answer | null>, number, object]>([
    ['given on another version', { A2: 'ja' }, 1, { code: 'stale' }],
    ['to a question that is not asked', { X1: 'ja' }, 0, { code: 'unknownQuestion', about: 'X1' }],
    ['taken back from such a one', { X1: null }, 0, { code: 'unknownQuestion', about: 'X1' }],
    ['that the question cannot have', { A1: 'bekraeftet', A2: 7 }, 0, { code: 'wrongAnswer', about: 'A2' }],
  ])('%s are refused whole', (_what, ...[answers, version, refusal]) => {
    const pure = createCase(visitOf());
    expect(save(pure, answers, version)).toEqual(refusal);
    expect(pure.every('checklist')).toEqual([]);
  });

  test('of a case that is not there are refused', () => {
    expect(save(createCase(), {})).toEqual({ code: 'notFound', about: 'visit' });
  });
});
