import { expect, test } from 'vitest';
import { checklist20211 } from '../../../flows/visit/checklist-2021-1.ts';
import { answerText, questionById, reasonsFor } from './answer-text.ts';

function question(id: string) {
  return questionById(checklist20211, id);
}

test('reads answers by their labels', () => {
  expect(answerText(question('C1'), 'vedIkke')).toBe('Ved ikke');
  expect(answerText(question('K2'), ['klage', 'cvFrist'])).toBe('Ret til at klage, Frist for CV på Jobnet');
  expect(answerText(question('C4'), 3)).toBe('3 af 10');
  expect(answerText(question('C3'), 'lager')).toBe('lager');
  expect(answerText(question('C3'), null)).toBe('Intet svar');
});

test('shows the question and the answer behind a flag, also when the reason is no question', () => {
  const reasons = reasonsFor(checklist20211, { C1: 'ja', C4: 2 }, ['C4', 'J2']);

  expect(reasons.map((reason) => reason.answer)).toEqual(['2 af 10', 'Usikker']);
});
