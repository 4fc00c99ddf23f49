import type { Clock } from 'driven-clock/clock';
import type { Flight } from 'driven-clock/flight';
import { type Account, apiVersion } from './account.ts';
import { Call, type CallSetup, type ProgressEvent } from './call.ts';
import { callFields, progressFields } from './call-fields.ts';
import { Conferences } from './conference.ts';
import { CpsQueue } from './cps-queue.ts';
import type { Media } from './media/media-port.ts';
import type { Message } from './messages.ts';
import { Notices } from './notices.ts';
import { type Application, newApplication, type OwnedNumber } from './numbers.ts';
import type { Recording } from './recordings.ts';
import { Stations } from './station.ts';
import { Faults } from './webhook/faults.ts';
import { WebhookSender } from './webhook/webhook-sender.ts';

export interface ExchangeParts {
  clock: Clock;
  flight: Flight;
  account: Account;
  /** REST calls created a second. */
  cps?: number | undefined;
  media?: Media | undefined;
  settings?: Partial<Settings> | undefined;
  log?: ((line: string) => void) | undefined;
}

/** Where the documentation is silent or several answers have been seen: what this carrier does. */
export interface Settings {
  /** A call sent elsewhere by REST out of a Dial with an action: is that action asked first, its answer left unused? */
  dialActionOnRedirect: boolean;
  /** A call that hangs up in a Dial with an action: is that action still asked, its answer left unused? */
  dialActionOnHangUp: boolean;
}

/** All the carrier knows: its parts and its state, which is memory only. */
export class Exchange {
  readonly clock: Clock;
  readonly flight: Flight;
  readonly account: Account;
  readonly media: Media | undefined;
  readonly settings: Settings;
  readonly notices: Notices;
  readonly faults = new Faults();
  readonly webhooks: WebhookSender;
  readonly cps: CpsQueue;
  readonly stations = new Stations();
  readonly conferences: Conferences;
  readonly numbers: OwnedNumber[] = [];
  readonly applications: Application[] = [];
  /** Newest first. */
  readonly messages: Message[] = [];
  /** Pairs of numbers between which nothing is sent, since somebody said stop. */
  readonly optedOut = new Set<string>();
  /** Newest first. */
  readonly recordings: Recording[] = [];
  readonly calls = new Map<string, Call>();
  readonly #callsInOrder: Call[] = [];
  /** Where this carrier is reached, once it listens. */
  baseUrl = '';

  constructor(parts: ExchangeParts) {
    this.clock = parts.clock;
    this.flight = parts.flight;
    this.account = parts.account;
    this.media = parts.media;
    this.settings = { dialActionOnRedirect: false, dialActionOnHangUp: false, ...parts.settings };
    this.notices = new Notices(parts.clock, parts.log);
    this.cps = new CpsQueue(parts.clock, parts.cps ?? 1);
    this.webhooks = new WebhookSender({
      clock: parts.clock,
      flight: parts.flight,
      authToken: parts.account.authToken,
      faults: this.faults,
      notices: this.notices,
    });
    this.conferences = new Conferences(parts.clock, (conference, fields) => {
      const { subscription } = conference;
      if (!subscription) return;
      const { url, method } = subscription;
      const whose = { AccountSid: this.account.accountSid, ApiVersion: apiVersion };
      this.webhooks.callback(conference.sid, { url, method, fields: { ...whose, ...fields } });
    });
    this.applications.push(newApplication(parts.account.applicationSid, parts.clock.now()));
  }

  /** A new leg, known to the account and to its station. */
  newCall(setup: CallSetup): Call {
    const call = new Call(setup, this.clock, (each, event) => this.#progress(each, event));
    this.calls.set(call.sid, call);
    this.#callsInOrder.push(call);
    call.station.calls.unshift(call);
    call.station.live.add(call);
    return call;
  }

  /** The account's calls, newest first, as far back as those created after `since` (epoch ms). */
  callsSince(since: number): Call[] {
    const found: Call[] = [];
    for (let i = this.#callsInOrder.length - 1; i >= 0; i--) {
      const call = this.#callsInOrder[i] as Call;
      if (call.createdAt < since) break;
      if (this.calls.has(call.sid)) found.push(call);
    }
    return found;
  }

  #progress(call: Call, event: ProgressEvent): void {
    const { progress } = call;
    if (!progress?.events.has(event)) return;
    const fields = { ...callFields(this.account.accountSid, call), ...progressFields(call, event, this.clock.now()) };
    this.webhooks.callback(call.sid, { url: progress.url, method: progress.method, fields, callSid: call.sid });
  }
}
