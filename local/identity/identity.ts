import { randomUUID } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { importJWK, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';
import { createDirectSignIn } from './direct-sign-in.ts';
import { openIdentityKeys } from './identity-keys.ts';
import { signInPage, troublePage } from './pages.ts';
import type { Person } from './person.ts';
import { providerConfiguration } from './provider-configuration.ts';

export interface IdentityOptions {
  /** 0: any free port, for tests. */
  port: number;
  dataDir: string;
  /** Who can sign in; asked at every sign-in, so that one who was added a moment ago can. */
  people(): Promise<Person[]>;
  /** Addresses of the sites, such as `http://127.0.0.1:4000`. */
  siteUrls: string[];
  clientId: string;
}

export interface Identity {
  url: string;
  /** An access token without signing in, as `POST /demo-token` gives it. @throws for an unknown user. */
  tokenFor(user: string): Promise<string>;
  close(): Promise<void>;
}

/** Seconds a demo token lives: a long day, so that whoever drives the line from outside need not renew it. */
const demoTokenS = 12 * 3600;

/** Sign-in of the line on one machine, in place of Cognito: code with PKCE for the desk, tokens of Cognito's shape. */
export async function startIdentity(options: IdentityOptions): Promise<Identity> {
  const { people, clientId } = options;
  const keys = await openIdentityKeys(join(options.dataDir, 'identity.json'));
  const server = http.createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  const url = `http://127.0.0.1:${port}`;
  const provider = new Provider(url, providerConfiguration({ ...options, keys, port }));
  const signingKey = await importJWK(keys.signing, 'RS256');
  const onward = provider.callback();
  const direct = createDirectSignIn({ port, people, siteUrls: options.siteUrls });

  const personCalled = async (user: string | null) => (await people()).find((one) => one.user === user);

  async function tokenFor(user: string): Promise<string> {
    const person = await personCalled(user);
    if (!person) throw new Error(`unknown user ${user}`);
    return tokenOf(person);
  }

  function tokenOf(person: Person): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      username: person.user,
      token_use: 'access',
      client_id: clientId,
      scope: 'openid',
      auth_time: now,
      version: 2,
    })
      .setProtectedHeader({ alg: 'RS256', kid: keys.signing.kid })
      .setSubject(person.sub)
      .setIssuer(url)
      .setIssuedAt(now)
      .setJti(randomUUID())
      .setExpirationTime(now + demoTokenS)
      .sign(signingKey);
  }

  async function demoToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (status: number, body: unknown) =>
      response
        .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        .end(JSON.stringify(body));
    if (request.method !== 'POST') return void answer(405, { error: 'Use POST' });
    const user = userOf(await readText(request));
    if (user === undefined) return void answer(400, { error: 'user: a text is wanted, as {"user":"konsulent1"}' });
    const person = await personCalled(user);
    if (!person) return void answer(404, { error: 'user: nobody of that name' });
    answer(200, { access_token: await tokenOf(person) });
  }

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const html = (status: number, body: string) =>
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(body);
    try {
      await provider.interactionDetails(request, response);
    } catch {
      return void html(400, troublePage('Forsøget er udløbet.'));
    }
    const chosen = await direct.chosen(request, response);
    if (request.method !== 'POST' && chosen === undefined)
      return void html(200, signInPage(request.url ?? '', await people()));
    const person = chosen ?? (await personCalled(new URLSearchParams(await readText(request)).get('user')));
    if (!person) return void html(400, troublePage('Ukendt bruger.'));
    await provider.interactionFinished(request, response, { login: { accountId: person.sub } });
  }

  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url?.split('?')[0] ?? '/';
    try {
      if (path === '/demo-token') await demoToken(request, response);
      else if (path === '/demo-sign-in') await direct.begin(request, response);
      else if (path.startsWith('/interaction/')) await signIn(request, response);
      else await onward(request, response);
    } catch (error) {
      process.stderr.write(`identity: ${error instanceof Error ? error.message : 'error'}\n`);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end('{"error":"server_error"}');
    }
  });

  return {
    url,
    tokenFor,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function userOf(text: string): string | undefined {
  try {
    const { user } = JSON.parse(text) as { user?: unknown };
    return typeof user === 'string' && user !== '' ? user : undefined;
  } catch {
    return undefined;
  }
}

/** Longest body read: a user's name fits many times. */
const longestBody = 10_000;

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) if (text.length < longestBody) text += chunk.toString();
  return text;
}
