import { expect, test } from 'vitest';
import { Live, type LivePort } from './live.ts';

type Told = Parameters<LivePort['open']>[1];

/** A desk with a clock that is turned by hand, by which the line goes too, and a line whose every answer is given by hand. */
function desk({ random = 1, ticket = async () => 'ticket' }: { random?: number; ticket?: () => Promise<string> } = {}) {
  let now = Date.parse('2021-01-04T07:00:00Z');
  const sockets: { told: Told; asked: string[]; isClosed: boolean }[] = [];
  const fetches: { anew: boolean; done(isDone?: boolean): Promise<void> }[] = [];
  const times: string[] = [];
  const state = { isOnDuty: false, tickets: 0 };
  const live = new Live({
    ticket: () => {
      state.tickets += 1;
      return ticket();
    },
    open: (_, told) => {
      const socket = { told, asked: [] as string[], isClosed: false };
      sockets.push(socket);
      return {
        send: (text) => socket.asked.push(text),
        close: () => {
          socket.isClosed = true;
        },
      };
    },
    fetch: (anew) => {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      fetches.push({
        anew,
        done: async (isDone = true) => {
          resolve(isDone);
          await settled();
        },
      });
      return promise;
    },
    time: (at) => times.push(at),
    isOnDuty: () => state.isOnDuty,
    now: () => now,
    random: () => random,
  });
  const answer = (more: object = {}) =>
    sockets.at(-1)?.told.heard(JSON.stringify({ now: new Date(now).toISOString(), ...more }));
  const push = (sequence: string) => sockets.at(-1)?.told.heard(JSON.stringify({ sequence }));
  /** So many seconds in ticks of two, every fetch answered at once. */
  const pass = async (seconds: number) => {
    for (let at = 0; at < seconds; at += 2) {
      now += 2_000;
      live.tick();
      await settled();
      for (const one of fetches) await one.done();
    }
  };
  const opens = async () => {
    await pass(2);
    sockets.at(-1)?.told.opened();
    answer({ sequence: '5' });
    await settled();
    for (const one of fetches) await one.done();
  };
  /** Open for more than a minute, and everything fetched. */
  const trusts = async () => {
    await opens();
    await pass(60);
    answer();
    await pass(2);
    fetches.length = 0;
  };
  const turn = (ms: number) => {
    now += ms;
  };
  return { live, sockets, fetches, times, state, answer, push, pass, opens, trusts, turn };
}

async function settled() {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

test('without a socket, and for its first minute, the desk is fetched at every tick', async () => {
  const { fetches, opens, pass } = desk();
  await opens();
  const before = fetches.length;
  await pass(56);
  expect(fetches.length - before).toBe(28);
});

test('a tick that comes while the desk is being fetched fetches nothing', () => {
  const { live, fetches } = desk();
  live.tick();
  live.tick();
  expect(fetches).toHaveLength(1);
});

test('a trusted socket: nothing is fetched while nothing happens, and the time goes on', async () => {
  const { trusts, fetches, pass, answer, times, sockets } = desk();
  await trusts();
  times.length = 0;
  for (let minutes = 0; minutes < 28; minutes += 1) {
    await pass(60);
    answer();
  }
  expect(fetches).toEqual([]);
  expect(sockets[0]?.asked.slice(2, 6)).toEqual(['{"look":true}', '{}', '{"look":true}', '{}']);
});

test('the line’s time goes on at every tick, from what it told last', async () => {
  const { trusts, pass, answer, times, turn, live } = desk();
  await trusts();
  times.length = 0;
  await pass(6);
  expect(times).toEqual(['2021-01-04T07:01:06.000Z', '2021-01-04T07:01:08.000Z', '2021-01-04T07:01:10.000Z']);
  // The line is three seconds behind us.
  turn(-3_000);
  answer();
  turn(3_000);
  times.length = 0;
  live.tick();
  expect(times).toEqual(['2021-01-04T07:01:10.000Z']);
});

test('everything is fetched once in half an hour all the same', async () => {
  const { trusts, fetches, pass, answer } = desk();
  await trusts();
  for (let minutes = 0; minutes < 61; minutes += 1) {
    await pass(60);
    answer();
  }
  expect(fetches).toHaveLength(2);
});

test('a push fetches the desk at once, and the same number once more fetches nothing', async () => {
  const { trusts, fetches, push } = desk();
  await trusts();
  push('6');
  expect(fetches).toMatchObject([{ anew: true }]);
  await fetches[0]?.done();
  push('6');
  expect(fetches).toHaveLength(1);
});

test('an older number that is pushed late fetches too, and an answer that is older than what was heard does not', async () => {
  const { trusts, fetches, push, answer } = desk();
  await trusts();
  push('7');
  await fetches[0]?.done();
  push('6');
  await fetches[1]?.done();
  expect(fetches).toHaveLength(2);
  answer({ sequence: '6' });
  answer({ sequence: '7' });
  answer({ sequence: '' });
  expect(fetches).toHaveLength(2);
});

test('what changes while the desk is being fetched is one fetch more after it, however much it is', async () => {
  const { trusts, fetches, push } = desk();
  await trusts();
  for (const number of ['6', '7', '8', '9']) push(number);
  expect(fetches).toHaveLength(1);
  await fetches[0]?.done();
  expect(fetches).toHaveLength(2);
  await fetches[1]?.done();
  expect(fetches).toHaveLength(2);
});

test('changes without end cost three fetches between two ticks, and the last is seen at the tick', async () => {
  const { trusts, fetches, push, live } = desk();
  await trusts();
  live.tick();
  for (const number of ['6', '7', '8', '9']) {
    push(number);
    await fetches.at(-1)?.done();
  }
  expect(fetches).toHaveLength(3);
  live.tick();
  expect(fetches).toHaveLength(4);
});

test('a push that was lost is found by the next look', async () => {
  const { trusts, fetches, pass, answer, sockets } = desk();
  await trusts();
  await pass(60);
  expect(sockets[0]?.asked.at(-1)).toBe('{"look":true}');
  answer({ sequence: '6' });
  expect(fetches).toHaveLength(1);
});

test('a fetch that failed is tried again at the next tick', async () => {
  const { trusts, fetches, push, live } = desk();
  await trusts();
  push('6');
  await fetches[0]?.done(false);
  expect(fetches).toHaveLength(1);
  live.tick();
  expect(fetches).toHaveLength(2);
  await fetches[1]?.done();
  live.tick();
  expect(fetches).toHaveLength(2);
});

test('a fetch that ends in a fault is tried again like one that failed', async () => {
  let asked = 0;
  const live = new Live({
    ticket: () => new Promise(() => undefined),
    open: () => ({ send: () => undefined, close: () => undefined }),
    fetch: () => {
      asked += 1;
      return Promise.reject(new Error('no such thing'));
    },
    time: () => undefined,
    isOnDuty: () => false,
    now: () => 0,
    random: () => 0,
  });
  live.tick();
  await settled();
  live.tick();
  expect(asked).toBe(2);
});

test('a socket without an answer for ten seconds is dead: the desk is fetched at every tick, and another is opened', async () => {
  const { trusts, fetches, pass, sockets, live, turn } = desk();
  await trusts();
  await pass(60);
  expect(fetches).toEqual([]);
  turn(10_000);
  live.tick();
  expect([sockets[0]?.isClosed, fetches.length]).toEqual([true, 1]);
  await pass(2);
  expect(sockets).toHaveLength(2);
});

test('a machine that slept asks as soon as it wakes', async () => {
  const { trusts, sockets, live, turn } = desk();
  await trusts();
  const before = sockets[0]?.asked.length ?? 0;
  turn(3_600_000);
  live.tick();
  expect(sockets[0]?.asked).toHaveLength(before + 1);
});

test('after a gap the desk is fetched, and what the old socket still says is not heard', async () => {
  const { trusts, fetches, push, opens, sockets, pass, answer } = desk();
  await trusts();
  sockets[0]?.told.closed();
  await opens();
  const before = fetches.length;
  expect(before).toBeGreaterThan(0);
  sockets[0]?.told.heard('{"sequence":"8"}');
  sockets[0]?.told.closed();
  expect(fetches).toHaveLength(before);
  // Trusted again only after a minute, with one fetch more when that begins.
  await pass(60);
  fetches.length = 0;
  answer();
  expect(fetches).toMatchObject([{ anew: true }]);
  await fetches[0]?.done();
  push('9');
  expect(fetches).toHaveLength(2);
});

test('the pause before another socket doubles up to a minute, and differs from desk to desk', async () => {
  for (const [random, pauses] of [
    [1, [2, 4, 8, 16, 32, 60, 60]],
    [0, [2, 2, 4, 8, 16, 30, 30]],
  ] as const) {
    const { pass, state } = desk({ random, ticket: () => Promise.reject(new Error('no line')) });
    await pass(2);
    const taken: number[] = [];
    for (const _ of pauses) {
      const before = state.tickets;
      let seconds = 0;
      while (state.tickets === before) {
        await pass(2);
        seconds += 2;
      }
      taken.push(seconds);
    }
    expect(taken).toEqual(pauses);
  }
});

test('a socket that was trusted is opened again at once when it goes, each time', async () => {
  const { trusts, sockets } = desk();
  for (let times = 1; times < 4; times += 1) {
    await trusts();
    expect(sockets).toHaveLength(times);
    sockets.at(-1)?.told.closed();
  }
});

test('the sign of life goes with every question while one is on duty', async () => {
  const { trusts, sockets, state, pass, answer } = desk();
  await trusts();
  state.isOnDuty = true;
  await pass(60);
  answer();
  await pass(60);
  expect(sockets[0]?.asked.slice(-2)).toEqual(['{"alive":true,"look":true}', '{"alive":true}']);
});

test('the gateway’s own words for a failure, or nonsense, are no answer', async () => {
  const { trusts, sockets, pass, live, turn } = desk();
  await trusts();
  await pass(60);
  for (const text of ['{"message":"Internal server error","requestId":"x"}', 'nonsense', '[]', '{"now":5}'])
    sockets[0]?.told.heard(text);
  turn(10_000);
  live.tick();
  expect(sockets[0]?.isClosed).toBe(true);
});

test('a line whose time stands still is never trusted: there, nobody learns of a desk', async () => {
  const { opens, fetches, pass, sockets } = desk();
  await opens();
  const still = '{"now":"2021-01-04T07:00:02.000Z"}';
  for (let minutes = 0; minutes < 3; minutes += 1) {
    await pass(60);
    sockets[0]?.told.heard(still);
  }
  const before = fetches.length;
  await pass(10);
  expect(fetches.length - before).toBe(5);
});
