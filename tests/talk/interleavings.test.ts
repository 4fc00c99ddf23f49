import { expect, test } from 'vitest';
import { least, play, stepsOf } from './play.ts';

const talks = 500;

test(`in ${talks} talks that everything interrupts no answer is lost`, { timeout: 300_000 }, async () => {
  const broken: number[] = [];
  for (let seed = 1; seed <= talks; seed += 1) if ((await play(seed)).length > 0) broken.push(seed);
  const [first] = broken;
  if (first === undefined) return expect(broken).toEqual([]);
  const small = await least(first);
  const told = small.map(({ at, kind, who, luck }) => `  ${at} ${who} ${kind} ${luck}`).join('\n');
  const why = (await play(first, small)).join('\n');
  expect.fail(`${broken.length} talks, seeds ${broken.slice(0, 20).join(', ')}; seed ${first}:\n${told}\n${why}`);
});

test('every kind of interruption is played', () => {
  const played = Array.from({ length: talks }, (_, index) => stepsOf(index + 1)).flat();
  const counts = Object.groupBy(played, ({ kind }) => kind);
  expect(Object.keys(counts).toSorted()).toEqual(
    'answer arrive choose clear crash findNetwork hear loseNetwork pause publish read refresh tenMinutes window'.split(
      ' ',
    ),
  );
  for (const [kind, those = []] of Object.entries(counts)) expect(those.length, kind).toBeGreaterThan(talks / 4);
});
