import { afterEach, describe, expect, test } from 'vitest';
import { definitions } from '../../flows/report/figures.ts';
import { english } from '../language/english.ts';
import { speakWith } from '../language/say.ts';
import {
  duration,
  fewContacts,
  figureNames,
  nameOfFigure,
  nameOfPart,
  orderedNames,
  restsOnFew,
  valueText,
} from './figure-words.ts';

test('has a Danish name for every figure of the line', () => {
  expect(Object.keys(figureNames).sort()).toEqual(Object.keys(definitions).sort());
});

test.each([
  [45, '45 sek.'],
  [60, '1 min.'],
  [750, '12 min. 30 sek.'],
  [7500, '2 t. 5 min.'],
  [86_400, '1 dag'],
  [180_000, '2 dage 2 t.'],
])('says %i seconds as %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test('says why follow-ups are late, and caseworkers changed, in the words in which the reason was chosen', () => {
  expect(nameOfPart('interpreter')).toBe('Tolken kan ikke før');
  expect(nameOfPart('turned30')).toBe('Borgeren er fyldt 30 år');
  expect(nameOfPart('noInterpreter')).toBe('Der er ingen tolk til telefonen');
  expect(nameOfPart('jobparat')).toBe('Jobparat');
});

test('never shows nothing as zero', () => {
  expect(valueText('waitSeconds', null)).toBe('Ingen endnu');
  expect(valueText('calls', 0)).toBe('0');
});

test('marks a share that rests on few, and neither a plain count nor one with nothing to rest on', () => {
  expect(restsOnFew('flagged', { n: 4 })).toBe(true);
  expect(restsOnFew('flagged', { n: 5 })).toBe(false);
  expect(restsOnFew('flagged', { n: 0 })).toBe(false);
  expect(restsOnFew('calls', { n: 4 })).toBe(false);
});

test('says plainly when a period holds little', () => {
  expect(fewContacts(1)).toContain('kun 1 henvendelse.');
  expect(fewContacts(5)).toBeUndefined();
});

test('shows figures it does not know last and under their own name', () => {
  expect(orderedNames({ newOne: 1, calls: 1, contactsIn: 1 })).toEqual(['contactsIn', 'calls', 'newOne']);
  expect(nameOfFigure('newOne')).toBe('newOne');
});

describe('in English', () => {
  afterEach(() => speakWith(undefined));

  test('figures, their parts and their values are said too, and what nobody knows stays as it is', () => {
    speakWith(english);
    expect(['calls', 'followUpsHeld', 'newOne'].map(nameOfFigure)).toEqual(['Calls', 'Follow-ups held', 'newOne']);
    expect(['turned30', 'jobparat'].map(nameOfPart)).toEqual([
      'The citizen has turned 30',
      'Jobparat (ready for work)',
    ]);
    expect(valueText('waitSeconds', 180_000)).toBe('2 days 2 h');
    expect(fewContacts(1)).toBe('The period has only 1 enquiry. Read the figures as single cases, not as a trend.');
  });

  test('every formula is known', () => {
    const unknown = Object.values(definitions).filter((definition) => !Object.hasOwn(english, definition));
    expect(unknown).toEqual([]);
  });
});
