/** A coordinator in a consultant's talk, with sound measured at all three ends: who hears whom is no matter of what a page says. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../functions/adapters/dynamo-client.ts';
import { openTable } from '../../functions/adapters/open-table.ts';
import { createStore } from '../../functions/adapters/store.ts';
import { supervisionMode } from '../../schemas/supervision.ts';
import { root } from '../line/line-process.ts';
import { type Line, startLine } from '../line/line-under-test.ts';
import { launchChromium } from './chromium.ts';
import { giveTone, listen } from './sound.ts';

/** A citizen who says nothing: what they hear is then the others'. */
const silent = 0;
const consultantTone = 1000;
const coordinatorTone = 1500;
const shots = join(root, '.local/screenshots');

let line: Line;
let browser: Browser;
/** The second test goes on in the talk of the first. */
let citizen: Page;
let consultant: Page;
let coordinator: Page;
const contexts: BrowserContext[] = [];

/** No shipped rules let anybody listen: these do from the start, before any function has read them. */
async function allowAll(): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = createClient({ endpoint: line.at.store, region: 'eu-west-1', credentials });
  const now = () => new Date().toISOString();
  const store = createStore(openTable('visitation-line', client), { now, onSetAside: () => undefined });
  const unit = await store.get('unit', 'favrskov');
  if (unit === undefined) throw new Error('No unit');
  const supervision = [...supervisionMode.options];
  await store.overwrite({ ...unit, policies: unit.policies.map((policy) => ({ ...policy, supervision })) });
  client.destroy();
}

async function open(url: string, tone: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions: ['microphone'] });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await giveTone(page, tone);
  await page.goto(url);
  return page;
}

async function desk(user: string, tone: number): Promise<Page> {
  const page = await open(`${line.at.line}/desk/`, tone);
  await page.getByText(user).first().click();
  return page;
}

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  [line, browser] = await Promise.all([startLine(), launchChromium()]);
  await allowAll();
}, 90_000);
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    for (const [index, page] of contexts.flatMap((context) => context.pages()).entries())
      await page.screenshot({ path: join(shots, `supervision-failed-${index}.png`) }).catch(() => undefined);
});
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await line?.stop();
});

/** A citizen and konsulent1 talk. */
async function talk(): Promise<void> {
  consultant = await desk('konsulent1', consultantTone);
  await consultant.getByText('Klar', { exact: true }).click();
  await expect.poll(async () => (await line.registered('konsulent1')).registered, { timeout: 20_000 }).toBe(true);
  citizen = await open(line.at.carrier, silent);
  await citizen.getByLabel('Dit telefonnummer').fill('20 10 10 07');
  await citizen.getByRole('button', { name: 'Tænd telefonen' }).click();
  await citizen.getByText('Tændt – kan ringes op').waitFor();
  await citizen.getByLabel('Ring til').fill(line.number);
  await citizen.getByRole('button', { name: 'Ring op' }).click();
  await citizen.getByText('Velkommen til Favrskov Kommune.').waitFor();
  await line.pass('PT40S');
  await citizen.keyboard.press('3');
  const take = consultant.getByRole('button', { name: /^Besvar/ });
  await expect.poll(() => take.isEnabled(), { timeout: 20_000 }).toBe(true);
  await consultant.keyboard.press('F2');
  await consultant.getByRole('region', { name: 'Telefon' }).getByText('I samtale').waitFor();
  await line.pass('PT2S');
}

/** What a page hears within a while: that tone, and nothing stronger; or nothing. */
async function hears(page: Page, tone: number | undefined): Promise<void> {
  const heard = async () => {
    const { level, hertz } = await listen(page, 1);
    if (level < 0.01) return undefined;
    return [consultantTone, coordinatorTone].find((one) => Math.abs(one - hertz) < 30) ?? hertz;
  };
  await expect.poll(heard, { timeout: 20_000 }).toBe(tone);
}

test('a coordinator listens, whispers and joins: each hears whom they should, and the citizen is told before', async () => {
  await talk();
  coordinator = await desk('koordinator1', coordinatorTone);
  await coordinator.getByRole('link', { name: 'Overblik' }).click();
  await hears(citizen, consultantTone);

  const takesPart = async (does: string, says: string, own: string) => {
    await coordinator.getByRole('button', { name: new RegExp(`^${does}`) }).click();
    await citizen.getByText(says).waitFor();
    await coordinator.getByText('Borgeren får det at vide …').waitFor();
    // The sentence lasts a second of driven time, and a call begins a second.
    await line.pass('PT3S');
    await coordinator.getByText(own).waitFor();
  };
  await takesPart('Lyt med', 'En koordinator fra kommunen lytter med fra nu af.', 'Du lytter med. Ingen hører dig.');
  await hears(coordinator, consultantTone);
  await consultant.getByText(/ lytter med\. Borgeren ved det\.$/).waitFor();
  // From now on nobody speaks but the coordinator.
  await consultant.getByRole('button', { name: /^Sluk mikrofon/ }).click();
  await hears(citizen, undefined);
  await hears(consultant, undefined);
  await coordinator.screenshot({ path: join(shots, 'coordinator-listens.png'), fullPage: true });

  await takesPart('Tal til konsulenten', 'uden at du hører det', 'Kun konsulenten hører dig.');
  await hears(consultant, coordinatorTone);
  await hears(citizen, undefined);
  await consultant.screenshot({ path: join(shots, 'desk-is-whispered-to.png') });

  await takesPart('Gå med i samtalen', 'er med i samtalen fra nu af.', 'Begge hører dig.');
  await hears(citizen, coordinatorTone);
  await hears(consultant, coordinatorTone);

  await coordinator.getByRole('button', { name: 'Forlad samtalen' }).click();
  await citizen.getByText('Koordinatoren er ikke længere med.').waitFor();
  await line.pass('PT2S');
  await hears(citizen, undefined);
  await consultant.getByRole('button', { name: /^Tænd mikrofon/ }).click();
  await hears(citizen, consultantTone);
  await consultant.getByText('Borgeren ved det.').waitFor({ state: 'detached' });
});

test('a coordinator whose page is closed leaves the two others talking', async () => {
  await coordinator.getByRole('button', { name: /^Lyt med/ }).click();
  await citizen.getByText('lytter med fra nu af.').nth(1).waitFor();
  await line.pass('PT3S');
  await coordinator.getByText('Du lytter med. Ingen hører dig.').waitFor();
  await coordinator.close();
  await citizen.getByText('Koordinatoren er ikke længere med.').nth(1).waitFor({ timeout: 20_000 });
  await line.pass('PT2S');
  await hears(citizen, consultantTone);
});
