import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A view to try: the query and fragment that show it, and what is done there first. */
export interface View {
  name: string;
  query: string;
  hash?: string;
  act?: (page: Page) => Promise<void>;
  /** Tried once more at 200 %, on a screen of 1280 by 800. */
  zoomed?: true;
  /** A box lies over a part of the page: what it covers half is no target while it is open. */
  covered?: true;
}

/** The screens on which a view is tried, in CSS pixels. */
interface Screens {
  widths: number[];
  height: number;
  scale: number;
}
const screens: Screens = { widths: [1280, 320], height: 800, scale: 1 };
const zoomedScreens: Screens = { widths: [640], height: 400, scale: 2 };
const pictures = process.env.PICTURES;

interface Violation {
  id: string;
  nodes: Array<{ html: string; failureSummary: string }>;
}

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
const rulesOfTargets = ['wcag22aa'];

/** All that another scheme of colours can change: the rest is not looked at twice. */
const rulesOfColours = ['color-contrast', 'link-in-text-block'];

async function violationsOf(page: Page, rules: string[]): Promise<unknown[]> {
  // What is in order is not written out, which is the half of the work.
  const asked = JSON.stringify({ runOnly: rules, resultTypes: ['violations'] });
  const { violations } = (await page.evaluate(`axe.run(${asked})`)) as { violations: Violation[] };
  return violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes[0]?.failureSummary]);
}

/** In dark colours; and, for whoever looks at the pictures, in the few colours of a system that forces its own. */
async function tryColours(page: Page, { name }: View, width: number): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepPicture(page, `${name}-${width}-dark`);

  expect(await violationsOf(page, rulesOfColours), `dark at ${width}`).toEqual([]);
  if (pictures) await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await keepPicture(page, `${name}-${width}-forced`);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

interface Opened {
  page: Page;
  show(): Promise<unknown>;
  /** The accessibility checker, as a script. */
  axe: string;
}

async function tryOn(
  view: View,
  screens: Screens,
  open: (view: View, screens: Screens) => Promise<Opened>,
): Promise<void> {
  const { page, show, axe } = await open(view, screens);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  try {
    await show();
    await page.locator('h1').waitFor();
    await view.act?.(page);
    await page.evaluate(axe);
    for (const width of screens.widths) {
      await page.setViewportSize({ width, height: screens.height });
      // From its top: what is fixed there lies over nothing then.
      await page.evaluate('scrollTo(0, 0)');
      await keepPicture(page, `${view.name}-${width}`);

      expect(
        await violationsOf(page, view.covered ? everyRule : [...everyRule, ...rulesOfTargets]),
        `at ${width}`,
      ).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), `at ${width}`).toBe(0);
      await tryColours(page, view, width);
    }
    expect(errors).toEqual([]);
  } finally {
    await page.close();
  }
}

/**
 * Registers a test for every view of a page, built by `tests/built.ts`: at 1280 and 320 pixels, and some at 200 %, in light and in dark colours, nothing
 * an accessibility checker finds, nothing wider than the screen, no error in the page. `PICTURES=folder` keeps a picture of each.
 */
export function tryViews(options: { page: 'desk' | 'reports'; views: View[]; launch: () => Promise<Browser> }): void {
  let server: PreviewServer | undefined;
  let address = '';
  let browser: Browser | undefined;
  let axe: string;

  beforeAll(async () => {
    if (pictures) await mkdir(pictures, { recursive: true });
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    // Any port that is free: two of these may run at once.
    server = await preview({
      configFile: false,
      logLevel: 'error',
      build: { outDir: join('dist/views', options.page) },
      preview: { port: 0, host: '127.0.0.1' },
    });
    address = server.resolvedUrls?.local[0] ?? '';
    browser = await options.launch();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open({ query, hash = '' }: View, { widths, height, scale }: Screens): Promise<Opened> {
    if (!browser) throw new Error('no browser');
    const viewport = { width: widths[0] ?? 0, height };
    const page = await browser.newPage({
      viewport,
      deviceScaleFactor: scale,
      locale: 'da-DK',
      reducedMotion: 'reduce',
    });
    return { page, show: () => page.goto(`${address}?${query}${hash}`), axe };
  }

  test.each(options.views)('$name is accessible and fits', (view) => tryOn(view, screens, open));
  const zoomed = options.views.filter((view) => view.zoomed);
  if (zoomed.length > 0)
    test.each(zoomed)('$name is accessible and fits at 200 %', (view) => tryOn(view, zoomedScreens, open));
}
