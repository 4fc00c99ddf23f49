import { expect, test } from 'vitest';
import { slips } from './careless.ts';
import { type Check, play } from './play.ts';
import { favrskov2021 } from './rules.ts';
import { openRunningLine } from './running-line.ts';
import { busyDay, weeks } from './seasons.ts';

const seed = 2021;

function differing({ rows }: Check) {
  return rows.filter(({ equal }) => !equal);
}

test('every figure of two weeks equals what the players noted, at the end of each week', async () => {
  const { checks, lists, careless, recount, recounted } = await play(
    { ...weeks(seed, 2, favrskov2021), seldom: true },
    openRunningLine,
  );
  expect(checks.map(({ day }) => day)).toEqual(['2021-01-08', '2021-01-15']);
  for (const check of checks) {
    expect(differing(check)).toEqual([]);
    expect(check.balances).toBe(true);
  }
  expect(recount).toMatchObject({ equal: true, differences: [] });
  expect(recounted.report).toEqual(checks.at(-1)?.report);
  expect(lists.wrong).toEqual([]);
  for (const slip of slips) expect(careless[slip].seen, slip).toBeGreaterThan(0);
  // Figures that are equal because nothing happened would prove nothing.
  const ledger = checks.at(-1)?.ledger ?? {};
  for (const name of ['served', 'ended', 'abandoned', 'callbacksKept', 'callbacksMissed', 'flagged', 'followUpsHeld'])
    expect(Number(ledger[name]?.value), name).toBeGreaterThan(0);
});

test('a busy day played minute by minute comes to the same as in jumps', async () => {
  const cast = { ...busyDay(seed, '2021-03-10'), seldom: true };
  const [inJumps] = (await play(cast, openRunningLine)).checks;
  const [byMinutes] = (await play({ ...cast, minuteByMinute: true }, openRunningLine)).checks;
  expect(inJumps?.rows.filter(({ equal }) => !equal)).toEqual([]);
  expect(byMinutes?.report).toEqual(inJumps?.report);
  expect(byMinutes?.ledger).toEqual(inJumps?.ledger);
  expect(inJumps?.ledger.callbacksKept?.n).toBeGreaterThan(0);
});

test('one stored event that is not counted is noticed', async () => {
  const { checks } = await play(
    { ...busyDay(seed, '2021-03-10', { applicants: 5 }), seldom: true, loseOne: true },
    openRunningLine,
  );
  const [check] = checks;
  expect(check && differing(check).map(({ figure }) => figure)).toEqual(
    expect.arrayContaining(['served', 'waiting', 'concludedByCategory']),
  );
  // It is the count that is wrong, not the balance: the contact stands where it stood before.
  expect(check?.balances).toBe(true);
});
