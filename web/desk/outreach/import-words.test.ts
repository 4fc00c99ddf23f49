import { afterEach, expect, test } from 'vitest';
import { english } from '../../language/english.ts';
import { speakWith } from '../../language/say.ts';
import { inParts, maskedWho, type SeenLine, summaryOf, withoutDuplicates } from './import-words.ts';

afterEach(() => speakWith(undefined));

function seen(line: number, verdict: SeenLine['verdict'], personId?: SeenLine['personId']): SeenLine {
  return { line, who: '20123456', verdict, ...(personId !== undefined && { personId }) };
}

test('a person who stands on two lines is listed by the first', () => {
  const lines = [seen(1, 'ok', 'person_1'), seen(2, 'ok', 'person_2'), seen(3, 'ok', 'person_1'), seen(4, 'unknown')];
  expect(withoutDuplicates(lines).map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'duplicate', 'unknown']);
});

test('the lines are summed up in words, and nothing that is not', () => {
  expect(summaryOf([seen(1, 'ok', 'person_1')])).toBe('1 kan sættes på listen.');
  const lines = [
    seen(1, 'ok', 'person_1'),
    seen(2, 'listed'),
    seen(3, 'duplicate'),
    seen(4, 'malformed'),
    seen(5, 'barred'),
  ];
  expect(summaryOf(lines)).toBe('1 kan sættes på listen, 1 står der i forvejen, 1 står to gange, 2 kan ikke.');
});

test.each([
  ['6707614283', '670761-••••'],
  ['670761 - 4283', '670761-••••'],
  ['20 12 34 56', '20 12 34 56'],
  ['45 20 12 34 56', '45 20 12 34 56'],
])('%s is shown as %s', (who, shown) => {
  expect(maskedWho(who)).toBe(shown);
});

test('what is sent is bounded, and nothing is left out', () => {
  expect(inParts([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inParts([], 2)).toEqual([]);
});

test('the lines are summed up in English', () => {
  speakWith(english);
  const lines = [seen(1, 'ok', 'person_1'), seen(2, 'listed'), seen(3, 'duplicate'), seen(4, 'malformed')];
  expect(summaryOf(lines)).toBe('1 can be put on the list, 1 already there, 1 listed twice, 1 cannot.');
});
