import { afterEach, expect, test } from 'vitest';
import { english } from '../../language/english.ts';
import { speakWith } from '../../language/say.ts';
import { markWords } from './mark-words.ts';

const mark = {
  watchMarkId: 'watchmark_1',
  setAt: '2021-01-04T08:00:00.000Z',
  reviewOn: '2021-02-01',
  flag: 'F09',
  text: 'Bor hos en ven',
} as const;

afterEach(() => speakWith(undefined));

test('a mark is named by its flag and by what was written, which stays as it was', () => {
  expect(markWords(mark)).toBe('Bolig: Bor hos en ven');
  speakWith(english);
  expect(markWords(mark)).toBe('Housing: Bor hos en ven');
});
