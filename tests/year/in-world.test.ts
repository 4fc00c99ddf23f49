import { expect, test } from 'vitest';
import { slips } from './careless.ts';
import { lineInWorld } from './line-in-world.ts';
import { type Check, play } from './play.ts';
import { favrskov2021, favrskovToday } from './rules.ts';
import { busyDay, weeks } from './seasons.ts';

const seed = 2021;
const calm = lineInWorld({ faults: false });

function differing({ rows }: Pick<Check, 'rows'>) {
  return rows.filter(({ equal }) => !equal);
}

const title =
  'two weeks under $policy come to what the players noted, and the roll-ups made again are the same to the byte';
test.each([favrskov2021, favrskovToday])(
  title,
  async (rules) => {
    const { checks, lists, careless, violations, recount, recounted } = await play(weeks(seed, 2, rules), calm);
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
    expect(lists.wrong).toEqual([]);
    expect(lists.moments).toBeGreaterThan(100);
    expect(lists.most).toBeGreaterThan(4);
    for (const slip of slips) {
      expect(careless[slip].seen, slip).toBeGreaterThan(0);
    }
  },
  300_000,
);

test('an open matter that stands on no list is noticed by name', async () => {
  const { lists, checks } = await play({ ...busyDay(seed, '2021-03-10'), hideOne: true }, calm);
  const [first, ...more] = lists.wrong;
  expect(first).toMatch(/^2021-03-10T17:30:00.000Z (waiting|booked|open doubts): \d+ by the lists, \d+ by the report$/);
  expect(more).toContainEqual(expect.stringMatching(/that the players know: is on no list: (visit|followup)_/));
  // The report is right: it is the list that has lost somebody.
  expect(checks.flatMap(differing)).toEqual([]);
});

test('a week in which much goes wrong that nobody may notice comes to the same', async () => {
  const played = await play({ ...weeks(seed, 1, favrskov2021), roughWaits: true }, lineInWorld({ faults: true }));
  const [check] = played.checks;
  expect(check && differing(check)).toEqual([]);
  expect(played.violations).toEqual([]);
  expect(played.recount).toMatchObject({ equal: true, differences: [] });
  expect(Object.keys(played.struck).length).toBeGreaterThan(10);
});

test('one stored event that is not counted is noticed, and a rebuild counts it', async () => {
  const { checks, lists, violations, recount, recounted } = await play(
    { ...busyDay(seed, '2021-03-10', { applicants: 5 }), loseOne: true },
    calm,
  );
  const [check] = checks;
  expect(check && differing(check).map(({ figure }) => figure)).toEqual(
    expect.arrayContaining(['served', 'waiting', 'concludedByCategory']),
  );
  // It is the count that is wrong, not the balance: the contact stands where it stood before.
  expect(check?.balances).toBe(true);
  expect(lists.wrong).toContainEqual(expect.stringMatching(/ settled: \d+ by the lists, \d+ by the report$/));
  expect(violations.filter((one) => one.includes(' report: '))).not.toEqual([]);
  expect(recount.differences).toContainEqual({ day: '2021-03-10', counter: 'served', stored: 3, counted: 4 });
  expect(differing(recounted)).toEqual([]);
});
