import { expect, onTestFinished, test, vi } from 'vitest';
import { budgets } from '../../bench/budgets.ts';
import { deskPage } from '../../bench/desk-page.ts';

test('the desk is at most 200 kB of JavaScript before a call, with the voice SDK, and says something within 30', async () => {
  // Under test the builder would take React's development half.
  vi.stubEnv('NODE_ENV', 'production');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { page, styles, saysSomething, early } = await deskPage();
  const total = early.reduce((sum, script) => sum + script.size, 0);

  // The SDK is loaded lazily and counted all the same: it is there before the first call.
  expect(early.some(({ name, size }) => name.includes('twilio') && size > 30_000)).toBe(true);
  expect(total, early.map(({ name, size }) => `${name} ${size}`).join(', ')).toBeLessThanOrEqual(
    budgets.deskPage.limit * 1000,
  );

  expect(saysSomething).toBe(true);
  const beforeWords = [page, ...styles].reduce((sum, { size }) => sum + size, 0);
  expect(beforeWords).toBeLessThanOrEqual(budgets.deskFirst.limit * 1000);
});
