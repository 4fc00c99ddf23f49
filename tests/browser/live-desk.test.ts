/** The desk's socket as a browser opens it: the page's own judgement, and the line's own WebSocket API. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Line, startLine } from '../line/line-under-test.ts';
import { launchChromium } from './chromium.ts';

let line: Line;
let browser: Browser;
beforeAll(async () => {
  [line, browser] = await Promise.all([startLine(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await line?.stop();
});

test('a desk in a browser hears of a registration and only then asks for it, and says when it is cut off', async () => {
  const page = await browser.newPage();
  await page.clock.install();
  const happened: string[] = [];
  const answers: string[] = [];
  const opened = page.waitForEvent('websocket', (socket) => socket.url().endsWith('/live'));
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('"now"')) answers.push(String(payload));
      else happened.push(`heard ${payload}`);
    }),
  );
  page.on('request', (request) => {
    if (request.url().endsWith('/api/desk')) happened.push('asked');
  });
  await page.goto(`${line.at.line}/desk/#/`);
  await page.getByText('borgerservice1').first().click();
  await page.getByRole('heading', { level: 1, name: 'Overblik' }).waitFor();
  expect((await opened).url()).toBe(`${line.at.line.replace('http', 'ws')}/live`);
  await expect.poll(() => answers.length).toBe(1);

  await line.pass('PT1M');
  await page.clock.fastForward(61_000);
  await expect.poll(() => answers.length).toBe(2);
  // Trusted from here on, with one fetch when that begins.
  happened.length = 0;
  await line.staff('borgerservice1').registers({ name: 'Hanne Hørt', phone: '20661001', choice: 'callback' });
  await page.getByText('Hanne Hørt').first().waitFor();

  // The fetch with which the trust begins may show her before the push is there.
  const pushAt = () => happened.findIndex((what) => what.startsWith('heard'));
  await expect.poll(pushAt).toBeGreaterThanOrEqual(0);
  const push = pushAt();
  expect(happened[push]).toMatch(/^heard \{"sequence":"2021-01-04T[^"]+"\}$/);
  await expect.poll(() => happened.slice(push)).toContain('asked');
  // Before that at most the one fetch with which the trust begins.
  expect(happened.slice(0, push).length).toBeLessThanOrEqual(1);

  // Without a network the desk says so, and when that is back it shows what it could not hear.
  const cutOff = page.getByText('Forbindelsen til linjen er afbrudt');
  await page.context().setOffline(true);
  await cutOff.waitFor();
  await line.staff('borgerservice1').registers({ name: 'Ove Overhørt', phone: '20661002', choice: 'callback' });
  expect(await page.getByText('Ove Overhørt').count()).toBe(0);
  await page.context().setOffline(false);
  await page.getByText('Ove Overhørt').first().waitFor();
  await cutOff.waitFor({ state: 'hidden' });
  await page.close();
});
