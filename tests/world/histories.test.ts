import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { policies } from '../../local/seed/policies/policies.ts';
import { planOf, seedOf } from './acts.ts';
import { rowsUnder } from './base.ts';
import { guards } from './guards/guards.ts';
import { play } from './history.ts';
import { playAll } from './play-all.ts';
import { createMemoryStore } from './store.ts';

const seed = 2021;
/** A net for a machine that does much else meanwhile; what is measured is counts. */
const command = fileURLToPath(new URL('../../scripts/histories.ts', import.meta.url));

/** Runs the command as a person would; answers how it ended and what it said. */
function histories(...options: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...options], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

test('in five hundred histories with everything going wrong, nothing happens that must never happen', async () => {
  const { failures, tally, played } = await playAll({ seed, count: 500, workers: 2, say: () => undefined });
  expect(Object.fromEntries(failures)).toEqual({});
  expect(played).toBe(500);
  // Each of the five shipped policies has ruled its share.
  const shares = Object.values(tally.policy ?? {});
  expect([Object.keys(tally.policy ?? {}).toSorted(), Math.min(...shares) > 70]).toEqual([
    Object.keys(policies).toSorted(),
    true,
  ]);
  // They have been through what they are for.
  for (const [kind, least] of Object.entries({ event: 25, fault: 20, refusal: 10 }))
    expect([kind, Object.keys(tally[kind] ?? {}).length >= least]).toEqual([kind, true]);
});

test('the same seed has the same trace, to the byte', async () => {
  const rowsOf = rowsUnder();
  const once = async (history: number) => {
    const plan = planOf(seedOf(seed, history));
    return (await play({ plan, store: createMemoryStore(await rowsOf(plan)) })).trace.join('\n');
  };
  const histories = [0, 1, 2, 3, 4];
  const first = await Promise.all(histories.map(once));
  for (const history of histories) expect(await once(history)).toBe(first[history]);
  expect(new Set(first).size).toBe(histories.length);
});

test('nothing in a world asks for real time or real chance', async () => {
  const blamed: string[] = [];
  function noted<Value>(real: () => Value): () => Value {
    return () => {
      const ours = (new Error().stack ?? '').split('\n').filter((line) => /\/(flows|functions|world)\//.test(line));
      blamed.push(...ours.filter((line) => !line.includes('histories.test')));
      return real();
    };
  }
  const [random, now] = [Math.random, Date.now];
  Math.random = noted(random);
  Date.now = noted(now);
  try {
    const plan = planOf(seedOf(seed, 3));
    await play({ plan, store: createMemoryStore(await rowsUnder()(plan)) });
  } finally {
    Math.random = random;
    Date.now = now;
  }
  expect(blamed).toEqual([]);
});

test('histories run on the real engine too', async () => {
  const { failures, played } = await playAll({ seed, count: 4, workers: 2, enginePort: 5760, say: () => undefined });
  expect([Object.fromEntries(failures), played]).toEqual([{}, 4]);
});

describe('a guard that is taken out is missed', () => {
  // The rest one at a time: npm run histories -- --without every
  test.each(guards.filter(({ name }) => ['step', 'counted once'].includes(name)))('$name: $why', ({ name, breaks }) => {
    const { status, said } = histories('--without', name, '--until', breaks, '--count', '100', '--seed', String(seed));
    expect(said).toContain(`VIOLATED in 1: ${breaks}`);
    expect(said).toMatch(new RegExp(`npm run histories -- --without "${name}" --seed ${seed} --only \\d+ --acts`));
    expect(status).toBe(1);
  });

  test('one that is not there as it is written down is refused', () => {
    const { status, said } = histories('--without', 'nosuch');
    expect(status).not.toBe(0);
    expect(said).toContain('There is no guard nosuch');
  });
});
