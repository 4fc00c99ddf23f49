import { expect, test } from 'vitest';
import { type Check, play } from './play.ts';
import { busyDay, weeks } from './seasons.ts';

const SEED = 2021;
const differing = ({ rows }: Check) => rows.filter(({ equal }) => !equal);

test('every figure of two weeks equals what the players noted, at the end of each week', async () => {
  const checks = await play(weeks(SEED, 2));
  expect(checks.map(({ day }) => day)).toEqual(['2021-01-08', '2021-01-15']);
  for (const check of checks) {
    expect(differing(check)).toEqual([]);
    expect(check.balances).toBe(true);
  }
  // Figures that are equal because nothing happened would prove nothing.
  const ledger = checks.at(-1)?.ledger ?? {};
  for (const name of ['served', 'ended', 'abandoned', 'callbacksKept', 'callbacksMissed', 'flagged', 'followUpsHeld'])
    expect(Number(ledger[name]?.value), name).toBeGreaterThan(0);
}, 240_000);

test('a busy day played minute by minute comes to the same as in jumps', async () => {
  const cast = busyDay(SEED, '2021-03-10');
  const [inJumps] = await play(cast);
  const [byMinutes] = await play({ ...cast, minuteByMinute: true });
  expect(inJumps?.rows.filter(({ equal }) => !equal)).toEqual([]);
  expect(byMinutes?.report).toEqual(inJumps?.report);
  expect(byMinutes?.ledger).toEqual(inJumps?.ledger);
  expect(inJumps?.ledger.callbacksKept?.n).toBeGreaterThan(0);
}, 240_000);

test('one stored event that is not counted is noticed', async () => {
  const [check] = await play({ ...busyDay(SEED, '2021-03-10', 5), loseOne: true });
  expect(check && differing(check).map(({ figure }) => figure)).toEqual(
    expect.arrayContaining(['served', 'waiting', 'concludedByCategory']),
  );
  // It is the count that is wrong, not the balance: the contact stands where it stood before.
  expect(check?.balances).toBe(true);
}, 240_000);
