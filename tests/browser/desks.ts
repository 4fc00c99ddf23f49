import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { root } from '../line/line-process.ts';
import { type Line, startLine } from '../line/line-under-test.ts';
import { launchChromium } from './chromium.ts';
import { comesToDesk, type Desk } from './desk-page.ts';

const shots = join(root, '.local/screenshots');

export interface Desks {
  line: Line;
  /** Signs in and stands at the desk, by keys only. */
  comes(user: string): Promise<Desk>;
}

/**
 * A line, and desks at it that are closed after each test, for all tests of a file. `desks` is there once they run.
 * @param name begins the names of pictures of what a failing test saw last
 */
export function desksFor(name: string): Desks {
  const desks = {} as Desks;
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    [desks.line, browser] = await Promise.all([startLine(), launchChromium()]);
    desks.comes = async (user) => {
      const [desk, context] = await comesToDesk(browser, desks.line.at.line, user);
      contexts.push(context);
      return desk;
    };
  });
  afterEach(async ({ task }) => {
    // For whoever must mend it.
    if (task.result?.state === 'fail')
      for (const [index, page] of contexts.flatMap((context) => context.pages()).entries())
        await page.screenshot({ path: join(shots, `${name}-failed-${index}.png`) }).catch(() => undefined);
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    await desks.line.clear();
    // Clearing plays the softphones; the browser's own must ring again.
    await fetch(`${desks.line.at.carrier}/clients/konsulent1`, { method: 'DELETE' });
  });
  afterAll(async () => {
    await browser?.close();
    await desks.line?.stop();
  });
  return desks;
}
