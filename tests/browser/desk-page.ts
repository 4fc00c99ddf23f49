import axe from 'axe-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { localDayAndTime } from '../../web/theme/formats.ts';
import { createKeys, type Keys } from './keys.ts';

/** Somebody at the desk, with nothing but a keyboard. */
export interface Desk {
  page: Page;
  keys: Keys;
  /** Nothing an accessibility checker finds on what is shown. */
  isAccessible(): Promise<void>;
}

/** Signs in and stands at the desk, by keys only. Whoever opens it closes its context. */
export async function comesToDesk(browser: Browser, lineUrl: string, user: string): Promise<[Desk, BrowserContext]> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    permissions: ['microphone'],
  });
  const page = await context.newPage();
  await page.goto(`${lineUrl}/desk/`);
  const keys = createKeys(page);
  await keys.opens(page.getByRole('button', { name: user }));
  // Each role begins at its own work.
  await page
    .getByRole('main')
    .filter({ has: page.getByRole('heading', { level: 1 }) })
    .waitFor();
  await page.getByRole('navigation', { name: 'Skrivebord' }).waitFor();
  return [{ page, keys, isAccessible: () => isAccessible(page) }, context];
}

async function isAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(found).toEqual([]);
}

/** From the navigation to a page, whose heading the keyboard is then at. */
export async function goes({ page, keys }: Desk, word: string, heading = word): Promise<void> {
  await keys.opens(page.getByRole('navigation').getByRole('link', { name: word, exact: true }));
  await keys.isAt(page.getByRole('heading', { level: 1, name: heading }));
}

/** More parts than a field for day and time has. */
const mostParts = 7;

/** Types what a field for a day, or for a day and time, shall hold, part by part; the order of the parts is the browser's own language's. */
async function typesParts(keys: Keys, field: Locator, wanted: string): Promise<void> {
  const [year = '', month = '', day = '', hour, minute = ''] = wanted.split(/[-T:]/);
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  const hour12 = String(Number(hour) % 12 || 12).padStart(2, '0');
  for (const parts of [
    [day, month, year, ...(hour === undefined ? [] : [hour, minute])],
    [month, day, year, ...(hour === undefined ? [] : [hour12, minute, half])],
  ]) {
    for (let part = 0; part < mostParts; part += 1) await keys.press('ArrowLeft');
    await keys.type(parts.join(''));
    if ((await field.inputValue()) === wanted) return;
  }
  expect(await field.inputValue()).toBe(wanted);
}

/** A moment of the line's clock. */
export function typesMoment(keys: Keys, field: Locator, moment: string): Promise<void> {
  return typesParts(keys, field, localDayAndTime(moment));
}

/** A local day, `2021-01-04`. */
export function typesDay(keys: Keys, field: Locator, day: string): Promise<void> {
  return typesParts(keys, field, day);
}
