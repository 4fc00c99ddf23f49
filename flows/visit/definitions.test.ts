import { describe, expect, test } from 'vitest';
import { type Answer, checklistDefinition, type Question } from '../../schemas/checklist.ts';
import { checklistDefinitions, currentDefinition, definitionFor, isAnswerTo, questionsOf } from './definitions.ts';
import { interpretationOf } from './interpretation.ts';
import { languageOf } from './language.ts';

function byId(id: string): Question {
  const found = questionsOf(currentDefinition).find((question) => question.id === id);
  if (found === undefined) throw new Error(`No question ${id}`);
  return found;
}

describe('the checklist', () => {
  test('asks these questions, each of its kind, of whom it is meant for', () => {
    const lines = questionsOf(currentDefinition).map(({ id, type, audience, decisive, options = [] }) =>
      [id, type, audience, ...(decisive === true ? ['★'] : []), options.map((option) => option.id).join('/')]
        .join(' ')
        .trim(),
    );
    const yesNo = 'ja/nej/vedIkke/onskerIkke';
    expect(lines).toEqual([
      'A1 choice citizen bekraeftet/ikkeBekraeftet',
      `A2 yesNo citizen ${yesNo}`,
      `A3 yesNo citizen ${yesNo}`,
      'A4 choice citizen nej/tolkMed/tolkMangler/paaroerende',
      `A5 yesNo citizen ${yesNo}`,
      'A6 choice citizen god/svingende/daarlig',
      `C1 yesNo citizen ★ ${yesNo}`,
      `C2 yesNo citizen ★ ${yesNo}`,
      'C3 text citizen',
      'C4 scale citizen',
      'J3 several consultant svar/kendt/papirer/tone',
      'J4 text consultant',
      `K1 yesNo citizen ${yesNo}`,
      'K2 several citizen rettigheder/naesteSkridt/cvFrist/fysiskMoede/klage',
    ]);
  });

  test('fits its schema, and has words for every section, question, hint and option', () => {
    expect(checklistDefinition.parse(currentDefinition)).toEqual(currentDefinition);
    const questions = questionsOf(currentDefinition);
    const options = questions.flatMap((question) => question.options ?? []);
    const hints = questions.flatMap(({ hint }) => (hint === undefined ? [] : [hint]));
    const texts = [...questions.map(({ text }) => text), ...options.map(({ label }) => label), ...hints];
    expect(texts.filter((text) => text.length < 2)).toEqual([]);
    expect(hints).toHaveLength(2);
    expect(currentDefinition.sections.map(({ id, title }) => `${id} ${title.length > 8}`)).toEqual([
      'A true',
      'C true',
      'J true',
      'K true',
    ]);
  });

  test('of a version is shown with the horizon of the policy, and an unknown one as the current', () => {
    for (const version of ['2021-1', '1999-1']) {
      const texts = questionsOf(definitionFor(version, 6)).map(({ id, text }) => [id, text]);
      expect(Object.fromEntries(texts)).toMatchObject({
        C1: 'Kan du begynde i et almindeligt job inden for 6 måneder?',
        A2: byId('A2').text,
      });
    }
    expect(checklistDefinitions['2021-1']).toBe(currentDefinition);
    expect(definitionFor('2021-1', 6)).toMatchObject({
      definitionVersion: '2021-1',
      sections: [{ id: 'A' }, {}, {}, { id: 'K' }],
    });
  });
});

const date: Question = { id: 'D1', text: 'Hvornår?', type: 'date', audience: 'citizen' };
const { options: _none, ...bare } = byId('A1');

test.each<[string, Question, Answer, boolean]>([
  ['a known option', byId('A2'), 'ja', true],
  ['an unknown option', byId('A2'), 'måske', false],
  ['several where one is asked', byId('A2'), ['ja'], false],
  ['a known choice', byId('A6'), 'god', true],
  ['an unknown choice', byId('A6'), 'ja', false],
  ['a choice where none is offered', bare, 'bekraeftet', false],
  ['several known options', byId('K2'), ['klage', 'cvFrist'], true],
  ['none of several', byId('K2'), [], true],
  ['an unknown one among several', byId('K2'), ['klage', 'x'], false],
  ['one word where several are asked', byId('K2'), 'klage', false],
  ['a number on a scale', byId('C4'), 7, true],
  ['a word on a scale', byId('C4'), '7', false],
  ['a text', byId('C3'), 'hvad som helst', true],
  ['a number where a text is asked', byId('C3'), 7, false],
  ['a day', date, '2021-01-04', true],
  ['a day that is none', date, '2021-02-30', false],
  ['a number where a day is asked', date, 7, false],
])('%s is an answer: %s', (_what, ...[question, answer, is]) => {
  expect(isAnswerTo(question, answer)).toBe(is);
});

test.each([
  [{ A4: 'nej' }, 'notNeeded'],
  [{ A4: 'tolkMed' }, 'present'],
  [{ A4: 'tolkMangler' }, 'missing'],
  [{ A4: 'paaroerende' }, 'relative'],
  [{ A4: ['nej'] }, undefined],
  [{ A4: 'andet' }, undefined],
  [{}, undefined],
])('of an interpreter, %j tells %s', (answers, interpretation) => {
  expect(interpretationOf(answers)).toEqual(interpretation === undefined ? {} : { interpretation });
});

test.each([
  ['Dansk', 'da'],
  [' engelsk ', 'en'],
  ['ukrainsk', 'uk'],
  ['arabisk', 'ar'],
  ['Polsk', 'pl'],
  ['tyrkisk', 'tr'],
  ['somali', 'so'],
  ['somalisk', 'so'],
  ['tigrinya', 'ti'],
  ['FARSI', 'fa'],
  ['dari', 'fa'],
  ['persisk', 'fa'],
  ['PL', 'pl'],
  ['xx', 'other'],
  ['', 'other'],
])('a citizen who speaks "%s" is counted under %s', (written, language) => {
  expect(languageOf(written)).toBe(language);
});
