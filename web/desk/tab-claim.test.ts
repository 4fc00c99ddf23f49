import { expect, test } from 'vitest';
import { claimTab } from './tab-claim.ts';

/** The part of the browser's locks that is used: one holder a name, and stealing rejects the holder's request. */
function browserLocks(): LockManager {
  const holders = new Map<string, (reason: Error) => void>();
  const request = (name: string, options: LockOptions, granted: (lock: Lock | null) => unknown) => {
    const taken = holders.get(name);
    if (taken && !options.steal) return Promise.resolve(granted(null));
    taken?.(new Error('stolen'));
    return new Promise((_resolve, reject) => {
      holders.set(name, reject);
      granted({ name, mode: 'exclusive' });
    });
  };
  return { request, query: async () => ({}) } as unknown as LockManager;
}

function settled() {
  return new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));
}

test('only the first window of a person is the desk', () => {
  const locks = browserLocks();
  const first = claimTab('karen', locks);
  const second = claimTab('karen', locks);
  const other = claimTab('kasper', locks);

  expect([first.holds(), second.holds(), other.holds()]).toEqual([true, false, true]);
});

test('a window that takes the desk tells the one that had it', async () => {
  const locks = browserLocks();
  const first = claimTab('karen', locks);
  const second = claimTab('karen', locks);
  let told = 0;
  first.subscribe(() => told++);

  second.take();
  await settled();

  expect([first.holds(), second.holds(), told]).toEqual([false, true, 1]);
});
