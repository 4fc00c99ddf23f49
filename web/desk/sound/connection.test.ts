import { describe, expect, test } from 'vitest';
import { judge, measure } from './connection.ts';

function times(usual: number, ...others: (number | undefined)[]): (number | undefined)[] {
  return [...Array.from({ length: 12 - others.length }, () => usual), ...others];
}

test.each([
  ['good', times(45)],
  ['good', times(400, 650)],
  // The line itself was slow once.
  ['good', times(80, 2_000)],
  ['weak', times(401)],
  ['weak', times(80, 500, 600)],
  ['weak', times(80, undefined)],
  ['poor', times(80, undefined, undefined)],
  ['poor', times(1_300)],
] as const)('%s', (verdict, measured) => {
  expect(judge(measured).verdict).toBe(verdict);
});

test('where no answer came, there is no usual time', () => {
  expect(judge([undefined, undefined])).toEqual({ verdict: 'poor' });
  expect(judge([])).toEqual({ verdict: 'poor' });
});

describe('measured is', () => {
  test('every answer but the first, which opens the connection', async () => {
    let now = 0;
    let asked = 0;
    const ask = async () => {
      asked += 1;
      now += 60;
      if (asked === 1) throw new TypeError('The line has just woken up');
    };
    expect(await measure(ask, () => now)).toEqual({ verdict: 'good', usual: 60 });
    expect(asked).toBe(13);
  });

  test('an answer that is an error as one that did not come', async () => {
    expect(await measure(() => Promise.reject(new TypeError('no network')))).toEqual({ verdict: 'poor' });
  });
});
