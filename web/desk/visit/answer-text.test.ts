import { afterEach, describe, expect, test } from 'vitest';
import { checklist20212 } from '../../../flows/visit/checklist-2021-2/definition.ts';
import { conversationTypes } from '../../../flows/visit/conversation-types.ts';
import { flagRules } from '../../../flows/visit/flag-rules.ts';
import { whyNotText } from '../../../flows/visit/why-not.ts';
import { english } from '../../language/english.ts';
import { sayKnown, speakWith } from '../../language/say.ts';
import { answerText, questionById, reasonsFor } from './answer-text.ts';
import { charactersLeft } from './characters-left.ts';
import { listed } from './listed.ts';
import { signed } from './signed.ts';

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

describe('what is composed, in English', () => {
  afterEach(() => speakWith(undefined));

  test('is a sentence, with the answers as they are stored', () => {
    const now = '2021-01-04T08:30:00.000Z';
    speakWith(english);
    expect(answerText(question('C4'), 3)).toBe('3 out of 10');
    expect(answerText(question('C3'), 'vedIkke')).toBe('Ved ikke');
    expect(answerText(question('C3'), undefined)).toBe('No answer');
    expect(listed(['interpreter', 'companion', 'representative'])).toBe('interpreter, companion and representative');
    expect(signed({ at: now, byName: 'Karen' }, now)).toBe('today at 09:30 by Karen');
    expect([charactersLeft(1), charactersLeft(-20)]).toEqual(['1 character left', '20 characters too many']);
  });

  test('has each flag and each way to hold a talk', () => {
    speakWith(english);
    const known = [
      ...flagRules.flatMap(({ label, text, otherwise }) => [
        label,
        text,
        ...(otherwise ? [otherwise.label, otherwise.text] : []),
      ]),
      ...Object.values(conversationTypes).flatMap(({ title, purpose }) => [title, purpose]),
      ...Object.values(whyNotText),
    ];
    expect(known.filter((danish) => sayKnown(danish) === danish)).toEqual([]);
  });
});
