/** Somebody who has never seen the line, from its start page to a call taken; a picture a step. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { demand } from '../line/http.ts';
import { type LineProcess, root, startProcess } from '../line/line-process.ts';
import { launchChromium } from './chromium.ts';
import { createKeys } from './keys.ts';

/** A Friday evening in Denmark: the line is closed, as it is for most who first try it. */
const evening = '2026-11-27T17:30:00Z';
const mostClicks = 6;
const pictures = process.env.PICTURES ?? join(root, '.local/screenshots');

/** What the pages say on the way, in each language; the line's own sentences are Danish until a caller presses 8. */
const danish = {
  closed: 'Linjen er lukket nu.',
  move: /^Stil uret til mandag/,
  open: 'Linjen er åben.',
  desk: 'Åbn skrivebordet som Karen',
  navigation: 'Skrivebord',
  ready: 'Klar',
  call: 'Ring som Mads',
  telephone: 'Borgerens telefon: Mads Mørk',
  answer: /^Besvar/,
  bar: 'Telefon',
  talks: 'I samtale',
  person: 'Du taler nu med et menneske.',
  report: 'Åbn rapporten som Lars',
  contacts: 'Henvendelser',
};
const english: typeof danish = {
  closed: 'The line is closed now.',
  move: /^Set the clock to/,
  open: 'The line is open.',
  desk: 'Open the desk as Karen',
  navigation: 'Desk',
  ready: 'Ready',
  call: 'Call as Mads',
  telephone: "The citizen's telephone: Mads Mørk",
  answer: /^Answer/,
  bar: 'Telephone',
  talks: 'In a talk',
  person: 'You are talking with a person now.',
  report: 'Open the report as Lars',
  contacts: 'Enquiries',
};

let line: LineProcess;
let browser: Browser;
let context: BrowserContext;
/** A click, or Tab to what is meant and Enter. */
let clicks = 0;
let hasMouse = true;
let shot = 0;
/** The line's clock was moved and its first call taken: the next newcomer gets another. */
let isTried = false;

function look(page: Page, name: string) {
  shot += 1;
  return page.screenshot({
    path: join(pictures, `start-${String(shot).padStart(2, '0')}-${name}.png`),
    fullPage: true,
  });
}

async function click(what: Locator): Promise<void> {
  if (hasMouse) await what.click();
  else {
    await what.page().bringToFront();
    await createKeys(what.page()).opens(what);
  }
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

/** A new line, on which time passes as it does for whoever tries it. */
async function startsInTheEvening(): Promise<LineProcess> {
  const started = await startProcess({ at: evening, demo: true });
  await demand('PUT', `${started.at.carrier}/clock`, { mode: 'real', now: evening });
  return started;
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [line, browser] = await Promise.all([startsInTheEvening(), launchChromium()]);
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

  test.each([
    ['Danish', danish, 'a mouse'],
    ['English', english, 'the keyboard alone'],
  ])(
    `leads a newcomer who reads $0 and has $2 to the first call taken in ${mostClicks} clicks at most, on a closed evening`,
    async (name, words, hand) => {
      if (isTried) {
        await line.stop();
        line = await startsInTheEvening();
      }
      isTried = true;
      const page = await start();
      if (name === 'English') await page.getByRole('button', { name: 'English' }).click();
      clicks = 0;
      hasMouse = hand === 'a mouse';
      const looks = (at: Page, what: string) => look(at, `${name.toLowerCase()}-${what}`);
      await page.getByText(words.closed).waitFor();
      await looks(page, 'closed');
      await click(page.getByRole('button', { name: words.move }));
      await page.getByText(words.open).waitFor();
      await looks(page, 'clock-moved');

      const desk = await opens(page.getByRole('link', { name: words.desk }));
      await desk.getByRole('navigation', { name: words.navigation }).waitFor();
      await looks(desk, 'desk');
      await click(desk.getByRole('button', { name: words.ready, exact: true }));
      const registered = () => demand<{ registered: boolean }>('GET', `${line.at.carrier}/clients/konsulent1`);
      await expect.poll(async () => (await registered()).registered).toBe(true);
      await looks(desk, 'desk-ready');

      const phone = await opens(page.getByRole('link', { name: words.call }));
      await phone.getByRole('heading', { level: 1, name: words.telephone }).waitFor();
      await phone
        .getByText(/tryk 3/i)
        .first()
        .waitFor();
      await looks(phone, 'phone');
      await click(phone.getByRole('button', { name: '3', exact: true }));

      const take = desk.getByRole('button', { name: words.answer });
      await expect.poll(() => take.isEnabled().catch(() => false)).toBe(true);
      await looks(desk, 'desk-rings');
      await click(take);
      await desk.getByRole('region', { name: words.bar }).getByText(words.talks).waitFor();
      await desk.getByText('Mads Mørk').first().waitFor();
      await looks(desk, 'desk-talks');
      await phone.getByText(words.person).waitFor();
      await looks(phone, 'phone-talks');
      expect(clicks).toBeLessThanOrEqual(mostClicks);

      const report = await opens(page.getByRole('link', { name: words.report }));
      await report.getByText(words.contacts).first().waitFor();
      await looks(report, 'report');
      // Who is who is told by the tab: the desk is still Karen's.
      await desk.reload();
      await desk.getByText('Karen Kvist').first().waitFor();
    },
  );
});
