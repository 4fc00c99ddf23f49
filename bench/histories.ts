import { playAll } from '../tests/world/play-all.ts';
import { said } from './budgets.ts';
import type { Measured } from './figures.ts';

const count = 300;

/** How many random histories a minute the replayable world plays, on two workers. */
export async function histories(): Promise<Measured> {
  const began = performance.now();
  const { failures, turns, played } = await playAll({ seed: 1, count, workers: 2, say: () => undefined });
  const minutes = (performance.now() - began) / 60_000;
  const broken = [...failures].map(([invariant, histories]) => `${invariant}: ${histories.length} histories`);
  return {
    name: 'random histories, replayable world',
    budget: `${said('histories')}; nothing happens that must never happen`,
    figures: { histories: played / minutes },
    lines: [
      `${played} histories, ${turns} turns in ${minutes.toFixed(1)} minutes: ${(played / minutes).toFixed(0)} a minute`,
    ],
    broken,
  };
}
