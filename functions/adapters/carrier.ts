import RequestClient from 'twilio/lib/base/RequestClient.js';
import TwilioRest from 'twilio/lib/rest/Twilio.js';
import type { CallSid } from '../../schemas/ids.ts';
import type { Secrets } from './secrets.ts';

/** What the line asks of the carrier. Every refusal is a value with the carrier's code; only faults of ours throw. */
export interface Carrier {
  ring(leg: Leg): Promise<Answer<CallSid>>;
  /** Redirects a live leg; 21220 when it has just ended. */
  move(sid: CallSid, url: string): Promise<Answer<true>>;
  hangUp(sid: CallSid): Promise<Answer<true>>;
  endConference(name: string): Promise<Answer<true>>;
  sms(message: { to: string; from: string; body: string; statusCallback: string }): Promise<Answer<true>>;
  /** Is the leg still up? Gone also when the carrier knows nothing of it. */
  isLive(sid: CallSid): Promise<Answer<boolean>>;
  /** Inbound calls that ended after a moment, newest first, for the reconciliation with our own. */
  endedSince(to: string, since: Date): Promise<Answer<{ sid: string; from: string; startedAt: Date }[]>>;
}

export interface Leg {
  to: string;
  from: string;
  url: string;
  statusCallback: string;
  /** Seconds. */
  timeout: number;
}

export type Answer<Value> = { ok: true; value: Value } | { ok: false; code: string; retry: boolean };

/** The call is no longer in progress (twilio.md §2.3): a lost race, not a fault. */
export const GONE = '21220';
/** What the carrier never processed and always allows again (twilio.md §4). */
const RETRY_STATUS = [429, 500, 502, 503, 504];
const LIVE = ['queued', 'initiated', 'ringing', 'in-progress'];
const LIST_LIMIT = 100;

/** Sends the official client's requests to another address: on one machine the simulated carrier answers. */
const redirectedClient = (base: string): RequestClient => {
  const client = new RequestClient();
  const send = client.request.bind(client);
  client.request = (options) => {
    const { pathname, search } = new URL(options.uri);
    return send({ ...options, uri: `${base}${pathname}${search}` });
  };
  return client;
};

const refusal = (error: unknown): { ok: false; code: string; retry: boolean } => {
  if (typeof error === 'object' && error !== null && 'status' in error) {
    const { code, status } = error as { code?: number; status?: number };
    return {
      ok: false,
      code: String(code ?? status ?? 'unknown'),
      retry: status !== undefined && RETRY_STATUS.includes(status),
    };
  }
  return { ok: false, code: 'unreachable', retry: true };
};

const attempt = async <Value>(run: () => Promise<Value>): Promise<Answer<Value>> => {
  try {
    return { ok: true, value: await run() };
  } catch (error) {
    return refusal(error);
  }
};

/** The carrier by its official client. Region and edge go together (twilio.md §0, fact 2). */
export const createCarrier = (
  secrets: Secrets,
  { region, edge, apiUrl }: { region: string; edge: string; apiUrl: string | undefined },
): Carrier => {
  let made: Promise<InstanceType<typeof TwilioRest>> | undefined;
  const client = () => {
    made ??= secrets.carrier().then(
      ({ accountSid, apiKeySid, apiKeySecret }) =>
        new TwilioRest(apiKeySid, apiKeySecret, {
          accountSid,
          region,
          edge,
          ...(apiUrl !== undefined && { httpClient: redirectedClient(apiUrl) }),
        }),
    );
    return made;
  };
  return {
    ring: ({ to, from, url, statusCallback, timeout }) =>
      attempt(async () => {
        const leg = await (await client()).calls.create({
          to,
          from,
          url,
          method: 'POST',
          timeout,
          statusCallback,
          statusCallbackMethod: 'POST',
          statusCallbackEvent: ['completed'],
        });
        return leg.sid as CallSid;
      }),
    move: (sid, url) =>
      attempt(async () => {
        await (await client()).calls(sid).update({ url, method: 'POST' });
        return true as const;
      }),
    hangUp: (sid) =>
      attempt(async () => {
        await (await client()).calls(sid).update({ status: 'completed' });
        return true as const;
      }),
    endConference: (friendlyName) =>
      attempt(async () => {
        const rest = await client();
        for (const conference of await rest.conferences.list({ friendlyName, limit: 5 })) {
          if (conference.status !== 'completed') await rest.conferences(conference.sid).update({ status: 'completed' });
        }
        return true as const;
      }),
    sms: (message) =>
      attempt(async () => {
        await (await client()).messages.create(message);
        return true as const;
      }),
    isLive: async (sid) => {
      const fetched = await attempt(async () => (await (await client()).calls(sid).fetch()).status);
      if (fetched.ok) return { ok: true, value: LIVE.includes(fetched.value) };
      return fetched.code === '20404' || fetched.code === '404' ? { ok: true, value: false } : fetched;
    },
    endedSince: (to, since) =>
      attempt(async () => {
        const calls = await (await client()).calls.list({ to, startTimeAfter: since, limit: LIST_LIMIT });
        return calls
          .filter((call) => call.direction === 'inbound' && !LIVE.includes(call.status))
          .map((call) => ({ sid: call.sid, from: call.from, startedAt: call.startTime ?? since }));
      }),
  };
};
