import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Exchange } from './exchange.ts';
import { answerRest, recordingMedia } from './rest/rest-api.ts';
import { serveFile } from './static-files.ts';
import { answerTelephoneApi, isTelephoneApi } from './telephone-api/telephone-api.ts';

const largestBody = 1_000_000;
/** Names a page on this machine reaches us by; any other Host is a page of somebody else's (DNS rebinding). */
const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

export interface ServerOptions {
  webRoot: string | undefined;
  newestEvent: (() => number | undefined) | undefined;
}

/** The carrier's one port: REST API, telephone API, clock and the phone page. */
export function createHttpServer(x: Exchange, options: ServerOptions): Server {
  return createServer((request, response) => {
    answer(x, options, request, response).catch((error: unknown) => {
      process.emitWarning(error instanceof Error ? error : String(error));
      if (!response.headersSent) json(response, 500, { error: error instanceof Error ? error.message : String(error) });
    });
  });
}

async function answer(
  x: Exchange,
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', headers } = request;
  if (!loopback.test(headers.host ?? '')) return json(response, 403, { error: 'Host: only this machine is answered' });
  const { origin } = headers;
  if (origin !== undefined && !isLoopback(origin))
    return json(response, 403, { error: 'Origin: only pages of this machine' });
  const url = new URL(request.url ?? '/', `http://${headers.host}`);
  if (origin !== undefined) response.setHeader('access-control-allow-origin', origin).setHeader('vary', 'origin');
  if (method === 'OPTIONS') {
    response.writeHead(204, {
      'access-control-allow-methods': 'GET, PUT, POST, DELETE',
      'access-control-allow-headers': 'content-type',
    });
    response.end();
    return;
  }
  const text = await bodyOf(request);
  if (text === undefined) return json(response, 413, { error: 'body: larger than 1 MB' });
  if (url.pathname.startsWith('/2010-04-01/')) return rest(x, url, method, headers.authorization, text, response);
  if (isTelephoneApi(url.pathname)) {
    const result = await answerTelephoneApi(x, options, method, url.pathname, text);
    return json(response, result.status, result.body);
  }
  const isRead = method === 'GET' || method === 'HEAD';
  if (isRead && options.webRoot && serveFile(options.webRoot, url.pathname, response, method === 'HEAD')) return;
  json(response, 404, { error: `Nothing answers ${method} ${url.pathname}` });
}

function rest(
  x: Exchange,
  url: URL,
  method: string,
  authorization: string | undefined,
  text: string,
  response: ServerResponse,
): void {
  const media = method === 'GET' ? recordingMedia(x, url.pathname) : undefined;
  if (media) {
    response.writeHead(200, { 'content-type': 'audio/x-wav', 'content-length': media.length });
    response.end(media);
    return;
  }
  const result = answerRest(x, { method, url, authorization, body: text });
  json(response, result.status, result.body);
}

function isLoopback(origin: string): boolean {
  return URL.canParse(origin) && loopback.test(new URL(origin).host);
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > largestBody) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function json(response: ServerResponse, status: number, body: unknown): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
