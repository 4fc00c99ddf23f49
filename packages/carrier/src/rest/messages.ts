import { apiVersion } from '../account.ts';
import { rfc2822 } from '../duration.ts';
import { isE164 } from '../e164.ts';
import type { Exchange } from '../exchange.ts';
import { type Message, sendMessage } from '../messages.ts';
import { isOptedOut } from '../opt-out.ts';
import { segments } from '../segments.ts';
import { isWithin, page } from './paging.ts';
import type { RestAnswer, RestRequest } from './request.ts';
import { notFound, RestError } from './rest-error.ts';

/** An alphanumeric sender: at most 11 letters, digits and spaces, not digits only. */
const alphanumeric = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/;
const longestBody = 1_600;

function showMessage(x: Exchange, message: Message): Record<string, unknown> {
  return {
    sid: message.sid,
    account_sid: x.account.accountSid,
    api_version: apiVersion,
    body: message.body,
    from: message.from,
    to: message.to,
    status: message.status,
    direction: message.direction,
    date_created: rfc2822(message.createdAt),
    date_updated: rfc2822(message.updatedAt),
    date_sent: message.sentAt === undefined ? null : rfc2822(message.sentAt),
    num_segments: String(segments(message.body)),
    num_media: '0',
    price: null,
    price_unit: 'USD',
    error_code: message.errorCode ?? null,
    error_message: null,
    messaging_service_sid: null,
    uri: `/${apiVersion}/Accounts/${x.account.accountSid}/Messages/${message.sid}.json`,
    subresource_uris: {},
  };
}

function create({ x, form }: RestRequest): RestAnswer {
  const to = form.required('To', 21604);
  if (!isE164(to)) throw new RestError(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  const from = form.required('From', 21603);
  if (!alphanumeric.test(from) && !x.numbers.some((number) => number.phoneNumber === from)) {
    throw new RestError(
      400,
      21606,
      `The 'From' phone number ${from} is not a valid, SMS-capable number of the account.`,
    );
  }
  const body = form.required('Body', 21602);
  if (body.length > longestBody)
    throw new RestError(400, 21617, 'The concatenated message body exceeds 1600 characters.');
  if (x.stations.at(to).isLandline) throw new RestError(400, 21614, `'To' number is not a valid mobile number: ${to}`);
  if (isOptedOut(x, { own: from, other: to })) throw new RestError(400, 21610, `${to} has said stop to ${from}`);
  const message = sendMessage(x, {
    from,
    to,
    body,
    direction: 'outbound-api',
    statusCallback: form.url('StatusCallback'),
  });
  return { status: 201, body: showMessage(x, message) };
}

/** `Messages` and `Messages/{sid}`. */
export function messages(request: RestRequest): RestAnswer | undefined {
  const { x, method, path, url } = request;
  const sid = path[1];
  if (!sid && method === 'POST') return create(request);
  if (!sid) {
    const query = url.searchParams;
    const wanted = (name: string, value: string) => query.get(name) === null || query.get(name) === value;
    const found = x.messages.filter(
      (each) => wanted('To', each.to) && wanted('From', each.from) && isWithin(query, 'DateSent', each.sentAt),
    );
    return { status: 200, body: page('messages', found, url, (each) => showMessage(x, each)) };
  }
  const message = x.messages.find((each) => each.sid === sid);
  if (!message) throw notFound(url.pathname);
  if (method === 'DELETE') {
    x.messages.splice(x.messages.indexOf(message), 1);
    return { status: 204 };
  }
  return { status: 200, body: showMessage(x, message) };
}
