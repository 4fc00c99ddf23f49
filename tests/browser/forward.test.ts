/** A citizen is put through to an office, and keys are pressed in a talk: what is heard is measured at the other end. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { playedOffices } from '../../local/seed/policies/policies.ts';
import { root } from '../line/line-process.ts';
import { type Line, startLine } from '../line/line-under-test.ts';
import { launchChromium } from './chromium.ts';
import { giveTone, listen } from './sound.ts';

const citizenTone = 600;
const officeTone = 1500;
const shots = join(root, '.local/screenshots');

let line: Line;
let browser: Browser;
const contexts: BrowserContext[] = [];

async function open(url: string, tone: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions: ['microphone'] });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await giveTone(page, tone);
  await page.goto(url);
  return page;
}

async function telephone(number: string, tone: number): Promise<Page> {
  const page = await open(line.at.carrier, tone);
  await page.getByLabel('Dit telefonnummer').fill(number);
  await page.getByRole('button', { name: 'Tænd telefonen' }).click();
  await page.getByText('Tændt – kan ringes op').waitFor();
  return page;
}

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  [line, browser] = await Promise.all([startLine(), launchChromium()]);
}, 240_000);
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    for (const [index, page] of contexts.flatMap((context) => context.pages()).entries())
      await page.screenshot({ path: join(shots, `forward-failed-${index}.png`) }).catch(() => undefined);
});
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await line?.stop();
});

/** The strongest frequency that a page hears, where it hears anything. */
async function hertzAt(page: Page): Promise<number> {
  const { level, hertz } = await listen(page, 1);
  return level < 0.01 ? 0 : hertz;
}

test('keys are heard at the other end, and an office that answers has the citizen', { timeout: 400_000 }, async () => {
  // Nothing of the consultant is heard but the keys.
  const consultant = await open(`${line.at.line}/desk/`, 0);
  await consultant.getByText('konsulent1').first().click();
  await consultant.getByText('Klar', { exact: true }).click();
  const isRegistered = async () => (await line.registered('konsulent1')).registered;
  await expect.poll(isRegistered, { timeout: 60_000 }).toBe(true);
  const citizen = await telephone('20 10 10 08', citizenTone);
  await citizen.getByLabel('Ring til').fill(line.number);
  await citizen.getByRole('button', { name: 'Ring op' }).click();
  await citizen.getByText('Velkommen til Favrskov Kommune.').waitFor();
  await line.pass('PT40S');
  await citizen.keyboard.press('3');
  const take = consultant.getByRole('button', { name: /^Besvar/ });
  await expect.poll(() => take.isEnabled(), { timeout: 60_000 }).toBe(true);
  await consultant.keyboard.press('F2');
  await consultant.getByRole('region', { name: 'Telefon' }).getByText('I samtale').waitFor();
  await line.pass('PT2S');
  await expect.poll(() => hertzAt(citizen), { timeout: 60_000 }).toBe(0);

  // A long row of 1s: the two tones of that key, 697 and 1209 Hz, whichever is the stronger at a moment.
  await consultant.getByRole('button', { name: 'Tast …' }).click();
  const keypad = consultant.getByRole('group', { name: 'Tast til den anden ende' });
  await keypad.locator('button:focus').waitFor();
  for (let time = 0; time < 20; time += 1) await consultant.keyboard.press('1');
  const heard = await hertzAt(citizen);
  expect(Math.min(Math.abs(heard - 697), Math.abs(heard - 1209)), `heard ${heard}`).toBeLessThan(15);
  await keypad
    .getByRole('status')
    .filter({ hasText: `Tastet: ${'1'.repeat(20)}` })
    .waitFor();
  await consultant.screenshot({ path: join(shots, 'desk-keypad.png') });
  await consultant.keyboard.press('Escape');

  const [first] = playedOffices;
  const office = await telephone(first?.number ?? '', officeTone);
  await consultant.getByRole('button', { name: 'Stil om …' }).click();
  await consultant.getByRole('button', { name: /^Jobcentrets hovednummer/ }).click();
  await consultant.getByText('Ringer til Jobcentrets hovednummer …').waitFor();
  await citizen.getByText('Du bliver stillet om til Jobcentrets hovednummer. Bliv på linjen.').waitFor();
  await consultant.screenshot({ path: join(shots, 'desk-puts-through.png') });
  await line.pass('PT2S');
  await office.getByRole('button', { name: 'Besvar' }).click();
  await office.getByText('Du får nu en borger stillet om.').waitFor();
  // Said for a while only, which may be over when the line has done everything.
  const told = consultant.getByText('Borgeren er stillet om til Jobcentrets hovednummer.').waitFor();
  await Promise.all([told, line.pass('PT3S')]);
  const isOffice = async () => Math.abs((await hertzAt(citizen)) - officeTone);
  await expect.poll(isOffice, { timeout: 60_000 }).toBeLessThan(30);
  // What was said to the office keeps its own pace while the clock is driven.
  const isCitizen = async () => Math.abs((await hertzAt(office)) - citizenTone);
  await expect.poll(isCitizen, { timeout: 60_000 }).toBeLessThan(30);
  await consultant.getByText('Efterbehandling').first().waitFor();

  await office.getByRole('button', { name: 'Læg på' }).click();
  await citizen.getByText('Samtalen er slut. Mangler du noget, så ring til os igen. Farvel.').waitFor();
});
