import { expect, test } from 'vitest';
import { wishFigures } from './wish-figures.ts';

test.each([
  { perHour: 4, handling: 900, consultants: 3 },
  { perHour: 28, handling: 900, consultants: 10 },
])('of 10,000 calls to $consultants consultants none is rung at whom the caller wishes not to talk with', (load) => {
  const { wishing, rung, passedOver } = wishFigures({ ...load, calls: 10_000, seed: 7, cap: 45 });
  expect(wishing).toBeGreaterThan(3500);
  expect({ rung, passedOver }).toEqual({ rung: 0, passedOver: 0 });
});
