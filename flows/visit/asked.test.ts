import { describe, expect, test } from 'vitest';
import type { Answers } from '../../schemas/checklist.ts';
import type { TalkFacts } from '../../schemas/talk-facts.ts';
import { missingAnswers, standingOf } from './asked.ts';
import { checklist20211 } from './checklist-2021-1.ts';
import { checklist20212 } from './checklist-2021-2/definition.ts';

const facts: TalkFacts = {
  today: '2021-01-04',
  form: 'phone',
  attendanceDemanded: false,
  knownBefore: false,
  youngWithoutEducation: false,
  drops: 0,
};

function asked(answers: Answers, more: Partial<TalkFacts> = {}): string {
  return standingOf(checklist20212, answers, { ...facts, ...more })
    .asked.map(({ id }) => id)
    .join(' ');
}

const shortest = 'A1 A2 A3 A4 A5 A6 B1 B2 B3 B4 C1 C2 C3 C4 E2 F1 F2 G1 J3 J4 K1 K2';

describe('of the questions are asked', () => {
  test.each<[string, Answers, Partial<TalkFacts>, string]>([
    ['those of everybody', {}, {}, shortest],
    [
      'the rest, where more than unemployment is hard',
      { C2: 'ja' },
      {},
      'A1 A2 A3 A4 A5 A6 B1 B2 B3 B4 C1 C2 C3 C4 D1 D2 D3 E1 E2 F1 F2 F3 F4 G1 G5 J3 J4 K1 K2',
    ],
    ['those about health, where there is something', { G1: 'ja' }, {}, shortest.replace('G1', 'G1 G2 G3 G4')],
    ['those about safety, where one can talk freely', { A2: 'ja' }, {}, shortest.replace('G1', 'G1 H1 H2')],
    ['none of them where nobody said so', { A2: 'vedIkke' }, {}, shortest],
    ['those about education, young without one', { B3: 'nej' }, { isYoung: true }, shortest.replace('G1', 'G1 I1 I2')],
    ['the same where the age is not known', { B3: 'nej' }, {}, shortest.replace('G1', 'G1 I1 I2')],
    ['none of them to who is older', { B3: 'nej' }, { isYoung: false }, shortest],
    ['none to who is young with one', { B3: 'ja' }, { isYoung: true, education: false }, shortest],
    [
      'as registered, until it is answered',
      {},
      { isYoung: true, education: false },
      shortest.replace('G1', 'G1 I1 I2'),
    ],
    ['none while nobody knows of an education', { B3: 'vedIkke' }, { isYoung: true }, shortest],
    ['none about the line, by video', {}, { form: 'video' }, shortest.replace(' A6', '')],
    [
      'none about the line or the telephone, in person',
      {},
      { form: 'physical' },
      shortest.replace(' A3', '').replace(' A6', ''),
    ],
    ['nothing more of somebody else', { A1: 'ikkeBekraeftet', A2: 'ja', C2: 'ja' }, {}, 'A1 J3 J4'],
    ['nothing more of who cannot talk freely', { A1: 'bekraeftet', A2: 'kanIkkeTaleFrit' }, {}, 'A1 A2 J3 J4'],
    ['nothing more where it does not suit', { A2: 'passerIkkeNu', G1: 'ja' }, {}, 'A1 A2 J3 J4'],
  ])('%s', (_what, ...[answers, more, ids]) => {
    expect(asked(answers, more)).toBe(ids);
  });

  test('all 36 of somebody young, for whom everything is hard', () => {
    const all = asked({ A2: 'ja', B3: 'nej', C2: 'ja', G1: 'ja' }, { isYoung: true }).split(' ');
    expect(all).toHaveLength(36);
  });

  test('all of the first checklist, of everybody', () => {
    expect(standingOf(checklist20211, { A1: 'ikkeBekraeftet' }, facts).asked).toHaveLength(14);
  });
});

describe('an answer to a question that is not asked any more', () => {
  const given: Answers = {
    A1: 'bekraeftet',
    A2: 'ja',
    C2: 'nej',
    G5: 'ja',
    G1: 'nej',
    G2: 'psykisk',
    G3: 'ingen',
    X9: 'ja',
  };

  test('is kept aside, and opens no other question', () => {
    const { answers, notAsked } = standingOf(checklist20212, given, facts);
    expect(notAsked).toEqual(['G5', 'G2', 'G3', 'X9']);
    expect(answers).toEqual({ A1: 'bekraeftet', A2: 'ja', C2: 'nej', G1: 'nej' });
  });

  test('counts again as soon as it is asked', () => {
    const { answers, notAsked } = standingOf(checklist20212, { ...given, C2: 'ja', G1: 'ja' }, facts);
    expect(notAsked).toEqual(['X9']);
    expect(answers).toMatchObject({ G2: 'psykisk', G5: 'ja' });
  });
});

test('what the citizen says of education and of the jobcentre outranks what was registered', () => {
  const known = (answers: Answers, more: Partial<TalkFacts> = {}) =>
    standingOf(checklist20212, answers, { ...facts, ...more }).facts;
  expect(known({ B4: 'ja' }).knownBefore).toBe(true);
  expect(known({ B4: 'nej' }, { knownBefore: true }).knownBefore).toBe(true);
  expect(known({ B4: 'nej' }).knownBefore).toBe(false);
  expect(known({ B3: 'ja' }, { isYoung: true, education: false }).youngWithoutEducation).toBe(false);
});

describe('a conclusion lacks', () => {
  const missing = (answers: Answers) => missingAnswers(standingOf(checklist20212, answers, facts));

  test('who it is, the individual assessment, the read-back, and what was told', () => {
    expect(missing({})).toEqual(['A1', 'J4', 'K1', 'K2']);
    expect(missing({ A1: 'bekraeftet', J4: ' ', K1: 'ja', K2: ['klage'] })).toEqual(['J4', 'K2']);
  });

  test('only the assessment where the talk was stopped', () => {
    expect(missing({ A1: 'ikkeBekraeftet' })).toEqual(['J4']);
    expect(missing({ A1: 'bekraeftet', A2: 'kanIkkeTaleFrit', J4: 'Taler ikke frit.' })).toEqual([]);
  });
});
