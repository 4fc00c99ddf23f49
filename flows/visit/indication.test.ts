import { describe, expect, test } from 'vitest';
import type { Answers } from '../../schemas/checklist.ts';
import { indicate } from './indication.ts';

function says(answers: Answers, youngWithoutEducation = false): string {
  const facts = {
    today: '2021-01-04',
    form: 'phone',
    attendanceDemanded: false,
    knownBefore: false,
    drops: 0,
    youngWithoutEducation,
  } as const;
  return indicate({ answers, facts }).says;
}

const well: Answers = { C1: 'ja', C2: 'nej', G1: 'nej', E2: 'ja' };

test.each<[string, Answers, string]>([
  ['nothing', {}, 'uklart'],
  ['ready, nothing hard, well, keeps appointments', well, 'jobparat'],
  ['the same, ill but well treated', { ...well, G1: 'ja', G3: 'virker' }, 'jobparat'],
  ['ill and not well treated', { ...well, G1: 'ja', G3: 'ingen' }, 'uklart'],
  ['ready, with nothing said of health', { C1: 'ja', C2: 'nej', E2: 'ja' }, 'uklart'],
  ['ready, and keeps no appointments', { ...well, E2: 'nej' }, 'uklart'],
  ['ready, and something is hard', { ...well, C2: 'ja' }, 'uklart'],
  ['not ready', { C1: 'nej' }, 'aktivitetsparat'],
  ['not ready, and something is hard', { C1: 'nej', C2: 'ja' }, 'aktivitetsparat'],
  ['not ready, and yet nothing is hard', { C1: 'nej', C2: 'nej' }, 'uklart'],
  ['something is hard: appointments', { C2: 'ja', E2: 'nej' }, 'aktivitetsparat'],
  ['something is hard: a home', { C1: 'vedIkke', C2: 'ja', F1: 'midlertidigt' }, 'aktivitetsparat'],
  ['something is hard: no home at all', { C2: 'ja', F1: 'nej' }, 'aktivitetsparat'],
  ['something is hard: health', { C2: 'ja', G1: 'ja', G3: 'delvist' }, 'aktivitetsparat'],
  ['something is hard: drink or drugs', { C2: 'ja', G5: 'ja' }, 'aktivitetsparat'],
  [
    'something is hard, nobody knows what',
    { C2: 'ja', E2: 'ja', F1: 'ja', G1: 'ja', G3: 'virker', G5: 'nej' },
    'uklart',
  ],
  ['does not know', { C1: 'vedIkke', C2: 'vedIkke' }, 'uklart'],
])('%s points to: %j %s', (_what, answers, category) => {
  expect(says(answers)).toBe(category);
});

describe('of the young without an education', () => {
  test.each<[Answers, string]>([
    [{ I1: 'nu', I2: ['intet'] }, 'aabenlystUddannelsesparat'],
    [{ I1: 'nu', I2: ['fagligt'] }, 'uklart'],
    [{ I1: 'nu' }, 'uklart'],
    [{ I1: 'indenEtAar', I2: ['oekonomi'] }, 'uddannelsesparat'],
    [{ I1: 'indenEtAar' }, 'uddannelsesparat'],
    [{ I1: 'senere', I2: ['fagligt'] }, 'aktivitetsparat'],
    [{ I1: 'senere', I2: ['socialt'] }, 'aktivitetsparat'],
    [{ I1: 'senere', I2: ['helbred'] }, 'aktivitetsparat'],
    [{ I1: 'senere', I2: ['oekonomi'] }, 'aktivitetsparat'],
    [{ I1: 'senere', I2: ['intet'] }, 'uklart'],
    [{ I1: 'indenEtAar', I2: ['intet', 'socialt'] }, 'uklart'],
    [well, 'uklart'],
  ])('%j points to %s', (answers, category) => {
    expect(says(answers, true)).toBe(category);
  });
});

test('it names the answers it rests on, and no others', () => {
  const facts = {
    today: '2021-01-04',
    form: 'phone',
    attendanceDemanded: false,
    knownBefore: false,
    drops: 0,
  } as const;
  const of = (answers: Answers, youngWithoutEducation: boolean) =>
    indicate({ answers, facts: { ...facts, youngWithoutEducation } }).because;
  expect(of({ ...well, C3: 'Lager', I1: 'nu' }, false)).toEqual(['C1', 'C2', 'E2', 'G1']);
  expect(of({ ...well, I1: 'nu' }, true)).toEqual(['I1']);
});
