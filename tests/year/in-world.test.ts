import { expect, test } from 'vitest';
import { lineInWorld } from './line-in-world.ts';
import { type Check, play } from './play.ts';
import { favrskov2021 } from './rules.ts';
import { busyDay, weeks } from './seasons.ts';

const seed = 2021;
const calm = lineInWorld({ faults: false });

function differing({ rows }: Pick<Check, 'rows'>) {
  return rows.filter(({ equal }) => !equal);
}

test('two weeks in the world come to what the players noted, and the roll-ups made again are the same to the byte', async () => {
  const { checks, violations, recount, recounted } = await play(weeks(seed, 2, favrskov2021), calm);
  expect(checks.map(({ day }) => day)).toEqual(['2021-01-08', '2021-01-15']);
  for (const check of [...checks, recounted]) {
    expect(differing(check)).toEqual([]);
    expect(check.balances).toBe(true);
  }
  expect(violations).toEqual([]);
  expect(recount).toMatchObject({ equal: true, differences: [] });
  // What is equal because nothing happened would prove nothing.
  expect(recount.events).toBeGreaterThan(400);
  const ledger = checks.at(-1)?.ledger ?? {};
  for (const name of ['served', 'ended', 'abandoned', 'callbacksKept', 'callbacksMissed', 'flagged', 'followUpsHeld'])
    expect(Number(ledger[name]?.value), name).toBeGreaterThan(0);
}, 300_000);

test('a week in which much goes wrong that nobody may notice comes to the same', async () => {
  const played = await play({ ...weeks(seed, 1, favrskov2021), roughWaits: true }, lineInWorld({ faults: true }));
  const [check] = played.checks;
  expect(check && differing(check)).toEqual([]);
  expect(played.violations).toEqual([]);
  expect(played.recount).toMatchObject({ equal: true, differences: [] });
  expect(Object.keys(played.struck).length).toBeGreaterThan(10);
}, 300_000);

test('one stored event that is not counted is noticed, and a rebuild counts it', async () => {
  const { checks, violations, recount, recounted } = await play(
    { ...busyDay(seed, '2021-03-10', 5), loseOne: true },
    calm,
  );
  const [check] = checks;
  expect(check && differing(check).map(({ figure }) => figure)).toEqual(
    expect.arrayContaining(['served', 'waiting', 'concludedByCategory']),
  );
  // It is the count that is wrong, not the balance: the contact stands where it stood before.
  expect(check?.balances).toBe(true);
  expect(violations.filter((one) => one.includes(' report: '))).not.toEqual([]);
  expect(recount.differences).toContainEqual({ day: '2021-03-10', counter: 'served', stored: 3, counted: 4 });
  expect(differing(recounted)).toEqual([]);
}, 300_000);
