import RequestClient from 'twilio/lib/base/RequestClient.js';
import TwilioRest from 'twilio/lib/rest/Twilio.js';
import type { LegEnd } from '../../flows/routing/leg-ended.ts';
import type { CallSid } from '../../schemas/ids.ts';
import { type Carrier, type CarrierResult, type DialledLeg, notFound } from './carrier.ts';
import { announce, did, endConference, hold, type Rest, supervise } from './rest-conferences.ts';
import type { CarrierSecret, Secrets } from './secrets.ts';

/** An answer that takes longer is given up: four requests and their pauses fit into the minute that a function has. */
const answerMs = 10_000;
/** What the carrier never processed and always allows again. */
const retryStatus = [429, 500, 502, 503, 504];
const liveStatus = ['queued', 'initiated', 'ringing', 'in-progress'];
/** More calls than a unit can have in the time between two readings. */
const mostListed = 10_000;
const pageSize = 1000;
/** More legs or messages to one telephone than there can be within the minutes that are looked back. */
const mostOwn = 20;

export interface CarrierPlace {
  region: string;
  edge: string;
  /** On one machine the simulated carrier answers at this address in Twilio's place. */
  apiUrl?: string | undefined;
  /** Milliseconds after which an answer is given up. */
  withinMs?: number | undefined;
}

/** The carrier by its official client. Region and edge go together: a region alone names a host that is switched off. */
export function createCarrier(secrets: Secrets, place: CarrierPlace): Carrier {
  let made: { secret: CarrierSecret; rest: Rest } | undefined;
  /** A key that was rotated has a client of its own from the moment it is read. */
  async function client(): Promise<Rest> {
    const secret = await secrets.carrier();
    if (made?.secret !== secret) made = { secret, rest: clientFor(secret, place) };
    return made.rest;
  }
  return {
    ring: (leg) => attempt(async () => (await (await client()).calls.create(toCall(leg))).sid as CallSid),
    redirect: (sid, url) => attempt(async () => did(await (await client()).calls(sid).update({ url, method: 'POST' }))),
    hangUp: (sid) => attempt(async () => did(await (await client()).calls(sid).update({ status: 'completed' }))),
    hold: (leg) => attempt(async () => hold(await client(), leg)),
    announce: (announcement) => attempt(async () => announce(await client(), announcement)),
    supervise: (leg) => attempt(async () => supervise(await client(), leg)),
    endConference: (name) => attempt(async () => endConference(await client(), name)),
    sms: (message) => attempt(async () => did(await (await client()).messages.create(message))),
    legStatus: async (sid) => statusOf(await attempt(async () => (await (await client()).calls(sid).fetch()).status)),
    findLeg: (leg) => attempt(async () => findLeg(await client(), leg)),
    findMessage: ({ to, from, body, since }) =>
      attempt(async () => {
        const wanted = { to, from, dateSentAfter: new Date(since), limit: mostOwn };
        return (await (await client()).messages.list(wanted)).some((message) => message.body === body);
      }),
    endedSince: (to, since) => attempt(async () => endedSince(await client(), to, since)),
  };
}

function clientFor(
  { accountSid, apiKeySid, apiKeySecret }: CarrierSecret,
  { region, edge, apiUrl, withinMs = answerMs }: CarrierPlace,
): Rest {
  return new TwilioRest(apiKeySid, apiKeySecret, {
    accountSid,
    region,
    edge,
    httpClient: createHttpClient(apiUrl, withinMs),
  });
}

/** The official client's way out; with another address in the carrier's place, its requests go there. */
function createHttpClient(base: string | undefined, timeout: number): RequestClient {
  const client = new RequestClient({ timeout });
  if (base === undefined) return client;
  const send = client.request.bind(client);
  client.request = (options) => {
    const { pathname, search } = new URL(options.uri);
    return send({ ...options, uri: `${base}${pathname}${search}` });
  };
  return client;
}

async function attempt<Value>(run: () => Promise<Value>): Promise<CarrierResult<Value>> {
  try {
    return { ok: true, value: await run() };
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): { ok: false; code: string; retry: boolean } {
  if (typeof error !== 'object' || error === null || !('status' in error))
    return { ok: false, code: 'unreachable', retry: true };
  const { code, status } = error as { code?: number; status?: number };
  return {
    ok: false,
    code: String(code ?? status ?? 'unknown'),
    retry: status !== undefined && retryStatus.includes(status),
  };
}

function toCall({ to, from, url, statusCallback, timeout }: DialledLeg) {
  return {
    to,
    from,
    url,
    method: 'POST',
    timeout,
    statusCallback,
    statusCallbackMethod: 'POST',
    statusCallbackEvent: ['completed'],
  };
}

function statusOf(fetched: CarrierResult<string>): CarrierResult<'live' | LegEnd> {
  if (fetched.ok) return { ok: true, value: liveStatus.includes(fetched.value) ? 'live' : (fetched.value as LegEnd) };
  return fetched.code === notFound || fetched.code === '404' ? { ok: true, value: 'failed' } : fetched;
}

/** The newest legs are looked through by when they were made: one that still stands in the carrier's queue has not started yet. */
async function findLeg(
  rest: Rest,
  { to, from, since }: { to: string; from: string; since: string },
): Promise<CallSid | undefined> {
  // The carrier tells moments in whole seconds.
  const earliest = Math.floor(Date.parse(since) / 1000) * 1000;
  const calls = await rest.calls.list({ to, from, limit: mostOwn });
  const own = calls.find(({ dateCreated, status }) => dateCreated.getTime() >= earliest && liveStatus.includes(status));
  return own?.sid as CallSid | undefined;
}

async function endedSince(rest: Rest, to: string, since: string): Promise<{ sid: string; from: string }[]> {
  const calls = await rest.calls.list({ to, endTimeAfter: new Date(since), pageSize, limit: mostListed });
  return calls
    .filter((call) => call.direction === 'inbound' && !liveStatus.includes(call.status))
    .map(({ sid, from }) => ({ sid, from }));
}
