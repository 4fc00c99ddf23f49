import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Faults } from '../faults.ts';
import type { Luck } from '../luck.ts';
import type { Scheduler } from '../scheduler.ts';

export interface HttpReply {
  status: number;
  body: string;
}

/** A request as it arrives at the line; its name is that of the run it starts. */
export interface Posted {
  name: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Sends a request to the line, which always answers, if only with an error of the API in front of it. */
export type Post = (posted: Posted) => Promise<HttpReply>;

/** An error of the carrier's own list in place of an answer. */
export interface Failed {
  code: 11205 | 11217;
}

/** A webhook to be sent; what goes wrong with it is drawn from the luck of the leg. */
export interface Webhook {
  name: string;
  luck: Luck;
  url: string;
  fields: Record<string, string>;
}

export interface Webhooks {
  /** Asks for a document; the leg waits for the answer. */
  document(webhook: Webhook): Promise<HttpReply | Failed>;
  /** Tells of something and takes no notice of the answer. */
  news(webhook: Webhook): void;
}

export interface WebhookOptions {
  scheduler: Scheduler;
  faults: Faults;
  authToken: string;
  publicUrl: string;
  post: Post;
}

/** The carrier gives up on a document after this long (its hard limit), and on a connection after two attempts of five seconds. */
const documentLimitMs = 15_000;
const connectLimitMs = 10_000;

/** Signed webhooks with the carrier's habits: each is a request of its own, so they arrive twice, late, out of order or not at all. */
export function createWebhooks(options: WebhookOptions): Webhooks {
  return {
    document: (webhook) => askForDocument(options, webhook),
    news: (webhook) => tellNews(options, webhook),
  };
}

/** How a webhook travels: when it arrives, and when once more; not at all when it is lost. */
interface Travel {
  lost: boolean;
  after: number;
  againAfter: number | undefined;
}

function send(options: WebhookOptions, webhook: Webhook, travel: Travel): Promise<HttpReply> {
  const { scheduler } = options;
  return new Promise((resolve) => {
    const arrive = (after: number, name: string) =>
      scheduler.at(scheduler.now() + after, name, () => void deliver(options, { ...webhook, name }).then(resolve));
    arrive(travel.after, webhook.name);
    if (travel.againAfter !== undefined) arrive(travel.againAfter, `${webhook.name}'`);
  });
}

function deliver({ post, authToken, publicUrl }: WebhookOptions, { name, url, fields }: Webhook): Promise<HttpReply> {
  const signature = getExpectedTwilioSignature(authToken, url, fields);
  const body = new URLSearchParams(fields).toString();
  return post({ name, path: url.slice(publicUrl.length), headers: { 'x-twilio-signature': signature }, body });
}

function askForDocument(options: WebhookOptions, webhook: Webhook): Promise<HttpReply | Failed> {
  const { scheduler } = options;
  const { name } = webhook;
  const travel = travelOfDocument(options, webhook);
  return new Promise((resolve) => {
    const giveUp = () => resolve({ code: 11205 });
    const limit = travel.lost ? connectLimitMs : documentLimitMs;
    const timer = scheduler.at(scheduler.now() + limit, `${name} limit`, giveUp);
    if (travel.lost) return;
    void send(options, webhook, travel).then((reply) => {
      timer.cancel();
      resolve(reply.status >= 400 ? { code: 11217 } : reply);
    });
  });
}

function travelOfDocument({ faults }: WebhookOptions, { luck, name }: Webhook): Travel {
  const travels = faults.onTheWay(luck.chance(0.7) ? 0 : luck.below(120));
  const lost = faults.strikes('webhookDropped', luck, name);
  const late = faults.strikes('webhookLate', luck, name);
  const lateBy = luck.below(20_000);
  const doubled = faults.strikes('webhookDoubled', luck, name);
  const againAfter = travels + luck.below(300);
  return { lost, after: travels + (late ? lateBy : 0), againAfter: doubled ? againAfter : undefined };
}

function tellNews(options: WebhookOptions, webhook: Webhook): void {
  const { faults } = options;
  const { luck, name } = webhook;
  const travels = faults.onTheWay(luck.chance(0.6) ? luck.below(20) : luck.below(800));
  const lost = faults.strikes('newsDropped', luck, name);
  const late = faults.strikes('newsLate', luck, name);
  const lateBy = luck.below(luck.chance(0.5) ? 5_000 : 180_000);
  const doubled = faults.strikes('newsDoubled', luck, name);
  const againAfter = travels + luck.below(luck.chance(0.5) ? 100 : 60_000);
  const travel = { lost, after: travels + (late ? lateBy : 0), againAfter: doubled ? againAfter : undefined };
  if (!lost) void send(options, webhook, travel);
}
