import { apiVersion } from './account.ts';
import type { Target } from './call.ts';
import { country } from './call-fields.ts';
import type { Exchange } from './exchange.ts';
import { type Message, newMessage, sendMessage } from './messages.ts';
import type { OwnedNumber } from './numbers.ts';
import { heedOptOut } from './opt-out.ts';
import { segments } from './segments.ts';
import type { Station } from './station.ts';
import { type Asked, methodOf } from './twiml/document.ts';
import { type Element, MalformedDocument, parseDocument } from './twiml/parse.ts';
import type { WebhookResult } from './webhook/webhook-sender.ts';

const mostRedirects = 10;

/** A message that has come in, and where it came from. */
interface Received {
  message: Message;
  station: Station;
}

/** A telephone writes to a number of the account: the number's SMS URL is asked, and what it answers is sent back. */
export function receiveMessage(x: Exchange, sent: { from: Station; number: OwnedNumber; body: string }): Message {
  const { from: station, number, body } = sent;
  const addresses = { from: station.shown, to: number.phoneNumber };
  const message = newMessage(x, { ...addresses, body, direction: 'inbound', status: 'received' });
  heedOptOut(x, { own: number.phoneNumber, other: station.shown }, body);
  if (number.smsUrl) void ask(x, number, { message, station });
  return message;
}

async function ask(x: Exchange, number: OwnedNumber, received: Received): Promise<void> {
  let next: Asked | undefined = { url: number.smsUrl, method: number.smsMethod };
  for (let hop = 0; next && hop < mostRedirects; hop++) {
    const { url, method, fields }: Asked = next;
    const all = { ...messageFields(x, received.message), ...fields };
    const result = await x.webhooks.document({ url, method, fields: all });
    const answer = read(result);
    if ('verbs' in answer) next = reply(x, answer.verbs, { ...received, base: result.url });
    else {
      x.notices.add({ level: 'error', ...answer, url });
      next = fallbackOf(number, { code: answer.code, url });
    }
  }
}

function messageFields(x: Exchange, { sid, from, to, body }: Message): Record<string, string> {
  return {
    AccountSid: x.account.accountSid,
    ApiVersion: apiVersion,
    Body: body,
    From: from,
    To: to,
    MessageSid: sid,
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    NumMedia: '0',
    NumSegments: String(segments(body)),
    ...country('From', from),
    ...country('To', to),
  };
}

/** Where to turn after an error, once. */
function fallbackOf(number: OwnedNumber, failed: { code: number; url: string }): Asked | undefined {
  const { smsFallbackUrl: url, smsFallbackMethod: method } = number;
  if (!url || url === failed.url) return undefined;
  const fields = { ErrorCode: String(failed.code), ErrorUrl: failed.url.split('#', 1)[0] ?? '' };
  return { url, method, fields };
}

/** The verbs of an answer, or what is wrong with it. Plain text is a message; nothing at all is no answer to send. */
function read(result: WebhookResult): { verbs: Element[] } | { code: number; message: string } {
  if (!result.ok) return { code: result.code, message: result.message };
  const { status, headers, body } = result.reply;
  if (status >= 400) return { code: 11217, message: `status ${status}` };
  const text = body.toString('utf8');
  if (text.trim() === '') return { verbs: [] };
  const type = String(headers['content-type'] ?? '')
    .split(';', 1)[0]
    ?.trim()
    .toLowerCase();
  if (type === 'text/plain') return { verbs: [{ name: 'Message', attributes: {}, children: [], text }] };
  if (type !== 'text/xml' && type !== 'application/xml' && type !== 'text/html') {
    return { code: 12300, message: type ? `content type ${type}` : 'no content type' };
  }
  try {
    return { verbs: parseDocument(text) };
  } catch (error) {
    if (error instanceof MalformedDocument) return { code: 12100, message: error.message };
    throw error;
  }
}

/** Sends what an answer says, in order; gives where a Redirect leads. */
function reply(x: Exchange, verbs: Element[], about: Received & { base: string }): Target | undefined {
  const { message, station, base } = about;
  const absolute = (url: string | undefined) => (url && URL.canParse(url, base) ? new URL(url, base).href : undefined);
  for (const { name, attributes, children, text } of verbs) {
    const warn = (code: number, what: string) => x.notices.add({ level: 'warning', code, message: what, url: base });
    if (name === 'Redirect') {
      const url = absolute(text);
      if (url) return { url, method: methodOf(attributes.method) };
      warn(11100, 'Redirect leads to no URL');
      return undefined;
    }
    if (name !== 'Message') {
      warn(12200, `${name} is not allowed in Response`);
      continue;
    }
    sendMessage(x, {
      from: attributes.from || message.to,
      to: attributes.to || station.address,
      body: children.find((child) => child.name === 'Body')?.text ?? text,
      direction: 'outbound-reply',
      statusCallback: absolute(attributes.statusCallback || attributes.action),
    });
  }
  return undefined;
}
