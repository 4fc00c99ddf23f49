import { describe, expect, test } from 'vitest';
import { asPhrase, meaningOf, phrases } from './meaning.ts';

describe('a message is understood', () => {
  test.each([
    ['AFLYS', 'cancel'],
    ['aflys', 'cancel'],
    [' Aflys. ', 'cancel'],
    ['"AFLYS"', 'cancel'],
    ['»Aflys!«', 'cancel'],
    ['aflys\n', 'cancel'],
    ['Åflys', 'other'],
    ['Aflýs', 'cancel'],
    ['Jeg vil gerne aflyse', 'cancel'],
    ['RING', 'call'],
    ['Ring mig   op', 'call'],
    ['ring, tak!', 'call'],
    ['Skriv, ring ikke', 'write'],
    ['skriv - ring ikke', 'write'],
    ['RING IKKE', 'write'],
    ['Jeg er døv', 'write'],
    ['jeg er doev', 'write'],
    ['STOP', 'stop'],
    ['Stop.', 'stop'],
    ['unsubscribe', 'stop'],
    ['start', 'start'],
  ] as const)('%j as %s', (text, meaning) => expect(meaningOf(text)).toBe(meaning));

  test.each([
    'ring ikke i dag',
    'ring først kl. 12',
    'aflys ikke',
    'skal jeg aflyse?',
    'stop med at skrive',
    'ok',
    'ja',
    'nej',
    '👍',
    '',
    'Kan jeg komme senere?',
  ])('%j by a person only', (text) => expect(meaningOf(text)).toBe('other'));
});

test('the table holds every way of writing once, as it is compared', () => {
  const all = Object.values(phrases).flat();
  expect(all.filter((way) => asPhrase(way) !== way)).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
});
