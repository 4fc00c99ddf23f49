import { expect, test } from 'vitest';
import { unit } from '../../tests/fixtures/case.ts';
import { playWindowYear } from './window-year.ts';

const plan = { unit, days: 60, consultants: 2, handling: 1500, asksPerHour: 2.8, callsPerHour: 1, seed: 7 };

test('two months with two consultants keep their windows where they are promised by what can be kept', () => {
  const modelled = playWindowYear({ ...plan, isModelled: true });
  const plain = playWindowYear({ ...plan, isModelled: false });
  expect(modelled.asked).toBe(plain.asked);
  expect(modelled.asked).toBeGreaterThan(500);
  expect(modelled.kept / modelled.asked).toBeGreaterThan(0.95);
  expect(plain.kept / plain.asked).toBeLessThan(0.95);
  expect(modelled.soon / modelled.asked).toBeGreaterThan(0.9);
});
