import { describe, expect, test } from 'vitest';
import { luckOf } from './luck.ts';
import { createScheduler, type Scheduler, type Task } from './scheduler.ts';

/** Reads a number and writes it back one greater, in two requests. */
async function increment(scheduler: Scheduler, task: Task, box: { value: number }): Promise<void> {
  const read = await scheduler.request({ task, what: 'reads', takes: task.luck.below(3), perform: () => box.value });
  await scheduler.request({
    task,
    what: 'writes',
    takes: task.luck.below(3),
    perform: () => {
      box.value = read + 1;
    },
  });
}

async function twoIncrements(seed: number): Promise<{ value: number; trace: readonly string[] }> {
  const scheduler = createScheduler(seed, 0);
  const box = { value: 0 };
  for (const name of ['one', 'other']) void increment(scheduler, scheduler.task(name), box);
  await scheduler.runUntil(1000);
  return { value: box.value, trace: scheduler.trace };
}

describe('the scheduler', () => {
  test('finds the order in which an update is lost, and the one in which it is not', async () => {
    const values = new Set<number>();
    for (let seed = 0; seed < 40; seed += 1) values.add((await twoIncrements(seed)).value);
    expect([...values].toSorted()).toEqual([1, 2]);
  });

  test('has the same trace for the same seed', async () => {
    expect((await twoIncrements(7)).trace).toEqual((await twoIncrements(7)).trace);
    const traces = new Set<string>();
    for (let seed = 0; seed < 40; seed += 1) traces.add((await twoIncrements(seed)).trace.join());
    expect(traces.size).toBeGreaterThan(5);
  });

  test.each(['before', 'after'] as const)('never lets a process go on that died %s its request', async (death) => {
    const scheduler = createScheduler(1, 0);
    const task = scheduler.task('mortal');
    const seen: string[] = [];
    task.died = () => void seen.push('died');
    const perform = () => void seen.push('done');
    void scheduler.request({ task, what: 'asks', death, perform }).then(() => seen.push('went on'));
    await scheduler.runUntil(1000);
    expect(seen).toEqual(death === 'before' ? ['died'] : ['done', 'died']);
  });

  test('lets time pass in order and nothing before its moment', async () => {
    const scheduler = createScheduler(1, 100);
    const seen: string[] = [];
    for (const at of [300, 200, 250]) scheduler.at(at, `timer ${at}`, () => void seen.push(`${at} ${scheduler.now()}`));
    scheduler.at(220, 'cancelled', () => void seen.push('cancelled')).cancel();
    await scheduler.runUntil(260);
    expect(seen).toEqual(['200 200', '250 250']);
    await scheduler.runUntil(400);
    expect([seen.at(-1), scheduler.now()]).toEqual(['300 300', 400]);
  });
});

test('luck belongs to a name: what others draw changes nothing', () => {
  const alone = luckOf(5, 'a3');
  const first = [alone.next(), alone.next()];
  luckOf(5, 'a4').next();
  const again = luckOf(5, 'a3');
  expect([again.next(), again.next()]).toEqual(first);
  expect(luckOf(5, 'a4').next()).not.toBe(first[0]);
  expect(luckOf(6, 'a3').next()).not.toBe(first[0]);
});
