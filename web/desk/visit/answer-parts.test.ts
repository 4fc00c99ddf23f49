import { expect, test } from 'vitest';
import { isAnswerTo } from '../../../flows/visit/answers.ts';
import { checklist20212 } from '../../../flows/visit/checklist-2021-2/definition.ts';
import type { Answer, Question } from '../../../schemas/checklist.ts';
import { answerOf, partsIn, withChoice, withWritten } from './answer-parts.ts';

function byId(id: string): Question {
  const found = checklist20212.sections.flatMap(({ questions }) => questions).find((question) => question.id === id);
  if (found === undefined) throw new Error(`No question ${id}`);
  return found;
}

test.each<[string, Answer]>([
  ['A3', 'ja'],
  ['A3', 'vedIkke'],
  ['A5', { chosen: 'bisidder', text: 'Ida' }],
  ['A5', 'bisidder'],
  ['B1', ['sygdom', 'flytning']],
  ['B2', { chosen: 'underEtAar', day: '2020-11-30' }],
  ['B2', 'aldrig'],
  ['C3', 'Lager'],
  ['C3', 'onskerIkke'],
  ['J3', { chosen: ['svar'], text: 'Brev fra lægen' }],
  ['J4', 'Telefonen er nok.'],
  ['J4', { chosen: 'telefonErNok', text: 'Svarene er klare.' }],
  ['J4', { chosen: 'telefonErNok' }],
])('the answer to %s is edited and stays as it is: %j', (id, answer) => {
  const question = byId(id);
  expect(isAnswerTo(question, answer)).toBe(true);
  expect(answerOf(question, partsIn(question, answer))).toEqual(answer);
});

test('a day alone stays a day, whichever form it came in', () => {
  const question = byId('B2');
  const edited = answerOf(question, partsIn(question, '2020-11-30'));
  expect(edited).toEqual({ day: '2020-11-30' });
  expect(isAnswerTo(question, edited ?? '')).toBe(true);
});

test('nothing left is no answer', () => {
  expect(answerOf(byId('C3'), { chosen: [], day: '', text: '' })).toBeNull();
  expect(answerOf(byId('B1'), { chosen: [], day: '', text: '' })).toBeNull();
});

test('an open answer stands by itself, and one choice takes the place of another', () => {
  const choose = (id: string, chosen: string[], more: string) =>
    withChoice(byId(id), { chosen, day: '', text: 'x' }, more).chosen;
  expect(choose('B1', ['sygdom'], 'andet')).toEqual(['sygdom', 'andet']);
  expect(choose('B1', ['sygdom'], 'sygdom')).toEqual([]);
  expect(choose('B1', ['sygdom', 'andet'], 'vedIkke')).toEqual(['vedIkke']);
  expect(choose('B1', ['vedIkke'], 'andet')).toEqual(['andet']);
  expect(choose('A3', ['ja'], 'nej')).toEqual(['nej']);
});

test('a text or a day takes the place of an open answer, and the other way round', () => {
  const open = { chosen: ['vedIkke'], day: '', text: '' };
  expect(withWritten(byId('C3'), open, { text: 'L' })).toEqual({ chosen: [], day: '', text: 'L' });
  expect(withWritten(byId('B2'), open, { day: '2020-11-30' })).toEqual({ chosen: [], day: '2020-11-30', text: '' });
  expect(withWritten(byId('A4'), open, { text: 'Polsk' })).toEqual({ chosen: ['vedIkke'], day: '', text: 'Polsk' });
  expect(withChoice(byId('C3'), { chosen: [], day: '', text: 'Lager' }, 'onskerIkke')).toEqual({
    chosen: ['onskerIkke'],
    day: '',
    text: '',
  });
  expect(withChoice(byId('B2'), { chosen: ['aldrig'], day: '', text: '' }, 'underEtAar').chosen).toEqual([
    'underEtAar',
  ]);
});
