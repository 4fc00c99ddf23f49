import { expect, test } from 'vitest';
import { checklist20212 } from '../../../flows/visit/checklist-2021-2/definition.ts';
import { answerText, questionById, reasonsFor } from './answer-text.ts';

function question(id: string) {
  return questionById(checklist20212, id);
}

test('answers are read in the words of their question', () => {
  expect(answerText(question('K2'), ['klage', 'cvFrist'])).toBe('Ret til at klage, Frist for CV på Jobnet');
  expect(answerText(question('C4'), 0)).toBe('0 af 10');
  expect(answerText(question('C3'), 'Lager')).toBe('Lager');
  expect(answerText(question('C3'), 'vedIkke')).toBe('Ved ikke');
  expect(answerText(question('B2'), { day: '2020-11-30', chosen: 'underEtAar' })).toBe(
    'til 30.11.2020, 3 til 12 måneder',
  );
  expect(answerText(question('A5'), { chosen: 'bisidder', text: 'Ida' })).toBe('Bisidder, Ida');
  expect(answerText(question('A3'), undefined)).toBe('Intet svar');
  expect(answerText(question('K2'), [])).toBe('Intet valgt');
  expect(answerText(undefined, ['a', 'b'])).toBe('a, b');
});

test('what stands behind a flag leads to its question, or says what else it is', () => {
  const reasons = reasonsFor(checklist20212, { C1: 'ja', C4: 2 }, ['C4', 'J2', 'afbrydelser']);
  expect(reasons).toEqual([
    { id: 'C4', question: 'Hvor stor er din tro på, at du er i job om et år?', answer: '2 af 10', leads: true },
    { id: 'J2', question: 'Din egen sikkerhed', answer: undefined, leads: false },
    { id: 'afbrydelser', question: 'Samtalen er blevet afbrudt mindst to gange', answer: undefined, leads: false },
  ]);
});
