import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Identity, startIdentity } from './identity.ts';
import type { Person } from './person.ts';

const site = 'http://127.0.0.1:5350';
const people: Person[] = [
  { user: 'anna', sub: 'sub-1', name: 'Anna <Å>', role: 'consultant' },
  { user: 'bo', sub: 'sub-2', name: 'Bo', role: 'manager' },
];
const dataDir = mkdtempSync(join(tmpdir(), 'identity-test-'));

function start() {
  return startIdentity({ port: 5351, dataDir, people: async () => people, siteUrls: [site], clientId: 'desk' });
}

let identity: Identity;
beforeAll(async () => {
  identity = await start();
});
afterAll(async () => {
  await identity.close();
  rmSync(dataDir, { recursive: true });
});

function demo(body: string) {
  return fetch(`${identity.url}/demo-token`, { method: 'POST', body });
}

function verify(token: string) {
  return jwtVerify(token, createRemoteJWKSet(new URL(`${identity.url}/jwks`)), { issuer: identity.url });
}

/** A browser that keeps cookies and follows nothing by itself. */
function browser() {
  const jar = new Map<string, string>();
  return async (address: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(address, identity.url), {
      ...init,
      redirect: 'manual',
      headers: { cookie, ...init.headers },
    });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return answer;
  };
}

function form(fields: Record<string, string>) {
  return { method: 'POST', body: new URLSearchParams(fields) };
}

function locationOf(answer: Response) {
  return answer.headers.get('location') ?? '';
}

async function signIn(visit: ReturnType<typeof browser>, user: string) {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'desk',
    redirect_uri: `${site}/desk/`,
    response_type: 'code',
    scope: 'openid',
    state: 's1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const toPage = await visit(`/auth?${query}`);
  const page = await visit(locationOf(toPage));
  const chosen = await visit(locationOf(toPage), form({ user }));
  const resumed = await visit(locationOf(chosen));
  const back = new URL(locationOf(resumed));
  const exchange = (codeVerifier: string) =>
    visit(
      '/token',
      form({
        grant_type: 'authorization_code',
        client_id: 'desk',
        code: back.searchParams.get('code') ?? '',
        redirect_uri: `${site}/desk/`,
        code_verifier: codeVerifier,
      }),
    );
  return { html: await page.text(), back, exchange, verifier };
}

test('a demo token has the shape of a user pool access token and is signed with the published key', async () => {
  const { access_token: token } = (await (await demo('{"user":"anna"}')).json()) as { access_token: string };

  const { payload } = await verify(token);
  expect(payload).toMatchObject({
    sub: 'sub-1',
    username: 'anna',
    token_use: 'access',
    client_id: 'desk',
    scope: 'openid',
    iss: identity.url,
  });
  expect(payload.aud).toBeUndefined();
});

test.each([
  ['no JSON', 'user=anna', 400],
  ['no user', '{}', 400],
  ['a number', '{"user":1}', 400],
  ['nobody of that name', '{"user":"ole"}', 404],
])('a demo token is refused for %s, with what is wrong', async (_, body, status) => {
  const answer = await demo(body);
  expect([answer.status, await answer.json()]).toEqual([status, { error: expect.stringContaining('user') }]);
});

test('the desk signs in by code with PKCE: one click a person, then a JWT access token and a refresh token', async () => {
  const { html, back, exchange, verifier } = await signIn(browser(), 'anna');
  expect(html).toContain('Anna &#60;Å&#62;');
  expect(html.match(/<button/g)).toHaveLength(2);
  expect(back.origin + back.pathname).toBe(`${site}/desk/`);
  expect(back.searchParams.get('state')).toBe('s1');

  const tokens = (await (await exchange(verifier)).json()) as {
    access_token: string;
    refresh_token: string;
    id_token: string;
  };
  const { payload } = await verify(tokens.access_token);
  expect(payload).toMatchObject({
    sub: 'sub-1',
    username: 'anna',
    token_use: 'access',
    client_id: 'desk',
    scope: 'openid',
  });
  expect(decodeJwt(tokens.id_token)).toMatchObject({ sub: 'sub-1', token_use: 'id' });

  const renewed = await fetch(
    `${identity.url}/token`,
    form({ grant_type: 'refresh_token', client_id: 'desk', refresh_token: tokens.refresh_token }),
  );
  expect(decodeJwt(((await renewed.json()) as { access_token: string }).access_token).username).toBe('anna');
});

test('a code without its verifier gives nothing', async () => {
  const { exchange } = await signIn(browser(), 'bo');
  expect((await exchange('x'.repeat(43))).status).toBe(400);
});

test('an unknown place to return to is refused with a page, not followed', async () => {
  const query = new URLSearchParams({
    client_id: 'desk',
    redirect_uri: 'https://elsewhere.example/',
    response_type: 'code',
    scope: 'openid',
  });
  const answer = await fetch(`${identity.url}/auth?${query}`, { redirect: 'manual' });
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('Log ind lykkedes ikke')]);
});

test('signing out goes back to the desk, and the next sign-in asks again who it is', async () => {
  const visit = browser();
  const { exchange, verifier } = await signIn(visit, 'anna');
  const { id_token: idToken } = (await (await exchange(verifier)).json()) as { id_token: string };
  const query = new URLSearchParams({
    id_token_hint: idToken,
    post_logout_redirect_uri: `${site}/desk/`,
    state: 'bye',
  });
  const page = await (await visit(`/session/end?${query}`)).text();
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const done = await visit('/session/end/confirm', form({ xsrf, logout: 'yes' }));
  expect(locationOf(done)).toBe(`${site}/desk/?state=bye`);

  const again = await signIn(visit, 'bo');
  expect(again.html).toContain('<h1>Log ind</h1>');
});

test('a link signs somebody in without a question, in place of whoever was signed in before, and once', async () => {
  const visit = browser();
  await signIn(visit, 'anna');
  const begun = await visit('/demo-sign-in?user=bo&to=/reports/');
  expect(locationOf(begun)).toBe(`${site}/reports/`);

  const query = new URLSearchParams({
    client_id: 'desk',
    redirect_uri: `${site}/reports/`,
    response_type: 'code',
    scope: 'openid',
    code_challenge: createHash('sha256').update('v'.repeat(43)).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const asked = await visit(`/auth?${query}`);
  const answered = await visit(locationOf(asked));
  const back = new URL(locationOf(await visit(locationOf(answered))));
  const tokens = await visit(
    '/token',
    form({
      grant_type: 'authorization_code',
      client_id: 'desk',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: `${site}/reports/`,
      code_verifier: 'v'.repeat(43),
    }),
  );
  expect(decodeJwt(((await tokens.json()) as { access_token: string }).access_token).username).toBe('bo');

  const later = await visit(`/auth?${query}&prompt=login`);
  expect(await (await visit(locationOf(later))).text()).toContain('<h1>Log ind</h1>');
});

test.each([
  ['/demo-sign-in?user=ole', 404, ''],
  ['/demo-sign-in?user=anna&to=https://elsewhere.example/', 302, '/desk/'],
])('the link %s leads nowhere else', async (path, status, to) => {
  const answer = await fetch(`${identity.url}${path}`, { redirect: 'manual' });
  expect([answer.status, locationOf(answer)]).toEqual([status, to && `${site}${to}`]);
});

test('the desk page may ask for tokens from its own origin', async () => {
  const answer = await fetch(`${identity.url}/token`, {
    method: 'OPTIONS',
    headers: { origin: site, 'access-control-request-method': 'POST' },
  });
  expect(answer.headers.get('access-control-allow-origin')).toBe(site);
});

test('tokens hold after a restart', async () => {
  const token = await identity.tokenFor('anna');
  await identity.close();
  identity = await start();
  // The first try may meet the connection that just went down.
  await expect.poll(async () => (await verify(token)).payload.sub).toBe('sub-1');
});

test('who comes meanwhile can sign in at once, and offices are named where there are several', async () => {
  expect((await demo('{"user":"ole"}')).status).toBe(404);
  people.push({ user: 'ole', sub: 'sub-3', name: 'Ole', role: 'consultant', unit: 'Prøveby Kommune' });
  try {
    expect((await demo('{"user":"ole"}')).status).toBe(200);
    const { html, exchange, verifier } = await signIn(browser(), 'ole');
    expect(html).toContain('<small>konsulent – ole – Prøveby Kommune</small>');
    const { access_token: token } = (await (await exchange(verifier)).json()) as { access_token: string };
    expect((await verify(token)).payload).toMatchObject({ sub: 'sub-3', username: 'ole' });
  } finally {
    people.pop();
  }
});
