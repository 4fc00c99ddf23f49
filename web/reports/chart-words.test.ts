import { afterEach, expect, test } from 'vitest';
import { english } from '../language/english.ts';
import { speakWith } from '../language/say.ts';
import { captionOf } from './chart-words.ts';

const days = [
  { day: '2021-01-04', figures: { calls: 2 } },
  { day: '2021-01-05', figures: { calls: 5 } },
];
const months = [
  { day: '2021-01-01', figures: { calls: 7 } },
  { day: '2021-02-01', figures: {} },
];

afterEach(() => speakWith(undefined));

test('says how many there are, and when there were most', () => {
  expect(captionOf({ name: 'calls', unit: 'day', points: days })).toBe('Opkald pr. dag: 7 i alt, flest 5.1.2021 (5).');
  expect(captionOf({ name: 'calls', unit: 'month', points: months })).toBe(
    'Opkald pr. måned: 7 i alt, flest 1.2021 (7).',
  );
  expect(captionOf({ name: 'served', unit: 'day', points: days })).toBe('Visiteret pr. dag: 0 i alt.');
});

test('says it in English with the day written out', () => {
  speakWith(english);
  expect(captionOf({ name: 'calls', unit: 'day', points: days })).toBe(
    'Calls by day: 7 in all, most on 5 January 2021 (5).',
  );
  expect(captionOf({ name: 'calls', unit: 'month', points: months })).toBe(
    'Calls by month: 7 in all, most in January 2021 (7).',
  );
});
