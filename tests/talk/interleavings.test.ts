import { expect, test } from 'vitest';
import { least } from './least.ts';
import { play } from './play.ts';
import { stepsOf } from './steps.ts';

const talks = 500;
/** Broken talks that are looked for: the first is explained. */
const enough = 5;

/** What goes wrong in a talk, with the fewest steps that bring it about. */
async function explained(seed: number): Promise<string> {
  const small = await least(seed);
  const told = small.map(({ at, kind, who, luck }) => `  ${at} ${who} ${kind} ${luck}`);
  return [`seed ${seed}:`, ...told, ...(await play(seed, small))].join('\n');
}

test(`in ${talks} talks that everything interrupts no answer is lost`, async () => {
  const broken: number[] = [];
  for (let seed = 1; seed <= talks && broken.length < enough; seed += 1)
    if ((await play(seed)).length > 0) broken.push(seed);
  const [first] = broken;
  expect(broken, first === undefined ? '' : await explained(first)).toEqual([]);
});

test('every kind of interruption is played', () => {
  const played = Array.from({ length: talks }, (_, index) => stepsOf(index + 1)).flat();
  const counts = Object.groupBy(played, ({ kind }) => kind);
  const kinds =
    'answer arrive choose clear crash findNetwork hear loseNetwork pause publish read refresh tenMinutes window';
  expect(Object.keys(counts).toSorted()).toEqual(kinds.split(' '));
  for (const [kind, those = []] of Object.entries(counts)) expect(those.length, kind).toBeGreaterThan(talks / 4);
});
