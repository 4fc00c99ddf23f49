import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jwt from 'twilio/lib/jwt/AccessToken.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localAccount } from './account.ts';
import { caller, ownNumber, type Rig, startRig } from './testing/rig.ts';

let rig: Rig;
let newest: number | undefined;
let webRoot: string;
beforeEach(async () => {
  newest = undefined;
  webRoot = mkdtempSync(join(tmpdir(), 'carrier-web-'));
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html>');
  writeFileSync(join(webRoot, 'assets', 'a.js'), 'export {}');
  rig = await startRig({ webRoot, newestEvent: () => newest });
});
afterEach(async () => {
  await rig.close();
  rmSync(webRoot, { recursive: true });
});

const T = '/telephones/%2B4520304050';
const nobody = `CA${'0'.repeat(32)}`;

async function callOf(who = caller) {
  return (await rig.callsOf(who))[0];
}

describe('a telephone', () => {
  test('exists when it is first named, behaves manually and has no calls', async () => {
    expect(await rig.callsOf(caller)).toEqual([]);
    expect((await rig.api('GET', T)).body).toEqual({
      behaviour: 'manual',
      withheld: false,
      shows: '',
      answeredBy: 'human',
      landline: false,
    });
  });

  test('is set with 204', async () => {
    for (const behaviour of ['answer', 'busy', 'no-answer', 'voicemail', 'failed', 'manual']) {
      expect(await rig.api('PUT', T, { behaviour, withheld: false })).toEqual({ status: 204, body: undefined });
      expect((await rig.api('GET', T)).body).toMatchObject({ behaviour });
    }
  });

  test('calls a number: 201 with the call, listed newest first', async () => {
    rig.app.pages['/voice'] = '<Say>Hej</Say><Pause length="60"/>';
    const made = await rig.api('POST', `${T}/calls`, { to: ownNumber });
    expect(made.status).toBe(201);
    expect(Object.keys(made.body as object)).toEqual(['callSid']);
    const second = await rig.call(caller);
    const calls = await rig.callsOf(caller);
    expect(calls.map((call) => call.callSid)).toEqual([second, (made.body as { callSid: string }).callSid]);
    expect(calls[0]).toMatchObject({
      direction: 'inbound',
      status: 'in-progress',
      peers: [],
      heard: [{ at: '2021-01-04T07:00:00.000Z', kind: 'say', text: 'Hej' }],
    });
    expect((await rig.api('GET', `${T}/calls/${second}`)).body).toMatchObject({ callSid: second });
  });

  test('is told which numbers it can ring', async () => {
    const { status, body } = await rig.api('GET', '/numbers');
    expect(status).toBe(200);
    expect(body).toContainEqual({ number: ownNumber, friendlyName: expect.any(String) });
  });

  test('calling a number nobody owns ends failed', async () => {
    await rig.call(caller, '+4511111111');
    expect((await callOf())?.status).toBe('failed');
    expect(await rig.client.calls.list()).toEqual([]);
  });

  test('that withholds its number calls as anonymous', async () => {
    await rig.api('PUT', T, { withheld: true });
    rig.app.pages['/voice'] = '<Pause length="60"/>';
    await rig.call(caller);
    expect(rig.app.asked('/voice')[0]).toMatchObject({ From: 'anonymous', Caller: 'anonymous' });
    expect(rig.app.asked('/voice')[0]).not.toHaveProperty('FromCountry');
  });

  test('shows what it is told to show in place of its number, until it is told to show nothing', async () => {
    rig.app.pages['/voice'] = '<Pause length="60"/>';
    await rig.api('PUT', T, { withheld: true, shows: 'Unavailable' });
    await rig.call(caller);
    await rig.api('PUT', T, { shows: '' });
    await rig.call(caller);
    expect(rig.app.asked('/voice').map((each) => each.From)).toEqual(['Unavailable', 'anonymous']);
    expect((await rig.api('GET', T)).body).toMatchObject({ shows: '', withheld: true });
  });

  test('hangs up, before and after it is answered', async () => {
    rig.app.pages['/voice'] = '<Pause length="5"/><Say>Hej</Say><Pause length="60"/>';
    const first = await rig.call(caller);
    expect((await rig.api('POST', `${T}/calls/${first}/hangup`)).status).toBe(204);
    expect((await callOf())?.status).toBe('no-answer');
    const second = await rig.call(caller);
    await rig.advance('PT10S');
    await rig.api('POST', `${T}/calls/${second}/hangup`);
    expect((await callOf())?.status).toBe('completed');
    expect(rig.app.asked('/status').map((each) => [each.CallStatus, each.CallDuration])).toEqual([
      ['no-answer', '0'],
      ['completed', '5'],
    ]);
  });

  test('answers, and rejects, only what rings', async () => {
    const ringing = async () => {
      const made = await rig.client.calls.create({
        from: ownNumber,
        to: caller,
        twiml: '<Response><Pause length="60"/></Response>',
      });
      await rig.advance('PT1S');
      return made.sid;
    };
    const first = await ringing();
    expect((await rig.api('POST', `${T}/calls/${first}/hangup`)).status).toBe(409);
    expect((await rig.api('POST', `${T}/calls/${first}/keys`, { digits: '1' })).status).toBe(409);
    expect((await rig.api('POST', `${T}/calls/${first}/answer`)).status).toBe(204);
    expect((await callOf())?.status).toBe('in-progress');
    expect((await rig.api('POST', `${T}/calls/${first}/answer`)).status).toBe(409);
    expect((await rig.api('POST', `${T}/calls/${first}/reject`)).status).toBe(409);
    const second = await ringing();
    expect((await rig.api('POST', `${T}/calls/${second}/reject`)).status).toBe(204);
    expect((await callOf())?.status).toBe('busy');
    expect((await rig.api('POST', `${T}/calls/${second}/hangup`)).status).toBe(409);
  });

  test('gets a token its page can register with', async () => {
    const answer = await rig.api('POST', `${T}/token`);
    expect(answer.status).toBe(200);
    const { token } = answer.body as { token: string };
    const oracle = new jwt(localAccount.accountSid, localAccount.apiKeySid, localAccount.apiKeySecret, {
      identity: 'telephone_4520304050',
    });
    oracle.addGrant(new jwt.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: localAccount.applicationSid }));
    const part = (text: string, index: number) =>
      JSON.parse(Buffer.from(text.split('.')[index] ?? '', 'base64url').toString());
    const expected = oracle.toJwt();
    expect(part(token, 0)).toEqual(part(expected, 0));
    expect(part(token, 1).grants).toEqual(part(expected, 1).grants);
    expect(part(token, 1).exp).toBeGreaterThan(Date.now() / 1000);
  });
});

describe('a wrong request', () => {
  test.each([
    ['PUT', T, { behaviour: 'asleep' }, 'behaviour'],
    ['PUT', T, { withheld: 'yes' }, 'withheld'],
    ['PUT', T, { behavior: 'answer' }, 'behavior'],
    ['PUT', T, { shows: 1 }, 'shows'],
    ['PUT', T, { answeredBy: 'machine_start' }, 'answeredBy'],
    ['POST', `${T}/messages`, { to: ownNumber }, 'body'],
    ['POST', `${T}/messages`, { to: '1', body: 'x' }, 'to'],
    ['PUT', '/telephones/20304050', { behaviour: 'answer' }, 'number'],
    ['GET', '/telephones/%2B0/calls', undefined, 'number'],
    ['POST', `${T}/calls`, { to: '33000000' }, 'to'],
    ['POST', `${T}/calls`, {}, 'to'],
    ['PUT', T, '{"behaviour"', 'body'],
    ['PUT', T, '[]', 'body'],
    ['PUT', '/clients/a-b', { behaviour: 'answer' }, 'user'],
    ['PUT', '/clients/agent1', { behaviour: 'voicemail' }, 'behaviour'],
    ['PUT', '/faults', { delay: '5 s' }, 'delay'],
    ['PUT', '/faults', { drop: -1 }, 'drop'],
    ['PUT', '/faults', { status: 99 }, 'status'],
    ['PUT', '/faults', { rest: { status: 200 } }, 'rest.status'],
    ['PUT', '/faults', { rest: { code: 429 } }, 'rest.code'],
    ['PUT', '/faults', { rest: 429 }, 'rest'],
    ['PUT', '/faults', { rest: {}, tooManyRequests: 1 }, 'tooManyRequests'],
    ['PUT', '/settings', { cps: 0 }, 'cps'],
    ['PUT', '/settings', { dialActionOnRedirect: 1 }, 'dialActionOnRedirect'],
    ['PUT', '/clock', { mode: 'slow' }, 'mode'],
    ['PUT', '/clock', { mode: 'driven', now: 'tomorrow' }, 'now'],
    ['POST', '/clock', { advance: 'P1M' }, 'advance'],
    ['POST', '/clock', {}, 'advance'],
  ])('%s %s %j is 400 and names %s', async (method, path, body, field) => {
    const answer = await rig.api(method, path, body);
    expect(answer).toMatchObject({ status: 400 });
    expect((answer.body as { error: string }).error).toMatch(new RegExp(`^${field.replace('.', '[.]')}:`));
  });

  test('for keys names the digits', async () => {
    rig.app.pages['/voice'] = '<Say>Hej</Say><Pause length="60"/>';
    const sid = await rig.call(caller);
    for (const digits of ['', '12a', 12, undefined]) {
      const answer = await rig.api('POST', `${T}/calls/${sid}/keys`, { digits });
      expect(answer).toMatchObject({ status: 400 });
      expect((answer.body as { error: string }).error).toMatch(/^digits:/);
    }
  });

  test('about an unknown call or path is 404', async () => {
    for (const deed of ['keys', 'answer', 'reject', 'hangup']) {
      const answer = await rig.api('POST', `${T}/calls/${nobody}/${deed}`, { digits: '1' });
      expect(answer).toMatchObject({ status: 404, body: { error: expect.any(String) } });
    }
    expect((await rig.api('GET', '/telephones')).status).toBe(404);
    expect((await rig.api('POST', `${T}/letters`)).status).toBe(404);
    expect((await rig.api('DELETE', '/clock')).status).toBe(404);
  });

  test('too large is 413', async () => {
    expect((await rig.api('PUT', T, `{"behaviour":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413);
  });
});

describe('a client', () => {
  test('is played through the API, and counts as alive', async () => {
    expect(rig.carrier.clients.simulated()).toEqual([]);
    expect((await rig.api('PUT', '/clients/agent1', { behaviour: 'manual' })).status).toBe(204);
    expect(rig.carrier.clients.simulated()).toEqual(['agent1']);
    await rig.client.calls.create({
      from: ownNumber,
      to: 'client:agent1',
      twiml: '<Response><Pause length="60"/></Response>',
    });
    const call = await callOf('agent1');
    expect(call).toMatchObject({ direction: 'outbound-api', status: 'ringing' });
    expect((await rig.api('POST', `/clients/agent1/calls/${call?.callSid}/answer`)).status).toBe(204);
    expect((await rig.api('POST', `/clients/agent1/calls/${call?.callSid}/hangup`)).status).toBe(204);
    expect((await callOf('agent1'))?.status).toBe('completed');
    expect((await rig.api('DELETE', '/clients/agent1')).status).toBe(204);
    expect(rig.carrier.clients.simulated()).toEqual([]);
  });
});

describe('the clock', () => {
  test('is read, driven, advanced and made real again', async () => {
    expect((await rig.api('GET', '/clock')).body).toEqual({ now: '2021-01-04T07:00:00.000Z', mode: 'driven' });
    expect((await rig.api('POST', '/clock', { advance: 'PT30M' })).body).toEqual({
      now: '2021-01-04T07:30:00.000Z',
      mode: 'driven',
    });
    expect((await rig.api('PUT', '/clock', { mode: 'driven', now: '2021-03-01T08:00:00+01:00' })).body).toMatchObject({
      now: '2021-03-01T07:00:00.000Z',
    });
    expect((await rig.api('PUT', '/clock', { mode: 'real' })).body).toMatchObject({ mode: 'real' });
    expect((await rig.api('POST', '/clock', { advance: 'PT1S' })).status).toBe(409);
  });

  test('goes on at its own pace from a moment that is named', async () => {
    const { body } = await rig.api('PUT', '/clock', { mode: 'real', now: '2031-01-06T08:00:00Z' });
    expect(body).toMatchObject({ mode: 'real', now: expect.stringMatching(/^2031-01-06T08:0/) });
    await rig.api('PUT', '/clock', { mode: 'real' });
    expect((await rig.api('GET', '/clock')).body).toMatchObject({ now: expect.not.stringMatching(/^2031/) });
  });

  test('refuses to be set before the newest stored event', async () => {
    newest = Date.parse('2021-01-05T00:00:00Z');
    const set = (now: string) => rig.api('PUT', '/clock', { mode: 'driven', now });
    expect(await set('2021-01-04T23:59:59Z')).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('now') },
    });
    expect((await set('2021-01-05T00:00:00Z')).status).toBe(200);
  });

  test('answers an advance when everything due on the way is done', async () => {
    rig.app.pages['/voice'] = '<Say>Hej</Say><Redirect>/voice</Redirect>';
    await rig.call(caller);
    await rig.advance('PT10M');
    expect((await callOf())?.heard).toHaveLength(601);
    expect(rig.app.got.at(-1)?.at).toBe(Date.parse('2021-01-04T07:10:00Z'));
  });
});

describe('faults', () => {
  const leg = () => rig.app.asked('/leg').map((each) => each.CallStatus);
  const ring = () =>
    rig.client.calls.create({
      from: ownNumber,
      to: caller,
      twiml: '<Response><Pause length="60"/></Response>',
      statusCallback: `${rig.app.url}/leg`,
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    });

  test('duplicate the next webhooks, documents too; the first answer counts', async () => {
    let times = 0;
    rig.app.pages['/voice'] = () => `<Say>${++times}</Say><Pause length="60"/>`;
    await rig.api('PUT', '/faults', { duplicate: 2 });
    await rig.call(caller);
    expect(rig.app.asked('/voice')).toHaveLength(2);
    expect((await callOf())?.heard).toHaveLength(1);
    await ring();
    await callOf();
    expect(leg()).toEqual(['initiated', 'initiated', 'ringing']);
  });

  test('drop the next webhooks: a status is lost, a document is a failed connection', async () => {
    await rig.api('PUT', '/faults', { drop: 1 });
    await ring();
    await callOf();
    expect(leg()).toEqual(['ringing']);
    await rig.api('PUT', '/faults', { drop: 1 });
    rig.app.pages['/voice'] = '<Say>Hej</Say>';
    await rig.call('+4520304051');
    expect((await callOf('+4520304051'))?.heard[0]?.text).toContain('application error');
    expect((await rig.api('GET', '/notices')).body).toMatchObject([{ code: 11205 }, { code: 11205 }]);
  });

  test('delay the next webhook, by default one; others overtake it', async () => {
    await rig.api('PUT', '/faults', { delay: 'PT5S' });
    await ring();
    await callOf();
    expect(leg()).toEqual(['ringing']);
    await rig.advance('PT5S');
    expect(leg()).toEqual(['ringing', 'initiated']);
  });

  test('delay a document within its time, or past it so that the call gives up and the request comes late', async () => {
    rig.app.pages['/voice'] = '<Say>Hej</Say><Pause length="60"/>';
    await rig.api('PUT', '/faults', { delay: 'PT5S' });
    await rig.call(caller);
    expect(rig.app.asked('/voice')).toHaveLength(0);
    await rig.advance('PT5S');
    expect((await callOf())?.heard[0]?.text).toBe('Hej');
    await rig.api('PUT', '/faults', { delay: 'PT20S' });
    await rig.call('+4520304051');
    await rig.advance('PT15S');
    expect((await callOf('+4520304051'))?.heard[0]?.text).toContain('application error');
    expect(rig.app.asked('/voice')).toHaveLength(1);
    await rig.advance('PT5S');
    expect(rig.app.asked('/voice')).toHaveLength(2);
  });

  test('let the next status be overtaken by the one after it', async () => {
    await rig.api('PUT', '/faults', { reorder: true });
    await ring();
    await callOf();
    expect(leg()).toEqual(['ringing', 'initiated']);
  });

  test('let go of a status nobody overtakes after five seconds', async () => {
    await rig.api('PUT', '/telephones/%2B4520304050', { behaviour: 'busy' });
    await rig.api('PUT', '/faults', { reorder: true, n: 2 });
    await ring();
    await callOf();
    expect(leg()).toEqual([]);
    await rig.advance('PT5S');
    expect(leg()).toHaveLength(2);
  });

  test('answer in place of the application with a status', async () => {
    rig.app.pages['/voice'] = '<Say>Hej</Say>';
    await rig.api('PUT', '/faults', { status: 503 });
    await rig.call(caller);
    expect(rig.app.asked('/voice')).toHaveLength(0);
    expect((await rig.api('GET', '/notices')).body).toMatchObject([{ code: 11217 }]);
    await rig.call(caller);
    expect(rig.app.asked('/voice')).toHaveLength(1);
  });

  test('of several kinds act together on as many webhooks as the larger count, and {} clears them', async () => {
    await rig.api('PUT', '/faults', { duplicate: 3, delay: 'PT1S' });
    expect((await rig.api('GET', '/faults')).body).toMatchObject({ duplicate: 3, delay: 3, delayMs: 1000 });
    await rig.api('PUT', '/faults', {});
    expect((await rig.api('GET', '/faults')).body).toMatchObject({ duplicate: 0, delay: 0 });
  });
});

describe('settings', () => {
  test('change the rate of REST calls', async () => {
    const open = { dialActionOnRedirect: false, dialActionOnHangUp: false };
    expect((await rig.api('GET', '/settings')).body).toEqual({ cps: 1, ...open });
    expect((await rig.api('PUT', '/settings', { cps: 10 })).body).toEqual({ cps: 10, ...open });
    const twiml = '<Response><Pause/></Response>';
    await rig.client.calls.create({ from: ownNumber, to: caller, twiml });
    await rig.client.calls.create({ from: ownNumber, to: '+4520304051', twiml });
    await rig.advance('PT0.1S');
    expect((await callOf('+4520304051'))?.status).toBe('ringing');
  });
});

describe('the port', () => {
  const raw = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number | undefined; type: string | undefined; cors: unknown }>((resolve, reject) => {
      const target = new URL(rig.carrier.url);
      const sent = request({ host: target.hostname, port: target.port, path, headers }, (response) => {
        response.resume();
        const { 'content-type': type, 'access-control-allow-origin': cors } = response.headers;
        response.on('end', () => resolve({ status: response.statusCode, type, cors }));
      });
      sent.on('error', reject);
      sent.end();
    });

  test('serves the phone page, with types, and nothing outside it', async () => {
    expect(await raw('/')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    expect(await raw('/assets/a.js')).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8' });
    writeFileSync(`${webRoot}-secret`, 'x');
    for (const path of [
      '/../x',
      '/..%2f..%2fetc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/%00',
      '/assets',
      '/%',
    ]) {
      expect((await raw(path)).status, path).toBe(404);
    }
    const name = webRoot.split('/').at(-1);
    expect((await raw(`/..%2f${name}-secret`)).status).toBe(404);
    rmSync(`${webRoot}-secret`);
  });

  test('answers only this machine by name, and only its own pages', async () => {
    expect((await raw('/clock', { host: 'evil.example' })).status).toBe(403);
    expect((await raw('/clock', { origin: 'https://evil.example' })).status).toBe(403);
    expect(await raw('/clock', { origin: 'http://localhost:5173' })).toMatchObject({
      status: 200,
      cors: 'http://localhost:5173',
    });
  });
});
