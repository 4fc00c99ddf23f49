import { apiVersion } from '../account.ts';
import type { Call } from '../call.ts';
import { callOut } from '../calling.ts';
import { rfc2822 } from '../duration.ts';
import { isE164 } from '../e164.ts';
import type { Exchange } from '../exchange.ts';
import type { Source } from '../twiml/document.ts';
import { startDocument } from '../twiml/run-document.ts';
import { detectionOf } from './detection.ts';
import type { Form } from './form.ts';
import { isWithin, page } from './paging.ts';
import type { RestAnswer, RestRequest } from './request.ts';
import { notFound, RestError } from './rest-error.ts';

const agent = /^client:[^?\s]{1,256}(\?.*)?$/;
const longestTwiml = 4_000;
const longestQueueMs = 24 * 3_600_000;

function shownStatus(call: Call): string {
  return call.status === 'initiated' ? 'queued' : call.status;
}

/** The resource knows two words only. */
function answeredBy(call: Call): string | null {
  if (call.answeredBy === 'human') return 'human';
  return call.answeredBy?.startsWith('machine') ? 'machine' : null;
}

/** A call as REST shows it. */
export function showCall(x: Exchange, call: Call): Record<string, unknown> {
  const uri = `/${apiVersion}/Accounts/${x.account.accountSid}/Calls/${call.sid}`;
  const date = (ms: number | undefined) => (ms === undefined ? null : rfc2822(ms));
  return {
    sid: call.sid,
    account_sid: x.account.accountSid,
    api_version: apiVersion,
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.endedAt ?? call.answeredAt ?? call.createdAt),
    parent_call_sid: call.parent?.sid ?? null,
    to: call.to,
    to_formatted: call.to,
    from: call.from,
    from_formatted: call.from,
    phone_number_sid: call.numberSid ?? null,
    status: shownStatus(call),
    start_time: date(call.startedAt),
    end_time: date(call.endedAt),
    duration: call.endedAt === undefined ? null : String(call.seconds),
    price: null,
    price_unit: 'USD',
    direction: call.direction,
    answered_by: answeredBy(call),
    forwarded_from: null,
    group_sid: null,
    caller_name: null,
    queue_time: String(call.queuedMs),
    trunk_sid: null,
    uri: `${uri}.json`,
    subresource_uris: { recordings: `${uri}/Recordings.json`, notifications: `${uri}/Notifications.json` },
  };
}

/** A telephone number or client one may dial. @throws RestError 21211 */
export function dialable(to: string): string {
  if (isE164(to) || agent.test(to)) return to;
  throw new RestError(400, 21211, `The phone number you are attempting to call, ${to}, is not valid.`);
}

/** A number of the account, or a client, one may call from. @throws RestError 21210 */
export function callerId(x: Exchange, from: string): string {
  if (from.startsWith('client:') || x.numbers.some((number) => number.phoneNumber === from)) return from;
  throw new RestError(400, 21210, `The source phone number provided, ${from}, is not yet verified for your account.`);
}

function sourceOf(x: Exchange, form: Form): Source | undefined {
  const target = form.target('Url', 'Method');
  if (target) return target;
  const twiml = form.text('Twiml');
  if (twiml) {
    if (twiml.length > longestTwiml) throw new RestError(400, 21623, 'Twiml is longer than 4000 characters.');
    return { twiml };
  }
  const sid = form.text('ApplicationSid');
  const application = x.applications.find((each) => each.sid === sid);
  if (sid && !application) throw new RestError(400, 21218, `ApplicationSid ${sid} is not valid.`);
  return application && { url: application.voiceUrl, method: application.voiceMethod };
}

function create({ x, form }: RestRequest): RestAnswer {
  const to = dialable(form.required('To', 21201));
  const from = callerId(x, form.required('From', 21213));
  const source = sourceOf(x, form);
  if (!source) throw new RestError(400, 21205, 'Url parameter is required.');
  const timeoutS = Math.min(600, Math.max(1, Number(form.text('Timeout') ?? 60) || 60));
  const detection = detectionOf(form, 'AsyncAmdStatusCallback');
  const inTheWay = form.text('AsyncAmd') !== 'true';
  const call = callOut(x, {
    to,
    from,
    source,
    timeoutS,
    detection: detection && { ...detection, inTheWay },
    progress: form.subscription('StatusCallback', 'completed'),
    fallback: form.target('FallbackUrl', 'FallbackMethod'),
    applicationSid: form.text('ApplicationSid'),
  });
  if (detection && !inTheWay && !detection.callback) {
    const message = 'No AMD status callback URL provided';
    x.notices.add({ level: 'warning', code: 21262, message, callSid: call.sid });
  }
  return { status: 201, body: showCall(x, call) };
}

function update({ x, form }: RestRequest, call: Call): RestAnswer {
  const status = form.text('Status');
  const source = sourceOf(x, form);
  if (status && status !== 'canceled' && status !== 'completed') {
    throw new RestError(400, 21218, `Status ${status} is not valid.`);
  }
  if (!call.live || (source && call.answeredAt === undefined)) {
    throw new RestError(400, 21220, 'Call is not in-progress. Cannot redirect.');
  }
  call.fallback = form.target('FallbackUrl', 'FallbackMethod') ?? call.fallback;
  call.progress = form.subscription('StatusCallback', 'completed') ?? call.progress;
  // What an update does is told after its answer has been given.
  if (status === 'completed' || (status === 'canceled' && call.answeredAt === undefined)) {
    call.end(call.answeredAt === undefined ? 'canceled' : 'completed');
  } else if (source) {
    startDocument(x, call, source);
  }
  return { status: 200, body: showCall(x, call) };
}

function list({ x, url }: RestRequest): RestAnswer {
  const query = url.searchParams;
  const wanted = (name: string, value: string | null) => query.get(name) === null || query.get(name) === value;
  // A call starts at most a day, the longest queue, after it was created: older ones need not be looked at.
  const after = Date.parse(query.get('StartTime>') ?? '');
  const calls = x
    .callsSince(Number.isNaN(after) ? Number.NEGATIVE_INFINITY : after - longestQueueMs)
    .filter((call) => call.numberSid !== undefined || call.direction !== 'inbound' || call.applicationSid !== undefined)
    .filter((call) => wanted('Status', shownStatus(call)))
    .filter((call) => wanted('To', call.to) && wanted('From', call.from))
    .filter((call) => wanted('ParentCallSid', call.parent?.sid ?? null))
    .filter((call) => isWithin(query, 'StartTime', call.startedAt) && isWithin(query, 'EndTime', call.endedAt));
  return { status: 200, body: page('calls', calls, url, (call) => showCall(x, call)) };
}

/** `Calls` and `Calls/{sid}`. */
export function calls(request: RestRequest): RestAnswer | undefined {
  const { x, method, path, url } = request;
  const [, sid, more] = path;
  if (more) return undefined;
  if (!sid) return method === 'POST' ? create(request) : method === 'GET' ? list(request) : undefined;
  const call = x.calls.get(sid);
  if (!call) throw notFound(url.pathname);
  if (method === 'GET') return { status: 200, body: showCall(x, call) };
  if (method === 'POST') return update(request, call);
  if (method !== 'DELETE') return undefined;
  if (call.live) throw new RestError(409, 20409, 'A call that is going on cannot be deleted.');
  x.calls.delete(sid);
  return { status: 204 };
}
