// npm run pictures: starts the line with its demo, plays a morning on it and keeps pictures of its pages in docs/images, with a digest of what
// each shows (a test says when one is older than that). `-- --into DIR` puts them elsewhere, to look at.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { parts, prepare } from '../local/prepare.ts';
import { launchChromium } from '../tests/browser/chromium.ts';
import { startLine } from '../tests/line/line-under-test.ts';
import { root } from './bundle.ts';
import { morning, playScene } from './pictures/scene.ts';
import { manifestOf, type Picture, pictureFolder } from './pictures/shown.ts';
import { smallPng } from './pictures/small-png.ts';

const { values } = parseArgs({ options: { into: { type: 'string', default: join(root, pictureFolder) } } });
const into = resolve(values.into);
const failed = join(root, '.local/pictures-failed');
/** Milliseconds that anything may take: the machine may have other things to do. */
const patience = 120_000;

function say(line: string) {
  return process.stdout.write(`${line}\n`);
}

/** Light, still, in Denmark; each tab in a context of its own, so that it is somebody of its own. */
async function opens(browser: Browser, address: string, viewport = { width: 1280, height: 800 }) {
  const context = await browser.newContext({
    viewport,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    permissions: ['microphone'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(address);
  return page;
}

/** Nothing that the keyboard or the mouse happens to be at, and nothing that is still being fetched. */
async function takes(page: Page, picture: Picture, height?: number): Promise<void> {
  await page.evaluate('document.activeElement?.blur()');
  await page.mouse.move(0, 0);
  await page.waitForFunction(
    `!/(Henter|Tegner)/.test(document.body.innerText) && !document.querySelector('[aria-busy=true]')`,
  );
  // What a machine with too much to do makes of the sound is not what the picture is about.
  await page
    .waitForFunction('!/dårlig forbindelse/i.test(document.body.innerText)', undefined, { timeout: patience / 4 })
    .catch(() => say(`${picture} shows a poor connection: this machine is busy. Take it again later.`));
  const { width = 0, height: whole = 0 } = page.viewportSize() ?? {};
  const clip = { x: 0, y: 0, width, height: height ?? whole };
  writeFileSync(join(into, picture), smallPng(await page.screenshot({ animations: 'disabled', clip })));
  say(picture);
}

async function takeAll(): Promise<void> {
  await Promise.all(Object.values(parts).map((part) => prepare(root, part, say)));
  const line = await startLine({ at: morning, demo: true, patience: 3 * patience });
  const browser = await launchChromium().catch((error) => line.stop().then(() => Promise.reject(error)));
  try {
    await playScene({ line, opens: (address, size) => opens(browser, address, size), takes });
  } catch (error) {
    const pages = browser.contexts().flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) await page.screenshot({ path: join(failed, `${index}.png`) });
    say(`What the pages showed last: ${failed}`);
    throw error;
  } finally {
    await browser.close();
    await line.stop();
  }
}

mkdirSync(into, { recursive: true });
await takeAll();
if (into === join(root, pictureFolder)) {
  const { path, text } = manifestOf(root);
  writeFileSync(path, text);
}
