import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import type { Clock } from 'driven-clock/clock';
import type { Flight } from 'driven-clock/flight';
import type { Notices } from '../notices.ts';
import { AttemptFailed, attempt, type Reply } from './attempt.ts';
import { type CookieJar, cookieHeader, keepCookies } from './cookies.ts';
import type { Fault, Faults } from './faults.ts';
import { type ConnectionOverrides, isRetried, readOverrides } from './overrides.ts';
import { type Fields, signature } from './sign.ts';

export interface WebhookRequest {
  /** Absolute, connection overrides in its fragment allowed. */
  url: string;
  method: 'GET' | 'POST';
  fields: Fields;
  callSid?: string | undefined;
  cookies?: CookieJar | undefined;
}

export type WebhookResult =
  | { ok: true; reply: Reply; url: string }
  | { ok: false; code: number; message: string; url: string };

const mostRedirects = 10;
/** A callback nobody overtakes is let go after this much time on the clock. */
const heldAtMostMs = 5_000;
const noFault: Fault = { duplicate: false, drop: false, delayMs: 0, hold: false, status: undefined };

/** Sends signed webhooks with Twilio's time limits, retries and redirects, and with the faults a test asked for. */
export class WebhookSender {
  readonly #clock: Clock;
  readonly #flight: Flight;
  readonly #authToken: string;
  readonly #faults: Faults;
  readonly #notices: Notices;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 200 });
  readonly #queues = new Map<string, Promise<unknown>>();
  #held: (() => void)[] = [];
  #closed = false;

  constructor(parts: { clock: Clock; flight: Flight; authToken: string; faults: Faults; notices: Notices }) {
    this.#clock = parts.clock;
    this.#flight = parts.flight;
    this.#authToken = parts.authToken;
    this.#faults = parts.faults;
    this.#notices = parts.notices;
  }

  /** Asks for a document; the call waits for the answer. */
  async document(request: WebhookRequest): Promise<WebhookResult> {
    const fault = this.#faults.take('document');
    const { totalMs } = readOverrides(request.url).overrides;
    if (fault.delayMs > 0) await this.#sleep(Math.min(fault.delayMs, totalMs));
    if (fault.delayMs >= totalMs) {
      // Too late for the call; the request still arrives, as one stuck in the network would.
      this.#clock.after(fault.delayMs - totalMs, async () => {
        await this.#deliver(request, { ...fault, delayMs: 0 });
      });
      return { ok: false, code: 11205, message: 'no answer in time', url: request.url };
    }
    return this.#deliver(request, fault);
  }

  /** Tells of something. Callbacks of one `queue` (a call, a conference) leave in order, one after the other. */
  callback(queue: string, request: WebhookRequest): void {
    const fault = this.#faults.take('callback');
    const deliver = async () => {
      const result = await this.#deliver(request, fault);
      if (!result.ok) this.#note(request, result.code, result.message);
      else if (result.reply.status >= 400) this.#note(request, 11217, `status ${result.reply.status}`);
    };
    if (fault.hold) {
      this.#held.push(() => void deliver());
      const release = this.#held.at(-1);
      this.#clock.after(heldAtMostMs, () => this.#release(release));
      return;
    }
    if (fault.delayMs > 0) {
      this.#clock.after(fault.delayMs, deliver);
      return;
    }
    const landed = this.#flight.begin('a queued status callback');
    const chain = (this.#queues.get(queue) ?? Promise.resolve()).then(deliver).finally(() => {
      landed();
      if (this.#queues.get(queue) === chain) this.#queues.delete(queue);
    });
    this.#queues.set(queue, chain);
  }

  /** Fetches a file to play: no faults, no fallback. */
  media(url: string): Promise<WebhookResult> {
    return this.#deliver({ url, method: 'GET', fields: {} }, noFault);
  }

  /** Nothing leaves any more. */
  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
    this.#agent.destroy();
  }

  #note(request: WebhookRequest, code: number, message: string): void {
    this.#notices.add({ level: 'error', code, message, callSid: request.callSid, url: request.url });
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.#clock.after(ms, resolve));
  }

  #release(only?: () => void): void {
    const letGo = this.#held.filter((release) => !only || release === only);
    this.#held = this.#held.filter((release) => !letGo.includes(release));
    for (const release of letGo) release();
  }

  async #deliver(request: WebhookRequest, fault: Fault): Promise<WebhookResult> {
    const landed = this.#flight.begin(`webhook ${request.url}`);
    try {
      if (fault.drop) return { ok: false, code: 11205, message: 'dropped on the way', url: request.url };
      if (fault.status !== undefined) {
        const reply = { status: fault.status, headers: { 'content-type': 'text/plain' }, body: Buffer.alloc(0) };
        return { ok: true, reply, url: request.url };
      }
      const twin = fault.duplicate ? this.#follow(request) : undefined;
      const result = await this.#follow(request);
      await twin;
      return result;
    } finally {
      landed();
      this.#release();
    }
  }

  /** The request and the redirects it is answered with. */
  async #follow(request: WebhookRequest): Promise<WebhookResult> {
    let { method, fields } = request;
    let at = request.url;
    const deadline = performance.now() + readOverrides(request.url).overrides.totalMs;
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const result = await this.#retry({ ...request, url: at, method, fields }, deadline);
      const location =
        result.ok && result.reply.status >= 300 && result.reply.status < 400 && result.reply.headers.location;
      if (!result.ok || typeof location !== 'string') return result;
      at = new URL(location, result.url).href;
      if (result.reply.status < 307) {
        // A 301, 302 or 303 is followed as GET, which loses the posted fields.
        method = 'GET';
        fields = {};
      }
    }
    return { ok: false, code: 11215, message: 'more than 10 redirects', url: request.url };
  }

  async #retry(request: WebhookRequest, deadline: number): Promise<WebhookResult> {
    const { url, overrides } = readOverrides(request.url);
    const token = randomUUID();
    for (let tried = 0; ; tried++) {
      const left = Math.max(1, deadline - performance.now());
      const last = tried >= overrides.retries || left <= 1;
      const outcome = await this.#once(request, url, overrides, left, `${token}-${tried}`);
      if (outcome instanceof AttemptFailed) {
        if (last || outcome.kind === 'protocol' || !isRetried(overrides, outcome.kind)) {
          return { ok: false, code: outcome.kind === 'protocol' ? 11206 : 11205, message: outcome.message, url };
        }
      } else if (last || !isRetried(overrides, outcome.status)) {
        return { ok: true, reply: outcome, url };
      }
    }
  }

  async #once(
    request: WebhookRequest,
    url: string,
    overrides: ConnectionOverrides,
    left: number,
    token: string,
  ): Promise<Reply | AttemptFailed> {
    const { method, fields, cookies } = request;
    let target = url;
    if (method === 'GET' && Object.keys(fields).length > 0) {
      target += (url.includes('?') ? '&' : '?') + new URLSearchParams(fields);
    }
    const headers: Record<string, string> = {
      'user-agent': 'TwilioProxy/1.1',
      accept: '*/*',
      'x-twilio-signature': signature(this.#authToken, target, method === 'POST' ? fields : {}),
      'i-twilio-idempotency-token': token,
      ...cookieHeader(cookies, target),
    };
    let body: string | undefined;
    if (method === 'POST') {
      body = new URLSearchParams(fields).toString();
      headers['content-type'] = 'application/x-www-form-urlencoded; charset=UTF-8';
      headers['content-length'] = String(Buffer.byteLength(body));
    }
    try {
      const { connectMs, readMs } = overrides;
      const reply = await attempt(
        { url: target, method, headers, body, connectMs, readMs, totalMs: left },
        this.#agent,
      );
      keepCookies(cookies, target, reply.headers['set-cookie']);
      return reply;
    } catch (error) {
      if (error instanceof AttemptFailed) return error;
      return new AttemptFailed('protocol', error instanceof Error ? error.message : String(error));
    }
  }
}
