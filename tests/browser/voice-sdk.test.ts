/**
 * The genuine voice SDK against our own signalling and media end. Run it on every upgrade of `@twilio/voice-sdk` or
 * `werift`: the SDK's protocol and the options that bring it here are undocumented.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMedia } from 'carrier/media/media';
import type { BrowserLeg, Media, MediaEvents } from 'carrier/media/media-port';
import { toFrames } from 'carrier/media/mulaw';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import AccessToken from 'twilio/lib/jwt/AccessToken.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import type { Heard } from './voice-sdk-page.ts';

const account = {
  accountSid: `AC${'1'.repeat(32)}`,
  apiKeySid: `SK${'2'.repeat(32)}`,
  apiKeySecret: 'a secret of this test',
};
/** A prompt of ten seconds of 440 Hz, as the engine would play a sentence. */
const prompt = toFrames(
  Float32Array.from({ length: 80_000 }, (_, i) => 8_000 * Math.sin((2 * Math.PI * 440 * i) / 8000)),
);

interface Made {
  leg: Omit<BrowserLeg, 'callSid'>;
  identity: string;
  params: Record<string, string>;
}

/** The smallest engine: notes what it is told and does what the test says. */
function createEngine() {
  const told: string[] = [];
  const made = new Map<string, Made>();
  const waiting = new Map<string, () => void>();
  const tell = (event: string) => {
    told.push(event);
    waiting.get(event)?.();
  };
  const events: MediaEvents = {
    outgoing: (leg, from, params) => {
      const callSid = `CA${String(made.size + 1).padStart(32, '0')}`;
      made.set(callSid, { leg, identity: from.identity, params });
      tell('outgoing');
      leg.ringing();
      leg.answer();
      return callSid;
    },
    accepted: (sid) => tell(`accepted ${sid}`),
    rejected: (sid) => tell(`rejected ${sid}`),
    hungUp: (sid) => tell(`hungUp ${sid}`),
    digits: (sid, digits) => tell(`digits ${sid} ${digits}`),
    registered: (identity) => tell(`registered ${identity}`),
    unregistered: (identity) => tell(`unregistered ${identity}`),
  };
  const until = async (event: string) => {
    if (told.includes(event)) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error(`never told of "${event}", but of ${told.join(', ')}`)), 10_000);
    waiting.set(event, resolve);
    await promise.finally(() => clearTimeout(timer));
  };
  return { events, told, made, until };
}

let browser: Browser;
let script: string;
let server: Server;
let media: Media;
let engine: ReturnType<typeof createEngine>;
let pages: Page[] = [];

function tokenFor(identity: string): string {
  const token = new AccessToken(account.accountSid, account.apiKeySid, account.apiKeySecret, { identity, ttl: 3600 });
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: `AP${'3'.repeat(32)}` }));
  return token.toJwt();
}

async function openPage(identity: string, hertz: number): Promise<Page> {
  const page = await browser.newPage();
  pages.push(page);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.evaluate(([token, tone]) => window.test.open(token, tone), [tokenFor(identity), hertz] as const);
  return page;
}

function until(page: Page, what: Parameters<Window['test']['until']>[0]) {
  return page.evaluate((name) => window.test.until(name), what);
}

function listen(page: Page, milliseconds: number): Promise<Heard> {
  return page.evaluate((time) => window.test.listen(time), milliseconds);
}

let rung = 0;

/** A call from `caller` that rings `agent`, both in one room. */
async function talk() {
  const caller = await openPage('telephone_4520000001', 600);
  const agent = await openPage('konsulent1', 1000);
  await agent.evaluate(() => window.test.phone().register());
  await caller.evaluate(() => window.test.phone().connect({ To: '+4589640000', Withheld: 'false' }));
  await until(caller, 'open');
  const [callSid, made] = [...engine.made.entries()].at(-1) as [string, Made];
  rung += 1;
  const agentSid = `CAagent${rung}`;
  const ringing = media.invite(
    'konsulent1',
    agentSid,
    { From: '+4520000001', To: 'client:konsulent1' },
    { contactId: 'k-1' },
  );
  if (!ringing) throw new Error('the agent is not registered');
  await until(agent, 'ringing');
  await agent.evaluate(() => window.test.phone().accept());
  await engine.until(`accepted ${agentSid}`);
  made.leg.audio.join('room');
  ringing.audio.join('room');
  await Promise.all([until(caller, 'heard'), until(agent, 'heard')]);
  return { caller, agent, callSid, agentSid, callerLeg: made.leg, agentLeg: ringing };
}

beforeAll(async () => {
  const bundled = await build({
    entryPoints: [new URL('./voice-sdk-page.ts', import.meta.url).pathname],
    bundle: true,
    format: 'esm',
    write: false,
  });
  script = bundled.outputFiles[0]?.text ?? '';
  browser = await launchChromium();
  engine = createEngine();
  media = createMedia({ account: account, loopbackOnly: true, speech: false, graceMs: 4_000 });
  media.connect(engine.events);
  server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><title>Test</title><script type="module" src="/page.js"></script>',
    );
  });
  media.attach(server);
  await new Promise<void>((resolve) => server.listen(5250, '127.0.0.1', resolve));
});

afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()));
  pages = [];
});

afterAll(async () => {
  await browser?.close();
  await media?.close();
  server?.close();
});

describe('the genuine voice SDK', () => {
  test('registers, and is gone when it unregisters', async () => {
    const page = await openPage('konsulent2', 500);

    await page.evaluate(() => window.test.phone().register());
    expect(media.isRegistered('konsulent2')).toBe(true);
    expect((await page.evaluate(() => window.test.state())).line).toBe('ready');

    await page.evaluate(() => window.test.phone().unregister());
    expect(media.isRegistered('konsulent2')).toBe(false);
  });

  test('says in Danish that it was refused when its token is not ours', async () => {
    const page = await browser.newPage();
    pages.push(page);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);

    const said = await page.evaluate(async () => {
      await window.test.open('not.a.token', 500);
      return window.test
        .phone()
        .register()
        .then(
          () => '',
          (error: Error) => error.message,
        );
    });

    expect(said).toMatch(/logge på/);
  });

  test('calls out with its parameters intact', async () => {
    const page = await openPage('telephone_4520000002', 500);

    await page.evaluate(() => window.test.phone().connect({ To: '+4589640000', Note: 'æ & = ?' }));
    const state = await until(page, 'open');

    const [callSid, made] = [...engine.made.entries()].at(-1) as [string, Made];
    expect(state.call?.callSid).toBe(callSid);
    expect(made.identity).toBe('telephone_4520000002');
    expect(made.params).toEqual({ To: '+4589640000', Note: 'æ & = ?' });
  });

  test('hears a prompt and sends key presses', async () => {
    const page = await openPage('telephone_4520000003', 500);
    await page.evaluate(() => window.test.phone().connect({ To: '+4589640000' }));
    await until(page, 'open');
    const [callSid, made] = [...engine.made.entries()].at(-1) as [string, Made];

    made.leg.audio.play(prompt);
    await until(page, 'heard');
    const heard = await listen(page, 1_500);
    await page.evaluate(() => window.test.phone().digits('42*#'));
    await engine.until(`digits ${callSid} 42*#`);

    expect(heard.hertz).toBeGreaterThan(430);
    expect(heard.hertz).toBeLessThan(450);
    expect(heard.level).toBeGreaterThan(0.05);
  });

  test('rings the other page with its parameters, and both hear each other', async () => {
    const { caller, agent } = await talk();
    const ring = await agent.evaluate(() => window.test.state().call);

    const [atCaller, atAgent] = await Promise.all([listen(caller, 3_000), listen(agent, 3_000)]);

    expect(ring).toMatchObject({ direction: 'incoming', from: '+4520000001', custom: { contactId: 'k-1' } });
    for (const heard of [atCaller, atAgent]) {
      expect(heard.packetsReceived).toBeGreaterThan(100);
      expect(heard.packetsSent).toBeGreaterThan(100);
      expect(heard.level).toBeGreaterThan(0.05);
    }
    expect(Math.abs(atCaller.hertz - 1000)).toBeLessThan(15);
    expect(Math.abs(atAgent.hertz - 600)).toBeLessThan(15);
  });

  test('hears nothing of the other while held', async () => {
    const { caller, callerLeg } = await talk();

    callerLeg.audio.hold(true);
    const heard = await listen(caller, 1_500);

    expect(heard.level).toBeLessThan(0.01);
    expect(heard.packetsReceived).toBeGreaterThan(50);
  });

  test('keeps talking when the signalling breaks off and comes back', async () => {
    const { caller, agent, callSid, agentSid } = await talk();

    await agent.evaluate(() => window.test.dropSocket());
    await until(agent, 'lost');
    await until(agent, 'ready');
    const back = await until(agent, 'open');
    const heard = await listen(agent, 1_000);
    await agent.evaluate(() => window.test.phone().hangup());
    await engine.until(`hungUp ${agentSid}`);

    expect(Math.abs(heard.hertz - 600)).toBeLessThan(15);
    expect(back.problem).toBeUndefined();
    expect(engine.told).not.toContain(`hungUp ${callSid}`);
    expect((await caller.evaluate(() => window.test.state())).call?.phase).toBe('open');
  });

  test('ends both pages, whoever hangs up', async () => {
    const { caller, agent, callSid, callerLeg, agentLeg } = await talk();

    await caller.evaluate(() => window.test.phone().hangup());
    await engine.until(`hungUp ${callSid}`);
    agentLeg.hangup();
    callerLeg.hangup();
    const [atCaller, atAgent] = await Promise.all([until(caller, 'idle'), until(agent, 'idle')]);

    expect(atCaller.problem).toBeUndefined();
    expect(atAgent.problem).toBeUndefined();
  });

  test('a page that is closed in a talk ends its leg at once', async () => {
    const { caller, callSid } = await talk();

    await caller.goto('about:blank');
    await engine.until(`hungUp ${callSid}`);

    expect(engine.told).toContain(`hungUp ${callSid}`);
  });

  test('a call withdrawn before it was taken stops ringing', async () => {
    const agent = await openPage('konsulent3', 500);
    await agent.evaluate(() => window.test.phone().register());
    const ringing = media.invite('konsulent3', 'CAgone', { From: '+4520000001', To: 'client:konsulent3' }, {});
    await until(agent, 'ringing');

    ringing?.cancel();
    const state = await until(agent, 'idle');

    expect(state.call).toBeUndefined();
    expect(media.isRegistered('konsulent3')).toBe(true);
  });
});
