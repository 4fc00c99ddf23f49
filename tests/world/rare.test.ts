import { expect, test } from 'vitest';
import { impossible, tooRare, withNever } from './rare.ts';

/** Everything that can happen, often enough. */
function often(): Record<string, Record<string, number>> {
  const kinds = Object.entries(withNever({})).map(([kind, counts]) => {
    const times = Object.keys(counts).map((name) => [name, name in impossible ? 0 : 100]);
    return [kind, Object.fromEntries(times)];
  });
  return Object.fromEntries(kinds);
}

test('nothing is too rare when everything happened a hundred times', () => {
  expect(tooRare(often())).toEqual([]);
});

test.each([
  ['event', 'noteAmended'],
  ['refusal', '422 noteEmpty'],
  ['fault', 'sweepMissed'],
])('a %s that happened ninety-nine times is too rare, and so is one that never did', (kind, name) => {
  const tally = often();
  expect(tooRare({ ...tally, [kind]: { ...tally[kind], [name]: 99 } })).toEqual([{ kind, name, times: 99 }]);
  const { [name]: _gone, ...others } = tally[kind] ?? {};
  expect(tooRare({ ...tally, [kind]: others })).toEqual([{ kind, name, times: 0 }]);
});

test('what is said to be impossible fails when it happens', () => {
  const [name = ''] = Object.keys(impossible);
  const tally = often();
  expect(tooRare({ ...tally, refusal: { ...tally.refusal, [name]: 1 } })).toEqual([
    { kind: 'refusal', name, times: 1 },
  ]);
});

test('what only tells of a history is never too rare', () => {
  expect(tooRare({ ...often(), log: { CALL_GONE: 1 } })).toEqual([]);
});
