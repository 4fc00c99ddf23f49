/** The line as people meet it: a citizen's telephone page, a consultant's desk and a manager's report, all real, sound included. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../line/line-process.ts';
import { type Line, startLine } from '../line/line-under-test.ts';
import { launchChromium } from './chromium.ts';
import { giveTone, listen } from './sound.ts';
import { callsLine, switchesOn } from './telephone-page.ts';

const citizenTone = 600;
const consultantTone = 1000;
/** More than this in three seconds means that sound flows: 50 packets a second are sent. */
const packets = 100;
const listeningSeconds = 3;

let line: Line;
let browser: Browser;
let contexts: BrowserContext[] = [];

async function open(url: string, { tone, width = 1280 }: { tone?: number; width?: number } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, permissions: ['microphone'] });
  contexts.push(context);
  const page = await context.newPage();
  if (tone !== undefined) await giveTone(page, tone);
  await page.goto(url);
  return page;
}

async function signIn(user: string, site: string, options: { tone?: number; width?: number } = {}): Promise<Page> {
  const page = await open(`${line.at.line}/${site}/`, options);
  await page.getByText(user).first().click();
  return page;
}

/** A consultant's desk, on duty, with a tone in its microphone. */
async function desk(user: string): Promise<Page> {
  const page = await signIn(user, 'desk', { tone: consultantTone });
  await page.getByText('Klar', { exact: true }).click();
  await expect.poll(() => presenceOf(user)).toBe('available');
  await expect.poll(async () => (await line.registered(user)).registered).toBe(true);
  return page;
}

async function presenceOf(user: string) {
  return (await line.staff(user).desk()).me.presence?.state;
}

/** A citizen's telephone page, switched on. */
async function telephone(number: string): Promise<Page> {
  const page = await open(line.at.carrier, { tone: citizenTone, width: 480 });
  await switchesOn(page, number);
  return page;
}

/** The call bar says that the two talk; the presence beside it says so a moment earlier. */
function talking(page: Page) {
  return page.getByRole('region', { name: 'Telefon' }).getByText('I samtale');
}

function press(page: Page, key: string) {
  return page.keyboard.press(key);
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const result = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    });
    return result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
  });
}

const shots = join(root, '.local/screenshots');

function look(page: Page, name: string) {
  return page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

async function soundBothWays(citizen: Page, consultant: Page) {
  // While the clock is driven the last sentence keeps its own pace and is still heard for a moment.
  const offTone = async () => Math.abs((await listen(citizen, 1)).hertz - consultantTone);
  await expect.poll(offTone).toBeLessThan(30);
  const [atCitizen, atConsultant] = await Promise.all([
    listen(citizen, listeningSeconds),
    listen(consultant, listeningSeconds),
  ]);
  expect(atCitizen.packets).toBeGreaterThan(packets);
  expect(atConsultant.packets).toBeGreaterThan(packets);
  expect(atCitizen.level).toBeGreaterThan(0.05);
  expect(atConsultant.level).toBeGreaterThan(0.05);
  expect(Math.abs(atCitizen.hertz - consultantTone)).toBeLessThan(30);
  expect(Math.abs(atConsultant.hertz - citizenTone)).toBeLessThan(30);
}

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  [line, browser] = await Promise.all([startLine(), launchChromium()]);
});
afterEach(async ({ task }) => {
  // What a failing test saw last, for whoever must mend it.
  if (task.result?.state === 'fail') {
    for (const [index, page] of contexts.flatMap((context) => context.pages()).entries())
      await look(page, `failed-${index}`).catch(() => undefined);
  }
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
  await line.clear();
  // Clearing plays the softphones; the browser's own must ring again.
  for (const user of ['konsulent1', 'konsulent2'])
    await fetch(`${line.at.carrier}/clients/${user}`, { method: 'DELETE' });
});
afterAll(async () => {
  await browser?.close();
  await line?.stop();
});

describe('the line in the browser', () => {
  test('a citizen calls, hears Danish, presses 3, talks with a consultant who doubts, and the report tells of the booked follow-up', async () => {
    const consultant = await desk('konsulent1');
    const citizen = await telephone('20 10 10 01');
    await callsLine(citizen, line.number);
    const greeting = await listen(citizen, 1);
    expect(greeting.level).toBeGreaterThan(0.01);
    await line.pass('PT40S');
    await citizen.getByText('Vil du tale med os nu, så tryk 3.').last().waitFor();
    expect(await violations(citizen)).toEqual([]);
    await press(citizen, '3');
    const take = consultant.getByRole('button', { name: /^Besvar/ });
    await take.waitFor();
    await expect.poll(() => take.isEnabled()).toBe(true);
    await look(consultant, 'desk-ringing');
    expect(await violations(consultant)).toEqual([]);
    await press(consultant, 'F2');
    await talking(consultant).waitFor();
    await line.pass('PT2S');
    await soundBothWays(citizen, consultant);
    await look(citizen, 'phone-talking');

    // The case came on the screen with the ring; nobody is behind the number yet.
    await consultant.getByRole('radio', { name: 'Bekræftet', exact: true }).check();
    await consultant
      .getByRole('group', { name: /Kan du begynde i et almindeligt job inden for 3 måneder/ })
      .getByRole('radio', { name: 'Ja', exact: true })
      .check();
    await consultant.getByLabel(/Individuel, konkret vurdering/).fill('Tvivl om helbred, bør ses.');
    await consultant
      .getByRole('group', { name: /Er det rigtigt/ })
      .getByRole('radio', { name: 'Ja', exact: true })
      .check();
    for (const told of [
      'Rettigheder og pligter',
      'Næste skridt og dato',
      'Frist for CV på Jobnet',
      'Ret til fysisk møde',
      'Ret til at klage',
    ])
      await consultant.getByLabel(told, { exact: true }).check();
    await consultant.getByText(/Gemt kl\./).waitFor();
    await consultant.getByRole('button', { name: 'Læg på' }).click();
    await line.pass('PT2S');
    const form = consultant.getByRole('form', { name: 'Afslut visitationen' });
    await form.getByLabel('Jobparat', { exact: true }).check();
    await form.getByLabel(/^Usikker/i).check();
    await form.getByRole('button', { name: 'Gem og afslut visitationen' }).click();
    await look(consultant, 'desk-doubt-refused');
    expect(await line.balance()).toMatchObject({ served: 0 });
    await form
      .getByRole('radio', { name: /^\d{1,2}[.:]\d\d|kl\. / })
      .first()
      .check();
    expect(await violations(consultant)).toEqual([]);
    await form.getByRole('button', { name: 'Gem og afslut visitationen' }).click();
    await consultant.getByText(/Visitationen er afsluttet\. Opfølgning/).waitFor();
    await look(consultant, 'desk-concluded');
    expect(await line.balance()).toMatchObject({ served: 1, waiting: 0 });
    const { figures } = await line.report();
    expect(figures.flagged).toMatchObject({ value: 1, n: 1 });

    const manager = await signIn('leder1', 'reports');
    await manager.getByRole('heading', { level: 1 }).waitFor();
    await manager.getByText('Henvendelser').first().waitFor();
    await look(manager, 'report');
    expect(await violations(manager)).toEqual([]);
  });

  test('a call-back is kept: the desk rings first, then the citizen, and they hear each other', async () => {
    const consultant = await desk('konsulent1');
    const citizen = await telephone('20 10 10 02');
    await line
      .staff('borgerservice1')
      .does('POST', '/applicants', { name: 'Nina Nord', phone: '20101002', choice: 'callback' });
    await line.pass('PT2S');
    const take = consultant.getByRole('button', { name: /^Besvar/ });
    await take.waitFor();
    await consultant.getByText('Nina Nord').first().waitFor();
    await expect.poll(() => take.isEnabled()).toBe(true);
    await take.click();
    await consultant.getByText('Ringer til borgeren').waitFor();
    // The carrier begins one call a second.
    await line.pass('PT2S');
    await citizen.getByRole('button', { name: 'Besvar' }).click();
    await citizen.getByText('der ringer om en aftale').waitFor();
    await line.pass('PT3S');
    await talking(consultant).waitFor();
    await soundBothWays(citizen, consultant);
    await look(consultant, 'desk-callback');
  });

  test('a consultant calls out from a case about something of its own, they hear each other, and nothing waits to be concluded', async () => {
    const { visitId } = await line
      .staff('borgerservice1')
      .registers({ name: 'Ulla Ud', phone: '20101007', choice: 'none' });
    const consultant = await desk('konsulent1');
    const citizen = await telephone('20 10 10 07');
    await consultant.goto(`${line.at.line}/desk/#/sag/${visitId}`);
    await consultant.getByRole('button', { name: 'Ring op nu' }).click();
    await consultant.getByText('Vi ringer på 20').waitFor();
    await consultant
      .getByRole('combobox', { name: 'Samtaletype' })
      .selectOption({ label: 'Opkald, fordi vi er bekymrede' });
    await consultant.getByRole('textbox', { name: 'Hvad handler opkaldet om?' }).fill('Høre, om der er varme på');
    await consultant.getByRole('button', { name: 'Ring op', exact: true }).click();
    await line.pass('PT2S');
    const take = consultant.getByRole('button', { name: /^Besvar/ });
    await expect.poll(() => take.isEnabled()).toBe(true);
    await take.click();
    await consultant.getByText('Ringer til borgeren').waitFor();
    // The carrier begins one call a second.
    await line.pass('PT2S');
    await citizen.getByRole('button', { name: 'Besvar' }).click();
    await citizen.getByText('der ringer om en aftale').waitFor();
    await line.pass('PT3S');
    await talking(consultant).waitFor();
    await consultant.getByText('Høre, om der er varme på').waitFor();
    await soundBothWays(citizen, consultant);
    await look(consultant, 'desk-call-out');
    await consultant.getByRole('button', { name: /^Læg på/ }).click();
    const nextStep = async () => (await line.consultant('konsulent1').visit(visitId)).step?.what;
    await expect.poll(nextStep).toBe('choose');
  });

  test('a refresh of the desk in the middle of a call brings the consultant back to the citizen', async () => {
    const consultant = await desk('konsulent1');
    const citizen = await telephone('20 10 10 03');
    await line
      .staff('borgerservice1')
      .does('POST', '/applicants', { name: 'Otto Oest', phone: '20101003', choice: 'callback' });
    await line.pass('PT2S');
    const take = consultant.getByRole('button', { name: /^Besvar/ });
    await expect.poll(() => take.isEnabled()).toBe(true);
    await take.click();
    await consultant.getByText('Ringer til borgeren').waitFor();
    // The carrier begins one call a second.
    await line.pass('PT2S');
    await citizen.getByRole('button', { name: 'Besvar' }).click();
    await citizen.getByText('der ringer om en aftale').waitFor();
    await line.pass('PT3S');
    await talking(consultant).waitFor();
    await consultant.reload();
    await citizen.getByText('Forbindelsen til medarbejderen blev afbrudt.', { exact: false }).waitFor();
    await consultant.getByRole('button', { name: /Vend tilbage til samtalen/ }).click();
    await talking(consultant).waitFor();
    await line.pass('PT2S');
    await soundBothWays(citizen, consultant);
  });

  test('a hold is heard, an interpreter is called in, and a colleague takes over', async () => {
    const consultant = await desk('konsulent1');
    const citizen = await telephone('20 10 10 05');
    await callsLine(citizen, line.number);
    await line.pass('PT40S');
    await press(citizen, '3');
    const take = consultant.getByRole('button', { name: /^Besvar/ });
    await expect.poll(() => take.isEnabled()).toBe(true);
    await press(consultant, 'F2');
    await talking(consultant).waitFor();
    await line.pass('PT2S');
    await soundBothWays(citizen, consultant);

    await press(consultant, 'Shift+F8');
    await consultant.getByRole('region', { name: 'Telefon' }).getByText('på hold i').waitFor();
    await citizen.getByText('Bliv på linjen. Medarbejderen er tilbage om lidt.').waitFor();
    await line.pass('PT2S');
    // What was on its way is still heard for a moment.
    await expect.poll(async () => (await listen(consultant, 1)).level).toBeLessThan(0.01);
    const held = await listen(citizen, 2);
    expect(held.level).toBeGreaterThan(0.01);
    expect(Math.abs(held.hertz - consultantTone)).toBeGreaterThan(30);
    await look(consultant, 'desk-on-hold');
    await press(consultant, 'Shift+F8');
    await talking(consultant).waitFor();
    await soundBothWays(citizen, consultant);

    const interpreter = await telephone('20 10 10 06');
    await consultant.getByRole('button', { name: 'Tilføj …' }).click();
    await consultant.getByLabel('Telefonnummer').fill('20 10 10 06');
    await consultant.getByRole('button', { name: 'Ring op', exact: true }).click();
    await consultant.getByText('ringes op …').waitFor();
    await line.pass('PT2S');
    await interpreter.getByRole('button', { name: 'Besvar' }).click();
    await interpreter.getByText('Du stilles nu ind i en samtale.').waitFor();
    await line.pass('PT2S');
    await consultant.getByRole('list', { name: 'Andre i samtalen' }).getByText('er med').waitFor();
    expect((await listen(interpreter, 2)).level).toBeGreaterThan(0.05);
    expect((await listen(citizen, 2)).level).toBeGreaterThan(0.05);

    const colleague = await desk('konsulent2');
    await consultant.getByRole('button', { name: 'Stil om …' }).click();
    await consultant.getByRole('button', { name: /\(klar\)$/ }).click();
    await citizen.getByText('Du bliver stillet om til en kollega. Bliv på linjen.').waitFor();
    await interpreter.getByText('Et øjeblik. Samtalen fortsætter om lidt. Bliv på linjen.').waitFor();
    await consultant.getByText(/^Borgeren er stillet om til /).waitFor();
    const taken = colleague.getByRole('button', { name: /^Besvar/ });
    await expect.poll(() => taken.isEnabled()).toBe(true);
    await press(colleague, 'F2');
    await talking(colleague).waitFor();
    await line.pass('PT2S');
    await soundBothWays(citizen, colleague);
    expect((await listen(interpreter, 2)).level).toBeGreaterThan(0.05);
    await look(colleague, 'desk-taken-over');

    // And back, with a word first: the citizen hears the hold, and neither of the two.
    await consultant.getByRole('button', { name: 'Klar', exact: true }).click();
    await expect.poll(() => presenceOf('konsulent1')).toBe('available');
    await colleague.getByRole('button', { name: 'Spørg en kollega …' }).click();
    await colleague.getByRole('button', { name: /\(klar\)$/ }).click();
    await consultant.getByText(/spørger dig til råds$/).waitFor();
    await expect.poll(() => take.isEnabled()).toBe(true);
    await press(consultant, 'F2');
    await colleague.getByText(/^Du taler med /).waitFor();
    await line.pass('PT2S');
    expect((await listen(colleague, 2)).level).toBeGreaterThan(0.05);
    expect((await listen(consultant, 2)).level).toBeGreaterThan(0.05);
    expect(Math.abs((await listen(citizen, 2)).hertz - consultantTone)).toBeGreaterThan(30);
    await look(colleague, 'desk-asks-a-colleague');
    await look(consultant, 'desk-asked-by-a-colleague');
    await colleague.getByRole('button', { name: /^Giv samtalen videre til / }).click();
    await talking(consultant).waitFor();
    await line.pass('PT2S');
    await colleague.getByText('Efterbehandling').first().waitFor();
    await colleague.getByRole('region', { name: 'Telefon' }).waitFor({ state: 'hidden' });
    const offTone = async () => Math.abs((await listen(citizen, 1)).hertz - consultantTone);
    await expect.poll(offTone).toBeLessThan(30);
    // The citizen and the interpreter, who have one tone: how loud the two are together hangs on how they meet.
    const heard = await listen(consultant, 2);
    expect(heard.level).toBeGreaterThan(0.01);
    expect(Math.abs(heard.hertz - consultantTone)).toBeGreaterThan(30);

    await press(consultant, 'Shift+F9');
    await citizen.getByText('Tak for dit opkald. Farvel.').waitFor();
    await interpreter.getByText('Samtalen er slut. Farvel.').waitFor();
  });

  test('a citizen books a physical meeting by keys and reads the time in the SMS', async () => {
    const citizen = await telephone('20 10 10 04');
    await callsLine(citizen, line.number);
    await line.pass('PT40S');
    await press(citizen, '2');
    await citizen.getByText('Vi har disse tider til et møde.').waitFor();
    await line.pass('PT2S');
    await press(citizen, '1');
    await citizen.getByText(/Du har en tid/).waitFor();
    await line.pass('PT30S');
    await citizen.getByText(/Du har en aftale/).waitFor();
    await look(citizen, 'phone-booked');
    expect(await line.balance()).toMatchObject({ booked: 1 });
  });
});
