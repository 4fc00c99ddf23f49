import { describe, expect, test } from 'vitest';
import type { ChecklistDefinition } from '../../schemas/checklist.ts';
import { answered, caseUnit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { checklist20212 } from './checklist-2021-2/definition.ts';

/** The shipped checklist with one question more, under another version and from another day on. */
function published(definitionVersion: string, validFrom = '2021-01-04'): ChecklistDefinition {
  const sections = checklist20212.sections.map((section) =>
    section.id === 'C'
      ? {
          ...section,
          questions: [
            ...section.questions,
            { id: 'C5', text: 'Har du kørekort?', type: 'text', audience: 'citizen', mayStayOpen: true } as const,
          ],
        }
      : section,
  );
  return { ...checklist20212, definitionVersion, validFrom, sections };
}

function publish(pure: PureCase, definition: ChecklistDefinition) {
  return pure.do({ type: 'publishChecklist', unitId: caseUnit, definition, staffId: 'staff_9' }, 'staff_9');
}

function save(
  pure: PureCase,
  answers: Record<string, string>,
  more: { version?: number; definitionVersion?: string } = {},
) {
  return pure.do(
    { type: 'saveAnswers', unitId: caseUnit, visitId: 'visit_1', version: 0, answers, ...more },
    'staff_1',
  );
}

describe('a checklist that is published', () => {
  test('is told with its author, and is what new cases begin with', () => {
    const pure = createCase(visitOf());
    expect(publish(pure, published('2021-3'))).not.toHaveProperty('code');
    expect(pure.events.map(({ by, payload }) => [by, payload])).toEqual([
      ['staff_9', { type: 'checklistPublished', definitionVersion: '2021-3', validFrom: '2021-01-04' }],
    ]);
    save(pure, { C5: 'Ja, til bil' });
    expect(pure.item('checklist', 'visit_1')).toMatchObject({
      definitionVersion: '2021-3',
      answers: { C5: 'Ja, til bil' },
    });
  });

  test('is used from its day on', () => {
    const pure = createCase(visitOf());
    publish(pure, published('2021-3', '2021-01-05'));
    expect(save(pure, { C5: 'Ja' })).toEqual({ code: 'unknownQuestion', about: 'C5' });
    pure.now = '2021-01-05T09:00:00.000Z';
    expect(save(pure, { C5: 'Ja' })).not.toHaveProperty('code');
  });

  test('loses nothing of a case that has begun, nor of a page that was open', () => {
    const begun = createCase(visitOf(), answered());
    publish(begun, published('2021-3'));
    save(begun, { C1: 'ja' }, { version: 1 });
    expect(begun.item('checklist', 'visit_1')).toMatchObject({
      definitionVersion: '2021-2',
      answers: { A1: 'bekraeftet', C1: 'ja' },
    });
    const shown = createCase(visitOf());
    publish(shown, published('2021-3'));
    save(shown, { C1: 'ja' }, { definitionVersion: '2021-2' });
    expect(shown.item('checklist', 'visit_1')).toMatchObject({ definitionVersion: '2021-2' });
  });

  test.each<[string, ChecklistDefinition, object]>([
    ['of a version there is', published('2021-2'), { code: 'knownVersion', about: 'definitionVersion' }],
    ['of a version before the newest', published('2020-9'), { code: 'knownVersion', about: 'definitionVersion' }],
    ['from a day that is gone', published('2021-3', '2021-01-03'), { code: 'tooEarly', about: 'validFrom' }],
    [
      'in which a flag has lost its question',
      { ...published('2021-3'), sections: published('2021-3').sections.filter(({ id }) => id !== 'H') },
      { code: 'wrongChecklist', list: ['Flag F11: H1 findes ikke.', 'Flag F12: H2 findes ikke.'] },
    ],
  ])('%s is refused', (_what, definition, refusal) => {
    const pure = createCase(visitOf());
    expect(publish(pure, definition)).toEqual(refusal);
    expect([pure.every('publishedChecklist'), pure.events]).toEqual([[], []]);
  });

  test('twice by two is published once', () => {
    const pure = createCase(visitOf());
    publish(pure, published('2021-3'));
    expect(publish(pure, published('2021-3'))).toMatchObject({ code: 'knownVersion' });
    publish(pure, published('2021-4'));
    expect(pure.item('checklistVersions', caseUnit).versions.map(({ definitionVersion }) => definitionVersion)).toEqual(
      ['2021-3', '2021-4'],
    );
  });
});

test('answers that were given on a checklist nobody has any more are neither judged nor changed by another', () => {
  const lost = { ...answered('visit_1', { C1: 'ja' }), definitionVersion: '2019-1' };
  const pure = createCase(visitOf({ talkedAt: '2021-01-04T08:00:00.000Z' }), lost);
  const refusal = { code: 'lostVersion', about: '2019-1' };
  expect(save(pure, { C1: 'nej' }, { version: 1 })).toEqual(refusal);
  const judged = { visitId: 'visit_1', version: 1, category: 'jobparat', certainty: 'sikker' } as const;
  expect(pure.do({ type: 'conclude', unitId: caseUnit, staffId: 'staff_1', ...judged }, 'staff_1')).toEqual(refusal);
  expect([pure.item('checklist', 'visit_1'), pure.events]).toEqual([lost, []]);
});

test('answers to a checklist that nobody has are refused', () => {
  const pure = createCase(visitOf());
  expect(save(pure, { C1: 'ja' }, { definitionVersion: '2031-1' })).toEqual({
    code: 'unknownVersion',
    about: 'definitionVersion',
  });
});
