import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, safeDecode, sendJson } from './http-event.ts';
import type { OpenSockets } from './open-sockets.ts';

/** A message to a connection may be this long. */
const largestMessage = 128 * 1024;

/**
 * The management interface of a WebSocket API: `POST`, `GET` and `DELETE /STAGE/@connections/ID`. It wants a signature, as there; whose it is
 * is not looked at, since grants are not enforced here.
 */
export function connectionsEndpoint({ stage, open }: { stage: string; open: OpenSockets }) {
  const prefix = `/${stage}/@connections/`;

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!safeDecode(pathname).startsWith(prefix)) return false;
    const id = safeDecode(pathname).slice(prefix.length);
    const body = await readBody(request, largestMessage);
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 '))
      sendJson(response, 403, { message: 'Missing Authentication Token' });
    else if (body === undefined) sendError(response, 413, 'PayloadTooLargeException');
    else if (request.method === 'GET') describe(response, id);
    else if (request.method === 'POST') sent(response, { done: open.send(id, body.toString()), status: 200 });
    else if (request.method === 'DELETE') sent(response, { done: open.end(id), status: 204 });
    else sendJson(response, 403, { message: 'Missing Authentication Token' });
    return true;
  };

  function describe(response: ServerResponse, id: string): void {
    const connection = open.get(id);
    if (!connection) return sendError(response, 410, 'GoneException');
    const { connectedAt, lastActiveAt, sourceIp, userAgent } = connection;
    sendJson(response, 200, {
      connectedAt: new Date(connectedAt).toISOString(),
      identity: { sourceIp, userAgent },
      lastActiveAt: new Date(lastActiveAt).toISOString(),
    });
  }
}

function sent(response: ServerResponse, { done, status }: { done: boolean; status: number }): void {
  if (done) response.writeHead(status).end();
  else sendError(response, 410, 'GoneException');
}

function sendError(response: ServerResponse, status: number, type: string): void {
  sendJson(response, status, {}, { 'x-amzn-errortype': type });
}
