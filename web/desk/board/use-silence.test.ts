import { expect, test } from 'vitest';
import { silenceAt } from './use-silence.ts';

const minute = 60_000;

test.each([
  ['fetched a moment ago', { toldAt: 0, fetchedAt: 10 * minute, isStale: false }, undefined],
  [
    'nothing has changed for minutes, and a socket tells the time',
    { toldAt: 10 * minute, fetchedAt: 0, isStale: false },
    undefined,
  ],
  ['neither a fetch nor a word for a minute', { toldAt: 9 * minute, fetchedAt: 8 * minute, isStale: false }, minute],
  ['the last request failed', { toldAt: 10 * minute - 2000, fetchedAt: 0, isStale: true }, 2000],
])('%s', (_when, heard, silence) => {
  expect(silenceAt(10 * minute, heard)).toBe(silence);
});
