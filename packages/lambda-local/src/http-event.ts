import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface HttpEventParts {
  request: IncomingMessage;
  url: URL;
  body: Buffer;
  routeKey: string;
  pathParameters?: Record<string, string>;
  authorizer?: { jwt: { claims: Record<string, string>; scopes: string[] | null } };
  /** Epoch ms, of the clock. */
  now: number;
}

/** Content types whose body is handed on as text; everything else, forms included, arrives in base64. */
const textual = /^(text\/|application\/(json|javascript|xml)\b)/i;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `22/Nov/2026:06:00:00 +0000`, as the service writes it. */
export function commonLogTime(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${two(at.getUTCDate())}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}`;
  return `${day}:${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`;
}

/** Builds the event of payload format 2.0 with the service's habits. */
export function httpEvent(parts: HttpEventParts): Record<string, unknown> {
  const { request, url, body, routeKey } = parts;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === 'cookie' || name === 'connection' || name === 'transfer-encoding') continue;
    headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  const sourceIp = request.socket.remoteAddress ?? '127.0.0.1';
  headers['x-forwarded-for'] = sourceIp;
  headers['x-forwarded-proto'] = 'http';
  headers['x-forwarded-port'] = url.port;
  headers['content-length'] = String(body.length);

  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) query[name] = name in query ? `${query[name]},${value}` : value;
  const rawPath = safeDecode(url.pathname);
  const asText = textual.test(headers['content-type'] ?? '');
  const cookies = request.headers.cookie?.split(/; */).filter((cookie) => cookie !== '');
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: url.search.replace(/^\?/, ''),
    ...(cookies && cookies.length > 0 && { cookies }),
    headers,
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(parts.pathParameters && { pathParameters: parts.pathParameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      ...(parts.authorizer && { authorizer: parts.authorizer }),
      domainName: url.hostname,
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: commonLogTime(new Date(parts.now)),
      timeEpoch: parts.now,
    },
    ...(body.length > 0 && { body: body.toString(asText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !asText,
  };
}

/** Decodes a path as the service does; one that cannot be decoded is passed on as it came. */
export function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The whole body, or undefined when it is larger than `largest` bytes. */
export async function readBody(request: IncomingMessage, largest: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > largest) {
    request.resume();
    return undefined;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largest) chunks.push(chunk);
  }
  return size > largest ? undefined : Buffer.concat(chunks);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

interface StructuredResult {
  statusCode: number;
  headers?: Record<string, string | number | boolean>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
}

function isStructured(value: unknown): value is StructuredResult {
  return typeof value === 'object' && value !== null && 'statusCode' in value;
}

/**
 * Writes what a function returned. A result without `statusCode` is a 200 with the result as JSON; a malformed one is a 500,
 * as with the service.
 */
export function sendResult(response: ServerResponse, result: unknown): void {
  if (!isStructured(result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(body);
    return;
  }
  const status = Number(result.statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) {
    sendJson(response, 500, { message: 'Internal Server Error' });
    return;
  }
  response.setHeader('content-type', 'text/plain;charset=UTF-8');
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, String(value));
  if (result.cookies) response.setHeader('set-cookie', result.cookies);
  response.statusCode = status;
  const bodiless = status === 204 || status === 304;
  if (bodiless) response.removeHeader('content-type');
  response.end(bodiless ? undefined : Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'));
}
