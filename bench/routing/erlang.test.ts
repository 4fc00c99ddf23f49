import { describe, expect, test } from 'vitest';
import { erlangA, erlangC } from './erlang.ts';

const handling = 900;

describe('Erlang C', () => {
  test.each([
    ['one consultant: as often as they are busy', { perHour: 2, consultants: 1 }, 0.5],
    ['two: a² / (2 + a)', { perHour: 6, consultants: 2 }, 2.25 / 3.5],
    ['eight calls at a time and ten consultants, as the tables have it', { perHour: 32, consultants: 10 }, 0.409],
  ])('with %s', (_, load, waits) => {
    expect(erlangC({ ...load, handling }).waits).toBeCloseTo(waits, 3);
  });

  test('makes one consultant’s callers wait as M/M/1 does', () => {
    expect(erlangC({ perHour: 2, handling, consultants: 1 }).wait).toBeCloseTo((0.5 / (1 - 0.5)) * handling, 6);
  });

  test('knows no mean wait where more comes in than can be served', () => {
    expect(() => erlangC({ perHour: 8, handling, consultants: 2 })).toThrow('no end');
  });
});

describe('Erlang A', () => {
  test('is a room without end where patience is as long as a talk', () => {
    // As many are in the room as Poisson says, whoever of them talks.
    const [a, consultants] = [3, 2];
    const weights = Array.from({ length: 60 }, (_, count) => a ** count / factorial(count) / Math.exp(a));
    const queue = weights.reduce((sum, weight, count) => sum + weight * Math.max(0, count - consultants), 0);
    const found = erlangA({ perHour: 12, handling, consultants }, handling);
    expect(found.wait).toBeCloseTo(queue * 300, 6);
    expect(found.abandoned).toBeCloseTo(queue / a, 9);
  });

  test('comes to Erlang C where patience has hardly an end', () => {
    const load = { perHour: 8, handling, consultants: 3 };
    const { abandoned, wait } = erlangA(load, 1e9);
    expect(wait).toBeCloseTo(erlangC(load).wait, 1);
    expect(abandoned).toBeLessThan(1e-6);
  });
});

function factorial(of: number): number {
  return of < 2 ? 1 : of * factorial(of - 1);
}
