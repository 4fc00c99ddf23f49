import { describe, expect, test } from 'vitest';
import type { Answer, Question } from '../../schemas/checklist.ts';
import { chosenIn, dayIn, isAnswerTo, isEmpty, isEnough, isOpen, textIn } from './answers.ts';
import { checklist20212 } from './checklist-2021-2/definition.ts';
import { questionsOf } from './questions.ts';

function byId(id: string): Question {
  const found = questionsOf(checklist20212).find((question) => question.id === id);
  if (found === undefined) throw new Error(`No question ${id}`);
  return found;
}

const date: Question = { id: 'D9', text: 'Hvornår?', type: 'date', audience: 'citizen' };
const { options: _none, ...bare } = byId('A1');

test.each<[string, Question, Answer, boolean]>([
  ['a known option', byId('A3'), 'ja', true],
  ['an unknown option', byId('A3'), 'måske', false],
  ['several where one is asked', byId('A3'), ['ja'], false],
  ['a known choice', byId('A6'), 'god', true],
  ['an unknown choice', byId('A6'), 'ja', false],
  ['a choice where none is offered', bare, 'bekraeftet', false],
  ['a choice with a note', byId('A5'), { chosen: 'bisidder', text: 'Ida' }, true],
  ['a note alone', byId('A5'), { text: 'Ida' }, true],
  ['a note where none is asked for', byId('A3'), { chosen: 'ja', text: 'Ida' }, false],
  ['a choice of one part written as several', byId('B3'), { chosen: 'ja' }, false],
  ['several in a choice with a note', byId('A5'), { chosen: ['bisidder'], text: 'Ida' }, false],
  ['a day where none is asked for', byId('A5'), { chosen: 'bisidder', day: '2021-01-04' }, false],
  ['nothing at all', byId('A5'), {}, false],
  ['several known options', byId('K2'), ['klage', 'cvFrist'], true],
  ['none of several', byId('K2'), [], true],
  ['several with a note', byId('K2'), { chosen: ['klage'], text: 'Resten ved mødet' }, true],
  ['one word in several with a note', byId('K2'), { chosen: 'klage', text: 'Resten' }, false],
  ['an unknown one among several', byId('K2'), ['klage', 'x'], false],
  ['one word where several are asked', byId('K2'), 'klage', false],
  ['an open answer by itself', byId('B1'), ['vedIkke'], true],
  ['an open answer as one word', byId('B1'), 'onskerIkke', true],
  ['an open answer among others', byId('B1'), ['vedIkke', 'sygdom'], false],
  ['a number on a scale', byId('C4'), 7, true],
  ['a word on a scale', byId('C4'), '7', false],
  ['an open answer on a scale', byId('C4'), 'vedIkke', true],
  ['parts on a scale', byId('C4'), { text: '7' }, false],
  ['a text', byId('C3'), 'hvad som helst', true],
  ['a text as a part', byId('C3'), { text: 'hvad som helst' }, true],
  ['a text with a choice', byId('J4'), { text: 'Ja.', chosen: 'telefonErNok' }, true],
  ['a text with an unknown choice', byId('J4'), { text: 'Ja.', chosen: 'brev' }, false],
  ['a choice in a text without any', byId('C3'), { text: 'Lager', chosen: 'ja' }, false],
  ['a number where a text is asked', byId('C3'), 7, false],
  ['an open answer where none is offered', byId('A6'), 'vedIkke', false],
  ['a day', date, '2021-01-04', true],
  ['a day that is none', date, '2021-02-30', false],
  ['a number where a day is asked', date, 7, false],
  ['a period', byId('B2'), { day: '2020-11-30', chosen: 'underEtAar' }, true],
  ['only when a period ended', byId('B2'), '2020-11-30', true],
  ['only how long it was', byId('B2'), 'aldrig', true],
  ['a period of nothing known', byId('B2'), 'for længe siden', false],
  ['a period until a day that is none', byId('B2'), { day: '2020-02-30', chosen: 'underEtAar' }, false],
  ['an open period', byId('B2'), 'vedIkke', true],
])('%s is an answer: %s', (_what, ...[question, answer, is]) => {
  expect(isAnswerTo(question, answer)).toBe(is);
});

test('every question asked of the citizen can be left open, but for who it is, the line, and what was told', () => {
  const closed = questionsOf(checklist20212).filter(
    (question) => !isAnswerTo(question, 'vedIkke') && !isAnswerTo(question, ['vedIkke']),
  );
  // Question J4 is a text, and takes any.
  expect(closed.map(({ id }) => id)).toEqual(['A1', 'A6', 'J3', 'K2']);
});

describe('an answer', () => {
  test.each<[Answer | undefined, string[], boolean, boolean]>([
    [undefined, [], false, true],
    ['', [''], false, true],
    [[], [], false, true],
    ['vedIkke', ['vedIkke'], true, false],
    [['onskerIkke'], ['onskerIkke'], true, false],
    [0, [], false, false],
    [{ text: ' ' }, [], false, true],
    [{ day: '2021-01-04' }, [], false, false],
    [{ chosen: ['a', 'b'], text: 'c' }, ['a', 'b'], false, false],
    [{ chosen: 'vedIkke', text: '' }, ['vedIkke'], true, false],
  ])('%j chooses %j, open %s, empty %s', (answer, ...rest) => {
    expect([chosenIn(answer), isOpen(answer), isEmpty(answer)]).toEqual(rest);
  });

  test('has its text and its day, whichever form it has', () => {
    expect([textIn(byId('C3'), 'Lager'), textIn(byId('C3'), 'vedIkke'), textIn(byId('A3'), 'ja')]).toEqual([
      'Lager',
      '',
      '',
    ]);
    expect([textIn(byId('A5'), { chosen: 'bisidder', text: 'Ida' }), textIn(byId('C3'), undefined)]).toEqual([
      'Ida',
      '',
    ]);
    expect([
      dayIn('2021-01-04'),
      dayIn({ day: '2021-01-04' }),
      dayIn('aldrig'),
      dayIn({ text: 'x' }),
      dayIn(undefined),
    ]).toEqual(['2021-01-04', '2021-01-04', undefined, undefined, undefined]);
  });

  const demanded = { demanded: 'answer' } as const;
  test.each<[string, boolean, Question, Answer]>([
    ['a number', true, { ...byId('C4'), ...demanded }, 0],
    ['a day', true, { ...date, ...demanded }, '2021-01-04'],
    ['only the day of a period', true, { ...byId('B2'), ...demanded }, '2021-01-04'],
    ['the day of a period as a part', true, { ...byId('B2'), ...demanded }, { day: '2021-01-04' }],
    ['only what is written beside a choice', true, { ...byId('A5'), ...demanded }, { text: 'Ida' }],
    ['nothing but spaces', false, { ...byId('C3'), ...demanded }, ' '],
    ['none of several', false, { ...byId('K2'), ...demanded }, []],
  ])('that is %s is enough where one is demanded: %s', (_what, ...[enough, question, given]) => {
    expect([isAnswerTo(question, given), isEnough(question, given)]).toEqual([true, enough]);
  });

  const all = ['rettigheder', 'naesteSkridt', 'cvFrist', 'fysiskMoede', 'klage'];
  test.each<[string, Answer | undefined, boolean]>([
    ['A1', undefined, false],
    ['A1', 'bekraeftet', true],
    ['A1', '', false],
    ['A3', undefined, true],
    ['J4', 'Telefonen er nok.', true],
    ['J4', { chosen: 'telefonErNok' }, false],
    ['J4', { chosen: 'telefonErNok', text: ' ' }, false],
    ['J4', { text: 'Ja.' }, true],
    ['K1', 'vedIkke', true],
    ['K2', all, true],
    ['K2', all.slice(1), false],
    ['K2', { chosen: all.slice(1), text: 'Rettigheder tages på mødet.' }, true],
    ['K2', { text: 'Samtalen stoppede.' }, true],
    ['K2', [], false],
  ])('to question %s %j is all that is demanded: %s', (id, answer, enough) => {
    expect(isEnough(byId(id), answer)).toBe(enough);
  });
});
