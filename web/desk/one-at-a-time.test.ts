import { expect, test } from 'vitest';
import { createOneAtATime } from './one-at-a-time.ts';

function createHeld() {
  let release: (() => void) | undefined;
  let times = 0;
  return {
    times: () => times,
    release: () => release?.(),
    what: () => {
      times += 1;
      return new Promise<void>((done) => {
        release = done;
      });
    },
  };
}

test('a second press while the first is under way does nothing', async () => {
  const once = createOneAtATime();
  const held = createHeld();
  const first = once(held.what);
  await once(held.what);
  expect(held.times()).toBe(1);
  held.release();
  await first;
});

test('it can be pressed again when it is done, and when it went wrong', async () => {
  const once = createOneAtATime();
  let times = 0;
  await once(async () => {
    times += 1;
  });
  await expect(once(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await once(async () => {
    times += 1;
  });
  expect(times).toBe(2);
});
