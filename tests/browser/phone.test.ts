/** The citizen's telephone against the carrier on this machine, with a small TwiML application behind the number. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Carrier, startCarrier } from 'carrier';
import { localAccount } from 'carrier/account';
import { createMedia } from 'carrier/media/media';
import { createClock } from 'driven-clock/clock';
import { createFlight } from 'driven-clock/flight';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildPages } from '../../web/vite.config.ts';
import { launchChromium } from './chromium.ts';
import { calls, switchesOn } from './telephone-page.ts';

const number = '+4589640000';
const twiml: Record<string, string> = {
  '/voice': '<Gather numDigits="1" action="/key"><Say language="da-DK">Tryk 1 for at blive ringet op.</Say></Gather>',
  '/key': '<Say language="da-DK">Tak for dit valg.</Say><Pause length="60"/>',
  '/called': '<Say language="da-DK">Du bliver ringet op, som aftalt.</Say><Pause length="60"/>',
};

let browser: Browser;
let built: string;
let application: Server;
let carrier: Carrier;
let pages: Page[] = [];
/** What the application was told, newest last. */
const told: URLSearchParams[] = [];

async function rest(path: string, form: Record<string, string>) {
  const { accountSid, authToken } = localAccount;
  const response = await fetch(`${carrier.url}/2010-04-01/Accounts/${accountSid}${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    body: new URLSearchParams(form),
  });
  expect(response.status).toBe(201);
}

function at(path: string) {
  return `http://127.0.0.1:${(application.address() as AddressInfo).port}${path}`;
}

/** A telephone of this number that is switched on. */
async function telephone(number: string, width = 1280): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  pages.push(page);
  await page.goto(carrier.url);
  await switchesOn(page, number);
  return page;
}

function dial(page: Page): Promise<void> {
  return calls(page, number);
}

/** What axe-core finds wrong by WCAG 2.1 AA, as rule names. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const run = (window as unknown as { axe: typeof axe }).axe.run;
    const result = await run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
  });
}

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'phone-'));
  await buildPages(['phone'], built);
  browser = await launchChromium();
  application = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      told.push(new URLSearchParams(body));
      response.setHeader('content-type', 'text/xml');
      response.end(`<Response>${twiml[request.url ?? ''] ?? ''}</Response>`);
    });
  });
  await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve));
  const flight = createFlight();
  carrier = await startCarrier({
    clock: createClock(flight),
    flight,
    port: 0,
    host: '127.0.0.1',
    account: localAccount,
    cps: 20,
    media: createMedia({ account: localAccount, loopbackOnly: true }),
    webRoot: join(built, 'phone'),
  });
  await rest('/IncomingPhoneNumbers.json', { PhoneNumber: number, FriendlyName: 'Kommunen', VoiceUrl: at('/voice') });
});

afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()));
  pages = [];
});

afterAll(async () => {
  await browser?.close();
  await carrier?.close();
  application?.close();
  if (built) await rm(built, { recursive: true });
});

describe("a citizen's telephone", () => {
  test('calls the line, shows what it says, and the keyboard presses its keys', async () => {
    const page = await telephone('20 00 00 01');
    await dial(page);
    await page.getByText('Tryk 1 for at blive ringet op.').waitFor();
    await page.getByText('I samtale').waitFor();

    await page.keyboard.press('1');
    await page.getByText('Tak for dit valg.').waitFor();
    const call = told.at(-1);
    await page.getByRole('button', { name: 'Læg på' }).click();
    await page.getByText('Samtalen er slut.').waitFor();

    expect([call?.get('From'), call?.get('Digits')]).toEqual(['+4520000001', '1']);
    expect(await page.getByRole('button', { name: 'Ring op' }).isEnabled()).toBe(true);
  });

  test('hides its number when it is told to', async () => {
    const page = await telephone('20 00 00 02');
    await page.getByLabel('Skjul mit nummer').check();

    await dial(page);
    await page.getByText('Tryk 1 for at blive ringet op.').waitFor();

    expect(told.at(-1)?.get('From')).toBe('anonymous');
  });

  test('rings, is answered with one key and gets an SMS', async () => {
    const page = await telephone('20 00 00 03');
    await rest('/Messages.json', { To: '+4520000003', From: number, Body: 'Vi ringer kl. 13.' });
    await rest('/Calls.json', { To: '+4520000003', From: number, Url: at('/called') });
    await page.getByText('Telefonen ringer').waitFor();

    await page.keyboard.press('Enter');

    await page.getByText('Du bliver ringet op, som aftalt.').waitFor();
    await page.getByText('Vi ringer kl. 13.').waitFor();
    expect(await page.title()).toBe('Borgerens telefon');
  });

  test('refuses a call, and the line is told that it was busy', async () => {
    const page = await telephone('20 00 00 04');
    await rest('/Calls.json', { To: '+4520000004', From: number, Url: at('/called'), StatusCallback: at('/status') });

    await page.getByRole('button', { name: 'Afvis' }).click();
    await page.getByText('Der var optaget.').waitFor();

    await expect.poll(() => told.at(-1)?.get('CallStatus'), { interval: 20 }).toBe('busy');
  });

  test('is the same telephone after the page is loaded anew', async () => {
    const page = await telephone('20 00 00 05');

    await page.reload();

    await page.getByText('Tændt – kan ringes op').waitFor();
    expect(await page.getByText('+45 20 00 00 05').isVisible()).toBe(true);
  });

  test('asks for a number it can use', async () => {
    const page = await browser.newPage();
    pages.push(page);
    await page.goto(carrier.url);
    await page.getByLabel('Dit telefonnummer').fill('20');

    await page.getByRole('button', { name: 'Tænd telefonen' }).click();

    expect(await page.getByText('Skriv et telefonnummer på 8 cifre').isVisible()).toBe(true);
    expect(await faults(page)).toEqual([]);
  });

  test.each([1280, 320])(
    'has no faults by WCAG AA and no sideways scrolling at %i px, in and out of a call',
    async (width) => {
      const page = await telephone('20 00 00 06', width);
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(await faults(page)).toEqual([]);
      expect(await wide()).toBeLessThanOrEqual(0);

      await dial(page);
      await page.getByText('Tryk 1 for at blive ringet op.').waitFor();
      await page.getByText('I samtale').waitFor();

      expect(await faults(page)).toEqual([]);
      expect(await wide()).toBeLessThanOrEqual(0);
    },
  );

  test('says plainly that the microphone was refused', async () => {
    const page = await browser.newPage();
    pages.push(page);
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    });
    await page.goto(carrier.url);
    await page.getByRole('button', { name: 'Tænd telefonen' }).click();
    await page.getByText('Tændt – kan ringes op').waitFor();

    await dial(page);
    await page.getByText('Browseren har ikke adgang til mikrofonen.').waitFor();

    expect(await page.getByRole('button', { name: 'Ring op' }).isVisible()).toBe(true);
  });
});
