import { describe, expect, test } from 'vitest';
import { createFlight } from './flight.ts';

describe('flight', () => {
  test('is idle at once when nothing has begun', async () => {
    await expect(createFlight().idle()).resolves.toBeUndefined();
  });

  test('waits for everything that has begun, and an end called twice counts once', async () => {
    const flight = createFlight();
    const first = flight.begin('first');
    const second = flight.begin('second');
    let idle = false;
    const done = flight.idle().then(() => {
      idle = true;
    });
    first();
    first();
    await new Promise((resolve) => setImmediate(resolve));
    expect(idle).toBe(false);
    second();
    await done;
    expect(idle).toBe(true);
  });

  test('waits for what begins as a consequence of what ended', async () => {
    const flight = createFlight();
    const first = flight.begin('first');
    let second: (() => void) | undefined;
    const consequence = Promise.resolve().then(() => {
      first();
      second = flight.begin('second');
    });
    let idle = false;
    const done = flight.idle().then(() => {
      idle = true;
    });
    await consequence;
    await new Promise((resolve) => setImmediate(resolve));
    expect(idle).toBe(false);
    second?.();
    await done;
  });

  test('asks every settler until a whole round finds no work', async () => {
    const flight = createFlight();
    const asked: string[] = [];
    let left = 2;
    flight.settler(async () => {
      asked.push('a');
      return left-- > 0;
    }, 'a');
    flight.settler(async () => {
      asked.push('b');
      return false;
    }, 'b');
    await flight.idle();
    expect(asked).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  });

  test('names what is stuck when its patience ends', async () => {
    const flight = createFlight({ patienceMs: 20 });
    flight.begin('a webhook to nowhere');
    await expect(flight.idle()).rejects.toThrow('a webhook to nowhere');
  });

  test('names the settler that never rests', async () => {
    const flight = createFlight({ rounds: 5 });
    flight.settler(async () => true, 'the stream');
    await expect(flight.idle()).rejects.toThrow('no rest after 5 rounds');
  });

  test('answers a question asked during another with a round that starts later', async () => {
    const flight = createFlight();
    let rounds = 0;
    flight.settler(async () => {
      rounds += 1;
      return false;
    }, 'counter');
    await Promise.all([flight.idle(), flight.idle(), flight.idle()]);
    expect(rounds).toBe(2);
  });
});
