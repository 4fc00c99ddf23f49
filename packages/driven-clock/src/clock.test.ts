import { describe, expect, test } from 'vitest';
import { createClock } from './clock.ts';
import { createFlight } from './flight.ts';

const monday = Date.parse('2021-01-04T07:00:00Z');

function driven() {
  const flight = createFlight();
  const clock = createClock(flight);
  clock.drive(monday);
  return { clock, flight };
}

describe('a driven clock', () => {
  test('stands still between advances', async () => {
    const { clock } = driven();
    expect(clock.mode).toBe('driven');
    let fired = false;
    clock.after(0, () => {
      fired = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(clock.now()).toBe(monday);
    expect(fired).toBe(false);
  });

  test('runs timers in order of time, those of one instant in order of making, each at its own now', async () => {
    const { clock } = driven();
    const seen: [string, number][] = [];
    const note = (name: string) => () => {
      seen.push([name, clock.now() - monday]);
    };
    clock.after(3000, note('late'));
    clock.after(1000, note('early'));
    clock.after(1000, note('early too'));
    await clock.advance(3000);
    expect(seen).toEqual([
      ['early', 1000],
      ['early too', 1000],
      ['late', 3000],
    ]);
    expect(clock.now()).toBe(monday + 3000);
  });

  test('runs what is added while advancing, if it falls due on the way, and leaves the rest', async () => {
    const { clock } = driven();
    const seen: string[] = [];
    clock.after(1000, () => {
      clock.after(1000, () => {
        seen.push('on the way');
      });
      clock.after(5000, () => {
        seen.push('beyond');
      });
    });
    await clock.advance(2000);
    expect(seen).toEqual(['on the way']);
    await clock.advance(4000);
    expect(seen).toEqual(['on the way', 'beyond']);
  });

  test('does not move on while something a timer set off is in flight', async () => {
    const { clock, flight } = driven();
    const seen: number[] = [];
    clock.after(1000, () => {
      const landed = flight.begin('a request');
      setTimeout(() => {
        seen.push(clock.now() - monday);
        landed();
      }, 20);
    });
    clock.after(2000, () => {
      seen.push(clock.now() - monday);
    });
    await clock.advance(2000);
    expect(seen).toEqual([1000, 2000]);
  });

  test('does not fire a cancelled timer, not even one cancelled at its own instant', async () => {
    const { clock } = driven();
    const seen: string[] = [];
    clock.after(500, () => {
      second.cancel();
    });
    const second = clock.after(500, () => {
      seen.push('second');
    });
    await clock.advance(1000);
    expect(seen).toEqual([]);
  });

  test('tells worker threads its now, and NaN once it is real', async () => {
    const { clock } = driven();
    const view = new Float64Array(clock.shared);
    await clock.advance(1500);
    expect(view[0]).toBe(monday + 1500);
    clock.real();
    expect(view[0]).toBeNaN();
    expect(clock.mode).toBe('real');
  });

  test('stops with an error when timers at one instant breed without end', async () => {
    const { clock } = driven();
    const breed = () => {
      clock.after(0, breed);
    };
    breed();
    await expect(clock.advance(1000)).rejects.toThrow('never end');
  });

  test('takes advances asked at once one after the other', async () => {
    const { clock } = driven();
    await Promise.all([clock.advance(1000), clock.advance(2000)]);
    expect(clock.now()).toBe(monday + 3000);
  });
});

describe('a real clock', () => {
  test('refuses to be advanced', async () => {
    await expect(createClock(createFlight()).advance(1)).rejects.toThrow('only a driven clock');
  });

  test('fires what is due, and re-arms what was pending under driven time', async () => {
    const { clock } = driven();
    const fired = Promise.withResolvers<number>();
    clock.after(1000, () => fired.resolve(clock.now()));
    clock.real();
    expect(await fired.promise).toBeGreaterThan(monday + 1000);
  });

  test('goes on from a moment at its own pace, fires what was passed over, and tells worker threads how far it is ahead', async () => {
    const clock = createClock(createFlight());
    const ahead = 3 * 24 * 3600 * 1000;
    const fired = Promise.withResolvers<number>();
    clock.after(3_600_000, () => fired.resolve(clock.now()));
    const moved = Date.now() + ahead;
    clock.real(moved);
    expect(clock.mode).toBe('real');
    expect(await fired.promise).toBeGreaterThanOrEqual(moved);
    const view = new Float64Array(clock.shared);
    expect(view[0]).toBeNaN();
    expect(Math.abs((view[1] ?? 0) - ahead)).toBeLessThan(60_000);
    clock.real();
    expect(view[1]).toBe(0);
  });

  test('counts a running timer as in flight', async () => {
    const flight = createFlight();
    const clock = createClock(flight);
    const started = Promise.withResolvers<void>();
    let ended = false;
    clock.after(0, async () => {
      started.resolve();
      await new Promise((resolve) => setTimeout(resolve, 10));
      ended = true;
    });
    await started.promise;
    await flight.idle();
    expect(ended).toBe(true);
  });
});
