import type { Call, Target } from '../call.ts';
import { callFields } from '../call-fields.ts';
import type { Exchange } from '../exchange.ts';
import type { Turn } from '../turn.ts';
import type { Fields } from '../webhook/sign.ts';
import { unknownParts } from './grammar.ts';
import { type Element, MalformedDocument, parseDocument } from './parse.ts';

/** Where a document comes from: a URL to ask, or the document itself. */
export type Source = Asked | { twiml: string };

/** A document to ask for, with what the request carries besides the fields of its call. */
export type Asked = Target & { fields?: Fields; isFallback?: boolean };

/** A document and where it came from. One supplied inline has no URL, so nothing in it can be relative. */
export interface Document {
  verbs: Element[];
  /** As asked for, connection overrides included; asked again by an empty Redirect or a default action. */
  url: string | undefined;
  /** What relative URLs resolve against: the URL that answered. */
  base: string | undefined;
  method: 'GET' | 'POST';
}

/** A document could not be had or run. `code` as in the carrier's error list. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly code: number;
  readonly url: string | undefined;

  constructor(code: number, message: string, url?: string) {
    super(message);
    this.code = code;
    this.url = url;
  }
}

/** What a verb makes the call do after it: another document, hang up, or (undefined) the verb below. */
export type Next = Source | 'hang-up' | undefined;

/** What a verb works with. */
export interface Stage {
  x: Exchange;
  call: Call;
  turn: Turn;
  document: Document;
  /** Runs a document from its beginning; false if it hung up, true if it came to its end. */
  follow(call: Call, turn: Turn, source: Source): Promise<boolean>;
}

function parse(x: Exchange, call: Call, xml: string, url: string | undefined): Element[] {
  try {
    const verbs = parseDocument(xml);
    for (const message of unknownParts(verbs)) {
      x.notices.add({ level: 'warning', code: 12200, message, callSid: call.sid, url });
    }
    return verbs;
  } catch (error) {
    if (error instanceof MalformedDocument) throw new DocumentError(12100, error.message, url);
    throw error;
  }
}

function verbsOf(x: Exchange, call: Call, contentType: string, body: Buffer, url: string): Element[] {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const text = body.toString('utf8');
  if (['text/xml', 'application/xml', 'text/html'].includes(type)) return parse(x, call, text, url);
  if (type.startsWith('audio/')) return [{ name: 'Play', attributes: {}, children: [], text: url }];
  if (type === 'text/plain') {
    try {
      return parseDocument(text);
    } catch {
      return [{ name: 'Say', attributes: {}, children: [], text }];
    }
  }
  throw new DocumentError(12300, type ? `content type ${type}` : 'no content type', url);
}

async function ask(x: Exchange, call: Call, turn: Turn, source: Asked): Promise<Document> {
  if (!/^https?:\/\//.test(source.url)) throw new DocumentError(11100, 'not an absolute URL', source.url);
  const { url, method } = source;
  const fields = { ...callFields(x.account.accountSid, call), ...source.fields };
  const result = await turn.wait(
    x.webhooks.document({ url, method, fields, callSid: call.sid, cookies: call.cookies }),
  );
  if (!result.ok) throw new DocumentError(result.code, result.message, url);
  const { status, headers, body } = result.reply;
  if (status >= 400) throw new DocumentError(11217, `status ${status}`, url);
  if (status < 200 || status >= 300) throw new DocumentError(11200, `status ${status}`, url);
  return {
    verbs: verbsOf(x, call, String(headers['content-type'] ?? ''), body, result.url),
    url,
    base: result.url,
    method,
  };
}

/** Gets a document. @throws DocumentError when it cannot be had */
export async function loadDocument(x: Exchange, call: Call, turn: Turn, source: Source): Promise<Document> {
  if (!('twiml' in source)) return ask(x, call, turn, source);
  return { verbs: parse(x, call, source.twiml, undefined), url: undefined, base: undefined, method: 'POST' };
}

/** Where a call turns after an error in getting or running a document; undefined when it has no fallback, or that failed. */
export function fallbackAfter(call: Call, source: Source, error: DocumentError): Source | undefined {
  if (!call.fallback || ('isFallback' in source && source.isFallback)) return undefined;
  const fields = { ErrorCode: String(error.code), ErrorUrl: error.url?.split('#', 1)[0] ?? '' };
  return { ...call.fallback, fields, isFallback: true };
}

/** The absolute form of a URL in a document. Empty means the document's own. @throws DocumentError 11100 */
export function resolveUrl(document: Document, url: string): string {
  if (url === '' && document.url !== undefined) return document.url;
  try {
    return new URL(url, document.base).href;
  } catch {
    throw new DocumentError(11100, 'a relative URL in a document without one', url);
  }
}

/** GET or POST as an attribute says, POST by default. */
export function methodOf(value: string | undefined): 'GET' | 'POST' {
  return value?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}

/** A whole number an attribute gives, within bounds. */
export function numberOf(
  value: string | undefined,
  otherwise: number,
  least = 0,
  most = Number.POSITIVE_INFINITY,
): number {
  const number = value === undefined || value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? Math.min(most, Math.max(least, Math.trunc(number))) : otherwise;
}

/** true or false as an attribute says. */
export function flagOf(value: string | undefined, otherwise: boolean): boolean {
  return value === undefined ? otherwise : value.toLowerCase() === 'true';
}
