import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, createClock } from 'driven-clock/clock';
import { createFlight, type Flight } from 'driven-clock/flight';
import twilio from 'twilio';
import { localAccount } from '../account.ts';
import { type Carrier, type CarrierOptions, startCarrier } from '../carrier.ts';

export const monday = Date.parse('2021-01-04T07:00:00Z');
export const ownNumber = '+4533000000';
export const caller = '+4520304050';

/** One request the application got. */
export interface Got {
  method: string;
  path: string;
  query: string;
  fields: Record<string, string>;
  headers: IncomingHttpHeaders;
  url: string;
  at: number;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

type Page = string | Answer | ((got: Got) => string | Answer | Promise<string | Answer>);

/** A TwiML application of a few pages, and all it was asked. A string is TwiML inside `<Response>`. */
export interface App {
  url: string;
  pages: Record<string, Page>;
  got: Got[];
  /** The fields of the requests to a path, in order of arrival. */
  asked(path: string): Record<string, string>[];
}

export interface Rig {
  app: App;
  carrier: Carrier;
  clock: Clock;
  flight: Flight;
  client: twilio.Twilio;
  /** A request to the carrier's own API; the answer's status and parsed body. */
  api(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  advance(duration: string): Promise<void>;
  /** The calls of a telephone or client, newest first. */
  callsOf(who: string): Promise<Shown[]>;
  call(from: string, to?: string): Promise<string>;
  keys(from: string, callSid: string, digits: string): Promise<void>;
  close(): Promise<void>;
}

export interface Shown {
  callSid: string;
  direction: string;
  status: string;
  heard: { at: string; kind: string; text: string }[];
  peers: string[];
}

async function startApp(clock: Clock): Promise<{ app: App; server: Server }> {
  const app: App = {
    url: '',
    pages: {},
    got: [],
    asked: (path) => app.got.filter((each) => each.path === path).map((each) => each.fields),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const url = new URL(request.url ?? '/', app.url);
      const got: Got = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.search,
        fields: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
        headers: request.headers,
        url: url.href,
        at: clock.now(),
      };
      app.got.push(got);
      const page = app.pages[url.pathname] ?? { status: 204 };
      const answer = typeof page === 'function' ? await page(got) : page;
      const full: Answer = typeof answer === 'string' ? { body: `<Response>${answer}</Response>` } : answer;
      response.writeHead(full.status ?? 200, full.headers ?? { 'content-type': 'text/xml' });
      response.end(full.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  app.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { app, server };
}

/** The official client, its requests led to this machine. */
function officialClient(carrierUrl: string, sid = localAccount.accountSid, token = localAccount.authToken) {
  const client = twilio(sid, token, { accountSid: localAccount.accountSid });
  const { httpClient } = client;
  const request = httpClient.request.bind(httpClient);
  httpClient.request = ((options: Parameters<typeof request>[0]) =>
    request({ ...options, uri: options.uri.replace(/^https:\/\/[^/]+/, carrierUrl) })) as typeof request;
  return client;
}

export function clientWith(rig: Rig, sid: string, token: string): twilio.Twilio {
  return officialClient(rig.carrier.url, sid, token);
}

/** A carrier on a driven clock, a TwiML application, and one number answered by its `/voice`. */
export async function startRig(options: Partial<CarrierOptions> = {}): Promise<Rig> {
  const flight = createFlight();
  const clock = createClock(flight);
  clock.drive(monday);
  const { app, server } = await startApp(clock);
  const carrier = await startCarrier({ clock, flight, port: 0, host: '127.0.0.1', account: localAccount, ...options });
  const client = officialClient(carrier.url);
  await client.incomingPhoneNumbers.create({
    phoneNumber: ownNumber,
    voiceUrl: `${app.url}/voice`,
    statusCallback: `${app.url}/status`,
  });
  const api: Rig['api'] = async (method, path, body) => {
    const init = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await fetch(carrier.url + path, { method, ...init });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  };
  const at = (who: string) => (who.startsWith('+') ? `/telephones/${encodeURIComponent(who)}` : `/clients/${who}`);
  const must = async <T>(wanted: number, method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await api(method, path, body);
    if (answer.status !== wanted) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  return {
    app,
    carrier,
    clock,
    flight,
    client,
    api,
    advance: async (duration) => {
      await must(200, 'POST', '/clock', { advance: duration });
    },
    callsOf: (who) => must<Shown[]>(200, 'GET', `${at(who)}/calls`),
    call: async (from, to = ownNumber) => (await must<Shown>(201, 'POST', `${at(from)}/calls`, { to })).callSid,
    keys: async (from, callSid, digits) => {
      await must(204, 'POST', `${at(from)}/calls/${callSid}/keys`, { digits });
    },
    close: async () => {
      await carrier.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
