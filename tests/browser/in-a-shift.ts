import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Desk, goes } from './desk-page.ts';
import type { Keys } from './keys.ts';

/** More questions than any conclusion demands. */
const mostDemanded = 20;

/** *Sager*, narrowed down to a kind of step and an owner, and from there into somebody's case. */
export async function finds(
  desk: Desk,
  { step, owner, name }: { step: RegExp; owner: RegExp; name: string },
): Promise<void> {
  const { page, keys } = desk;
  await goes(desk, 'Sager');
  await keys.picks(page.getByLabel('Næste skridt'), step);
  await keys.picks(page.getByLabel('Hvis tur det er'), owner);
  await page
    .getByRole('status')
    .getByText(/^\d+ sag/)
    .waitFor();
  await desk.isAccessible();
  await keys.opens(page.getByRole('table').getByRole('link', { name, exact: true }));
  await keys.isAt(page.getByRole('heading', { level: 1, name }));
  await desk.isAccessible();
}

function kindAt(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('type') ?? 'text');
}

/** Every box of a question, from the first one on. */
async function ticksAll(page: Page, keys: Keys): Promise<void> {
  for (let box = 0; box < mostDemanded && (await kindAt(page)) === 'checkbox'; box += 1) {
    await keys.press('Space');
    await keys.press('Tab');
  }
}

/** Every answer that the conclusion demands, by the way that the form itself shows to each. */
export async function answersWhatIsDemanded({ page, keys }: Desk): Promise<void> {
  const demanded = page.locator('.why-not').getByRole('button');
  for (let asked = 0; asked < mostDemanded && (await demanded.count()) > 0; asked += 1) {
    const before = await demanded.count();
    await keys.opens(demanded.first());
    const kind = await kindAt(page);
    if (kind === 'checkbox') await ticksAll(page, keys);
    else if (kind === 'radio') await keys.press('Space');
    else await keys.type('Borgeren ønskede telefonen.');
    await expect.poll(() => demanded.count()).toBeLessThan(before);
  }
  expect(await demanded.count()).toBe(0);
}
