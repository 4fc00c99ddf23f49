import { createClock } from 'driven-clock/clock';
import { createFlight } from 'driven-clock/flight';
import { expect, test } from 'vitest';
import { CpsQueue } from './cps-queue.ts';
import { monday } from './testing/rig.ts';

function queue(rate: number) {
  const clock = createClock(createFlight());
  clock.drive(monday);
  const begun: number[] = [];
  const cps = new CpsQueue(clock, rate);
  return { clock, cps, begun, add: () => cps.add(() => begun.push(clock.now() - monday)) };
}

test('calls begin at the rate, the first at once', async () => {
  const { clock, begun, add } = queue(2);
  for (let i = 0; i < 4; i++) add();
  await clock.advance(10_000);
  expect(begun).toEqual([0, 500, 1000, 1500]);
  add();
  expect(begun).toHaveLength(5);
});

test('a clock set back leaves nobody waiting for a time long to come', async () => {
  const { clock, begun, add } = queue(1);
  add();
  add();
  clock.drive(monday - 86_400_000);
  add();
  await clock.advance(5_000);
  expect(begun).toHaveLength(3);
});
