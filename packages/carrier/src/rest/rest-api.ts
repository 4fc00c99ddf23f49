import { timingSafeEqual } from 'node:crypto';
import { apiVersion } from '../account.ts';
import type { Exchange } from '../exchange.ts';
import { silentWav } from '../recordings.ts';
import { calls } from './calls.ts';
import { conferences } from './conferences.ts';
import { Form } from './form.ts';
import { messages } from './messages.ts';
import { applications, incomingPhoneNumbers } from './numbers.ts';
import { recordings } from './recordings.ts';
import type { RestAnswer, RestHandler } from './request.ts';
import { notFound, RestError, refusal } from './rest-error.ts';

const resources: Record<string, RestHandler[]> = {
  Calls: [calls, recordings],
  IncomingPhoneNumbers: [incomingPhoneNumbers],
  Applications: [applications],
  Conferences: [recordings, conferences],
  Messages: [messages],
  Recordings: [recordings],
};

function equal(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function authorise(x: Exchange, header: string | undefined): void {
  const [user = '', ...rest] = Buffer.from(header?.replace(/^Basic /i, '') ?? '', 'base64')
    .toString()
    .split(':');
  const password = rest.join(':');
  const { accountSid, authToken, apiKeySid, apiKeySecret } = x.account;
  if (user === accountSid && equal(password, authToken)) return;
  if (user === apiKeySid && equal(password, apiKeySecret)) return;
  throw new RestError(401, 20003, 'Authenticate');
}

export interface RestInput {
  method: string;
  url: URL;
  authorization: string | undefined;
  body: string;
}

/** The sound of a recording: open to whoever knows its name, as the carrier's is by default. */
export function recordingMedia(x: Exchange, pathname: string): Buffer | undefined {
  const sid = /\/Recordings\/(RE[0-9a-f]{32})(?:\.wav)?$/.exec(pathname)?.[1];
  const recording = sid && x.recordings.find((each) => each.sid === sid);
  return recording ? silentWav(recording.seconds) : undefined;
}

/** Answers a request to `/2010-04-01/…` as the carrier's REST API does, errors included. */
export function answerRest(x: Exchange, { method, url, authorization, body }: RestInput): RestAnswer {
  try {
    authorise(x, authorization);
    const refused = x.faults.takeRest();
    if (refused !== undefined) throw refusal(refused);
    const [, version, accounts, accountSid, ...path] = url.pathname
      .replace(/\.json$/, '')
      .split('/')
      .map(decodeURIComponent);
    const known = version === apiVersion && accounts === 'Accounts' && accountSid === x.account.accountSid;
    const handlers = known ? resources[path[0] ?? ''] : undefined;
    const form = new Form(new URLSearchParams(body));
    for (const handler of handlers ?? []) {
      const answer = handler({ x, method, path, url, form });
      if (answer) return answer;
    }
    if (!handlers) throw notFound(url.pathname);
    throw new RestError(405, 20004, `Method ${method} is not allowed here`);
  } catch (error) {
    if (error instanceof RestError) return { status: error.status, body: error.body };
    throw error;
  }
}
