import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { root } from '../line/line-process.ts';
import { type Line, startLine } from '../line/line-under-test.ts';
import { launchChromium } from './chromium.ts';
import { giveTone } from './sound.ts';
import { callsLine, switchesOn } from './telephone-page.ts';

export const shots = join(root, '.local/screenshots');

/** Who talks: a citizen by their number, a consultant by their name, each with a tone in their microphone. */
interface Talkers {
  number: string;
  citizenTone: number;
  user: string;
  consultantTone: number;
}

export interface TonedPages {
  line: Line;
  /** Signs in at a desk. */
  desk(user: string, tone: number): Promise<Page>;
  /** A telephone that is switched on. */
  telephone(number: string, tone: number): Promise<Page>;
  /** The consultant goes on duty, and takes the citizen's call. */
  talk(who: Talkers): Promise<{ citizen: Page; consultant: Page }>;
}

async function talks(pages: TonedPages, who: Talkers): Promise<{ citizen: Page; consultant: Page }> {
  const { line } = pages;
  const consultant = await pages.desk(who.user, who.consultantTone);
  await consultant.getByText('Klar', { exact: true }).click();
  await expect.poll(async () => (await line.registered(who.user)).registered).toBe(true);
  const citizen = await pages.telephone(who.number, who.citizenTone);
  await callsLine(citizen, line.number);
  await line.pass('PT40S');
  await citizen.keyboard.press('3');
  const take = consultant.getByRole('button', { name: /^Besvar/ });
  await expect.poll(() => take.isEnabled()).toBe(true);
  await consultant.keyboard.press('F2');
  await consultant.getByRole('region', { name: 'Telefon' }).getByText('I samtale').waitFor();
  await line.pass('PT2S');
  return { citizen, consultant };
}

/**
 * A line, and pages at it that are open for all tests of a file, so that each end of a talk can be told by what another one hears. `pages`
 * is there once the tests run.
 * @param name begins the names of pictures of what a failing test saw last
 */
export function tonedPagesFor(name: string): TonedPages {
  const pages = {} as TonedPages;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    [pages.line, browser] = await Promise.all([startLine(), launchChromium()]);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      for (const [index, page] of contexts.flatMap((context) => context.pages()).entries())
        await page.screenshot({ path: join(shots, `${name}-failed-${index}.png`) }).catch(() => undefined);
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
    await pages.line?.stop();
  });
  const open = async (url: string, tone: number) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions: ['microphone'] });
    contexts.push(context);
    const page = await context.newPage();
    await giveTone(page, tone);
    await page.goto(url);
    return page;
  };
  pages.desk = async (user, tone) => {
    const page = await open(`${pages.line.at.line}/desk/`, tone);
    await page.getByText(user).first().click();
    return page;
  };
  pages.telephone = async (number, tone) => {
    const page = await open(pages.line.at.carrier, tone);
    await switchesOn(page, number);
    return page;
  };
  pages.talk = (who) => talks(pages, who);
  return pages;
}
