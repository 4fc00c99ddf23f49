/** Somebody who has never seen the line, from its start page to a call taken; a picture a step. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { demand } from '../line/http.ts';
import { type LineProcess, root, startProcess } from '../line/line-process.ts';
import { launchChromium } from './chromium.ts';

/** A Friday evening in Denmark: the line is closed, as it is for most who first try it. */
const evening = '2026-11-27T17:30:00Z';
const mostClicks = 6;
const pictures = process.env.PICTURES ?? join(root, '.local/screenshots');

let line: LineProcess;
let browser: Browser;
let context: BrowserContext;
let clicks = 0;
let shot = 0;

function look(page: Page, name: string) {
  shot += 1;
  return page.screenshot({
    path: join(pictures, `start-${String(shot).padStart(2, '0')}-${name}.png`),
    fullPage: true,
  });
}

async function click(what: Locator): Promise<void> {
  await what.click();
  clicks += 1;
}

/** A link that opens a tab. */
async function opens(link: Locator): Promise<Page> {
  const [page] = await Promise.all([context.waitForEvent('page'), click(link)]);
  return page;
}

async function start(options: { width?: number; colorScheme?: 'light' | 'dark' } = {}): Promise<Page> {
  const { width = 1280, colorScheme = 'light' } = options;
  context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    locale: 'da-DK',
    permissions: ['microphone'],
  });
  const page = await context.newPage();
  await page.goto(`${line.at.line}/`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  return page;
}

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [line, browser] = await Promise.all([startProcess({ at: evening, demo: true }), launchChromium()]);
  // From here on time passes, as it does for whoever tries the line.
  await demand('PUT', `${line.at.carrier}/clock`, { mode: 'real', now: evening });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    for (const page of context.pages()) await look(page, 'failed').catch(() => undefined);
  await context.close();
});
afterAll(async () => {
  await browser?.close();
  await line?.stop();
});

describe('the start page', () => {
  test.each([
    [1280, 'light'],
    [1280, 'dark'],
    [320, 'light'],
    [320, 'dark'],
  ] as const)(
    'has no faults by WCAG AA and no sideways scrolling at %i px, %s, in both languages',
    async (width, colorScheme) => {
      const page = await start({ width, colorScheme });
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await look(page, `danish-${width}-${colorScheme}`);
      expect(await faults(page)).toEqual([]);
      expect(await wide()).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('heading', { level: 1, name: 'Try the visitation line' }).waitFor();
      await look(page, `english-${width}-${colorScheme}`);
      expect(await faults(page)).toEqual([]);
      expect(await wide()).toBeLessThanOrEqual(0);
    },
  );

  test('speaks English to whoever chose it, stories and names included, and the pages of staff can read the choice', async () => {
    const page = await start();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Has just applied for benefits').waitFor();
    await page.getByRole('link', { name: 'Call as Mads' }).waitFor();
    await page.getByRole('link', { name: 'Open the report as Lars, manager' }).waitFor();
    await page.getByText('The line is closed now.').waitFor();
    expect(await page.evaluate(() => [document.documentElement.lang, localStorage.getItem('sprog')])).toEqual([
      'en',
      'en',
    ]);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Try the visitation line' }).waitFor();
    // Nothing of the other language is left, but the way back to it and what stands on the desk's own buttons.
    const said = await page.locator('body').innerText();
    expect(said.replace('Dansk', '')).not.toMatch(/\b(og|ikke|som|borger|opkald|rapporten|skrivebordet)\b/i);
  });

  test(`leads a newcomer to the first call taken in ${mostClicks} clicks at most, on a closed evening`, async () => {
    const page = await start();
    clicks = 0;
    await look(page, 'closed');
    await click(page.getByRole('button', { name: /^Stil uret til mandag/ }));
    await page.getByText('Linjen er åben.').waitFor();
    await look(page, 'clock-moved');

    const desk = await opens(page.getByRole('link', { name: 'Åbn skrivebordet som Karen' }));
    await desk.getByRole('navigation', { name: 'Skrivebord' }).waitFor();
    await look(desk, 'desk');
    await click(desk.getByText('Klar', { exact: true }));
    const registered = () => demand<{ registered: boolean }>('GET', `${line.at.carrier}/clients/konsulent1`);
    await expect.poll(async () => (await registered()).registered).toBe(true);
    await look(desk, 'desk-ready');

    const phone = await opens(page.getByRole('link', { name: 'Ring som Mads' }));
    await phone.getByRole('heading', { level: 1, name: 'Borgerens telefon: Mads Mørk' }).waitFor();
    await phone
      .getByText(/tryk 3/i)
      .first()
      .waitFor();
    await look(phone, 'phone');
    await click(phone.getByRole('button', { name: '3', exact: true }));

    const take = desk.getByRole('button', { name: /^Besvar/ });
    await expect.poll(() => take.isEnabled().catch(() => false)).toBe(true);
    await look(desk, 'desk-rings');
    await click(take);
    await desk.getByRole('region', { name: 'Telefon' }).getByText('I samtale').waitFor();
    await desk.getByText('Mads Mørk').first().waitFor();
    await look(desk, 'desk-talks');
    expect(clicks).toBeLessThanOrEqual(mostClicks);

    const report = await opens(page.getByRole('link', { name: 'Åbn rapporten som Lars' }));
    await report.getByText('Henvendelser').first().waitFor();
    await look(report, 'report');
    // Who is who is told by the tab: the desk is still Karen's.
    await desk.reload();
    await desk.getByText('Karen Kvist').first().waitFor();
  });
});
