import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createMedia } from './media.ts';
import type { BrowserLeg, Media, MediaEvents } from './media-port.ts';

const ownSecret = 'a secret of this test';
const graceMs = 60;

/** An access token as Twilio's library makes it. */
function tokenFor(identity: string, change: { secret?: string; exp?: number; calls?: boolean } = {}): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const grants = {
    identity,
    voice: { incoming: { allow: true }, ...(change.calls !== false && { outgoing: { application_sid: 'AP1' } }) },
  };
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ exp: change.exp ?? Date.now() / 1000 + 3600, grants })}`;
  return `${body}.${createHmac('sha256', change.secret ?? ownSecret)
    .update(body)
    .digest('base64url')}`;
}

interface Message {
  type: string;
  payload: Record<string, unknown>;
}

/** A page without a browser: speaks the SDK's protocol and waits for what it is told. */
class Page {
  readonly socket: WebSocket;
  readonly told: Message[] = [];
  private readonly waiting: { type: string; resolve(message: Message): void }[] = [];

  constructor(port: number, headers: Record<string, string> = {}) {
    const origin = headers.origin ?? `http://127.0.0.1:${port}`;
    this.socket = new WebSocket(`ws://127.0.0.1:${port}/signal`, { headers: { origin, ...headers } });
    this.socket.on('message', (data) => {
      const text = String(data);
      if (text === '\n') return this.arrive({ type: 'heartbeat', payload: {} });
      this.arrive(JSON.parse(text) as Message);
    });
  }

  private arrive(message: Message): void {
    const at = this.waiting.findIndex((one) => one.type === message.type);
    if (at === -1) this.told.push(message);
    else this.waiting.splice(at, 1)[0]?.resolve(message);
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => this.socket.once('open', resolve).once('error', reject));
  }

  send(type: string, payload: unknown): void {
    this.socket.send(JSON.stringify({ type, version: '1.6', payload }));
  }

  /** The next message of this type, whether it is there already or comes. */
  hear(type: string): Promise<Message['payload']> {
    const at = this.told.findIndex((one) => one.type === type);
    if (at !== -1) return Promise.resolve(this.told.splice(at, 1)[0]?.payload ?? {});
    return new Promise((resolve) => this.waiting.push({ type, resolve: (message) => resolve(message.payload) }));
  }

  /** A round trip: whatever the server had to say before has arrived. */
  async settled(): Promise<void> {
    this.send('message', { callsid: 'CAnone', voiceeventsid: 'KX1' });
    await this.hear('ack');
  }
}

let server: Server;
let port: number;
let media: Media;
let told: string[];
let legs: Map<string, Omit<BrowserLeg, 'callSid'>>;
let closedPeers: number;
let refuse: boolean;
const waiting = new Map<string, () => void>();

function note(event: string) {
  told.push(event);
  waiting.get(event)?.();
}

function toldOf(event: string): Promise<void> {
  return told.includes(event) ? Promise.resolve() : new Promise((resolve) => waiting.set(event, resolve));
}

const engine: MediaEvents = {
  outgoing: (leg, from, params) => {
    if (refuse) throw new Error('no such number');
    const callSid = `CA${legs.size + 1}`;
    legs.set(callSid, leg);
    note(`outgoing ${from.identity} ${JSON.stringify(params)}`);
    return callSid;
  },
  accepted: (sid) => note(`accepted ${sid}`),
  rejected: (sid) => note(`rejected ${sid}`),
  hungUp: (sid) => note(`hungUp ${sid}`),
  digits: (sid, digits) => note(`digits ${sid} ${digits}`),
  registered: (identity) => note(`registered ${identity}`),
  unregistered: (identity) => note(`unregistered ${identity}`),
};

beforeEach(async () => {
  told = [];
  legs = new Map();
  closedPeers = 0;
  refuse = false;
  waiting.clear();
  media = createMedia({
    account: { accountSid: 'AC1', apiKeySecret: ownSecret },
    speech: false,
    graceMs: graceMs,
    heartbeatMs: 20,
    openPeer: async () => ({
      offer: async () => 'our offer',
      answer: async (offer) => `our answer to ${offer}`,
      accept: async () => {},
      send: () => {},
      close: () => {
        closedPeers += 1;
      },
    }),
  });
  media.connect(engine);
  server = createServer();
  media.attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  await media.close();
  server.close();
});

async function arrive(identity: string): Promise<Page> {
  const page = new Page(port);
  await page.opened();
  page.send('listen', { token: tokenFor(identity) });
  await page.hear('connected');
  return page;
}

async function register(identity: string): Promise<Page> {
  const page = await arrive(identity);
  page.send('register', { media: { audio: true } });
  await page.hear('ready');
  return page;
}

function ring(identity: string, callSid: string) {
  return media.invite(identity, callSid, { From: '+4520000001', To: `client:${identity}` }, { id: 'æ 1&2' });
}

describe('arriving', () => {
  test('a page is told who it is and for how long', async () => {
    const page = new Page(port);
    await page.opened();

    page.send('listen', { token: tokenFor('agent1') });

    expect(await page.hear('connected')).toMatchObject({
      token: { identity: 'agent1', ttl: expect.closeTo(3600, -1) },
    });
  });

  test.each([
    ['signed by somebody else', () => tokenFor('agent1', { secret: 'another' }), 31204],
    ['expired', () => tokenFor('agent1', { exp: 1 }), 31205],
    ['no token at all', () => 'x', 31204],
  ])('a token that is %s is refused', async (_, token, code) => {
    const page = new Page(port);
    await page.opened();

    page.send('listen', { token: token() });

    expect(await page.hear('error')).toMatchObject({ error: { code } });
  });

  test('nothing is done for a page that has not listened', async () => {
    const page = new Page(port);
    await page.opened();

    page.send('register', { media: { audio: true } });

    expect(await page.hear('error')).toMatchObject({ error: { code: 31204 } });
    expect(told).toEqual([]);
  });

  test.each([
    ['another site', { origin: 'https://example.com' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a hostile name that resolves to this machine', { origin: 'http://rebound.example', host: 'rebound.example' }],
    ['no page', { origin: '' }],
  ])('a socket opened by %s is refused', async (_, headers) => {
    await expect(new Page(port, headers).opened()).rejects.toThrow('403');
  });

  test('what is no message is passed over', async () => {
    const page = await arrive('agent1');

    page.socket.send('{');
    page.socket.send('{"type":"dtmf","payload":{"callsid":"CA1","dtmf":"<script>"}}');
    await page.settled();

    expect(told).toEqual([]);
  });

  test('a page that no longer answers the heartbeat is let go', async () => {
    const page = await register('agent1');

    page.socket.pause();
    await toldOf('unregistered agent1');

    expect(media.isRegistered('agent1')).toBe(false);
    page.socket.terminate();
  });
});

describe('registration', () => {
  test('begins and ends, each told once', async () => {
    const page = await register('agent1');
    page.send('register', { media: { audio: true } });
    await page.hear('ready');
    expect(media.isRegistered('agent1')).toBe(true);

    page.send('register', { media: { audio: false } });
    await page.hear('offline');

    expect(media.isRegistered('agent1')).toBe(false);
    expect(told).toEqual(['registered agent1', 'unregistered agent1']);
  });

  test('lasts while one of two pages is there, and the latest one rings', async () => {
    const [first, second] = [await register('agent1'), await register('agent1')];
    ring('agent1', 'CAring');
    await second.hear('invite');

    second.socket.close();
    await toldOf('rejected CAring');

    expect(first.told.filter((one) => one.type === 'invite')).toEqual([]);
    expect(told).not.toContain('unregistered agent1');
    expect(media.isRegistered('agent1')).toBe(true);
  });
});

describe('a call from a page', () => {
  test('rings, is answered and carries its parameters and key presses', async () => {
    const page = await arrive('telephone_4520000001');
    page.send('invite', {
      callsid: 'TJS1',
      sdp: 'its offer',
      twilio: { params: 'To=%2B4533000000&Note=%C3%A6%26%3D' },
    });
    await toldOf('outgoing telephone_4520000001 {"To":"+4533000000","Note":"æ&="}');

    legs.get('CA1')?.ringing();
    legs.get('CA1')?.answer();

    expect(await page.hear('ringing')).toEqual({ callsid: 'CA1' });
    expect(await page.hear('answer')).toMatchObject({ callsid: 'CA1', sdp: 'our answer to its offer' });
    page.send('dtmf', { callsid: 'CA1', dtmf: '42*#w' });
    await toldOf('digits CA1 42*#w');
  });

  test('hung up before it rang is found by the id the page gave it', async () => {
    const page = await arrive('telephone_4520000001');
    page.send('invite', { callsid: 'TJS1', sdp: 'its offer', twilio: {} });

    page.send('hangup', { callsid: 'TJS1' });
    await toldOf('hungUp CA1');

    expect(closedPeers).toBe(1);
  });

  test('ended by the engine ends the page, and the engine is not told of its own deed', async () => {
    const page = await arrive('telephone_4520000001');
    page.send('invite', { callsid: 'TJS1', sdp: 'its offer', twilio: {} });
    await toldOf('outgoing telephone_4520000001 {}');

    legs.get('CA1')?.answer();
    legs.get('CA1')?.hangup();

    await page.hear('answer');
    expect(await page.hear('hangup')).toEqual({ callsid: 'CA1' });
    await page.settled();
    expect(told).not.toContain('hungUp CA1');
    expect(closedPeers).toBe(1);
  });

  test('that is over leaves the page free to be rung', async () => {
    const page = await register('agent1');
    page.send('invite', { callsid: 'TJS1', sdp: 'its offer', twilio: {} });
    await toldOf('outgoing agent1 {}');
    expect(ring('agent1', 'CAbusy')).toBeUndefined();

    page.send('hangup', { callsid: 'CA1' });
    await toldOf('hungUp CA1');

    expect(ring('agent1', 'CAfree')).toBeDefined();
  });

  test('refused by the engine is told to the page, not lost in silence', async () => {
    refuse = true;
    const page = await arrive('telephone_4520000001');

    page.send('invite', { callsid: 'TJS1', sdp: 'its offer', twilio: {} });

    expect(await page.hear('hangup')).toMatchObject({ callsid: 'TJS1', error: { code: 31002 } });
    expect(closedPeers).toBe(1);
  });

  test('is refused when the token may not call', async () => {
    const page = new Page(port);
    await page.opened();
    page.send('listen', { token: tokenFor('agent1', { calls: false }) });

    page.send('invite', { callsid: 'TJS1', sdp: 'its offer', twilio: {} });

    expect(await page.hear('hangup')).toMatchObject({ error: { code: 31201 } });
    expect(told).toEqual([]);
  });
});

describe('a call to a page', () => {
  test('arrives with its parameters and is accepted', async () => {
    const page = await register('agent1');

    const leg = ring('agent1', 'CAring');

    expect(leg?.callSid).toBe('CAring');
    expect(await page.hear('invite')).toMatchObject({
      callsid: 'CAring',
      sdp: 'our offer',
      parameters: { CallSid: 'CAring', From: '+4520000001', To: 'client:agent1', Params: 'id=%C3%A6%201%262' },
    });
    page.send('answer', { callsid: 'CAring', sdp: 'its answer' });
    await toldOf('accepted CAring');
  });

  test('is not tried when nobody is registered, nor a second time while the page rings or talks', async () => {
    expect(ring('agent1', 'CAnobody')).toBeUndefined();
    const page = await register('agent1');

    expect(ring('agent1', 'CAfirst')).toBeDefined();
    expect(ring('agent1', 'CAsecond')).toBeUndefined();
    await page.hear('invite');
    page.send('reject', { callsid: 'CAfirst' });
    await toldOf('rejected CAfirst');

    expect(ring('agent1', 'CAthird')).toBeDefined();
  });

  test('withdrawn while it rings is cancelled, after it was taken hung up', async () => {
    const page = await register('agent1');
    const first = ring('agent1', 'CAfirst');
    first?.cancel();
    expect(await page.hear('cancel')).toEqual({ callsid: 'CAfirst' });

    const second = ring('agent1', 'CAsecond');
    page.send('answer', { callsid: 'CAsecond', sdp: 'its answer' });
    await toldOf('accepted CAsecond');
    second?.hangup();

    expect(await page.hear('hangup')).toEqual({ callsid: 'CAsecond' });
    expect(closedPeers).toBe(2);
  });

  test('that the page hangs up unanswered, as without a microphone, counts as rejected', async () => {
    const page = await register('agent1');
    ring('agent1', 'CAring');

    page.send('hangup', { callsid: 'CAring' });
    await toldOf('rejected CAring');

    expect(told).not.toContain('hungUp CAring');
  });

  test('cannot be taken or ended by another page', async () => {
    const page = await register('agent1');
    const other = await register('agent2');
    ring('agent1', 'CAring');
    await page.hear('invite');

    other.send('answer', { callsid: 'CAring', sdp: 'its answer' });
    other.send('hangup', { callsid: 'CAring' });
    await other.settled();

    expect(told).toEqual(['registered agent1', 'registered agent2']);
  });
});

describe('a page that loses its socket', () => {
  async function talking(): Promise<{ page: Page; reconnect: unknown }> {
    const page = await register('agent1');
    ring('agent1', 'CAtalk');
    const { reconnect } = await page.hear('invite');
    page.send('answer', { callsid: 'CAtalk', sdp: 'its answer' });
    await toldOf('accepted CAtalk');
    return { page, reconnect };
  }

  test('takes its call over on a new one, without a new description', async () => {
    const { page, reconnect } = await talking();
    page.socket.terminate();
    await toldOf('unregistered agent1');

    const back = await arrive('agent1');
    back.send('invite', { callsid: 'CAtalk', sdp: 'as before', reconnect, twilio: {} });

    expect(await back.hear('answer')).toEqual({ callsid: 'CAtalk', reconnect });
    back.send('hangup', { callsid: 'CAtalk' });
    await toldOf('hungUp CAtalk');
    expect(closedPeers).toBe(1);
  });

  test('keeps the call it took over for good', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { page, reconnect } = await talking();
      page.socket.terminate();
      await toldOf('unregistered agent1');
      const back = await arrive('agent1');
      back.send('invite', { callsid: 'CAtalk', sdp: 'as before', reconnect, twilio: {} });
      await back.hear('answer');

      vi.advanceTimersByTime(graceMs * 2);

      expect(told).not.toContain('hungUp CAtalk');
    } finally {
      vi.useRealTimers();
    }
  });

  test('loses its call when it stays away too long, and is told so when it comes back', async () => {
    const { page, reconnect } = await talking();
    page.socket.terminate();
    await toldOf('hungUp CAtalk');

    const back = await arrive('agent1');
    back.send('invite', { callsid: 'CAtalk', sdp: 'as before', reconnect, twilio: {} });

    expect(await back.hear('hangup')).toMatchObject({ callsid: 'CAtalk', error: { code: 31481 } });
    expect(closedPeers).toBe(1);
  });

  test('cannot take over the call of somebody else, even with its token', async () => {
    const { reconnect } = await talking();
    const thief = await arrive('agent2');

    thief.send('invite', { callsid: 'CAtalk', sdp: 'x', reconnect, twilio: {} });

    expect(await thief.hear('hangup')).toMatchObject({ callsid: 'CAtalk' });
    expect(told).not.toContain('hungUp CAtalk');
  });

  test('frees a ringing call at once, and the page stops ringing when it is back', async () => {
    const page = await register('agent1');
    ring('agent1', 'CAring');
    await page.hear('invite');
    page.socket.terminate();
    await toldOf('rejected CAring');

    const back = await arrive('agent1');

    expect(await back.hear('cancel')).toEqual({ callsid: 'CAring' });
  });
});

test('closing the media end closes every peer', async () => {
  await register('agent1');
  ring('agent1', 'CAring');

  await media.close();
  await expect.poll(() => closedPeers, { interval: 5 }).toBe(1);
});
