import { expect, test } from 'vitest';
import { suitedFigures } from './suited-figures.ts';

test.each([
  { perHour: 4, handling: 900, consultants: 3, speakers: 1 },
  { perHour: 28, handling: 900, consultants: 10, speakers: 3 },
])(
  'of 10,000 calls to $consultants consultants those in English reach who speaks it far more often than by chance',
  (room) => {
    const plan = { ...room, calls: 10_000, seed: 7, share: 1 / 7 };
    const { english, reached, byChance, wait, plainWait } = suitedFigures({ ...plan, wait: 90 });
    expect(english).toBeGreaterThan(1200);
    expect(reached).toBeGreaterThan(1.5 * byChance);
    expect(wait - plainWait).toBeLessThan(90);
  },
);

test('where nobody is waited for, whoever is free and speaks it is preferred all the same', () => {
  const room = { perHour: 4, handling: 900, consultants: 3, speakers: 1, calls: 10_000, seed: 7, share: 1 / 7 };
  const { reached, byChance } = suitedFigures({ ...room, wait: 0 });
  expect(reached).toBeGreaterThan(byChance);
});
