import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody, safeDecode, sendJson } from './http-event.ts';

export interface InvocationsOptions {
  /** Takes an event for a function by its name; false where there is none. */
  accept(name: string, event: unknown): boolean;
}

export interface InvocationsEndpoint {
  url: string;
  close(): Promise<void>;
}

/** An asynchronous event may be this long. */
const largestEvent = 1024 * 1024;
const path = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/**
 * The interface of Lambda through which a function starts another, or itself: `POST /2015-03-31/functions/NAME/invocations`, of the kind
 * `Event` alone, which is answered before anything has run. It wants a signature, as there; whose it is is not looked at, since grants are
 * not enforced here.
 */
export async function startInvocationsEndpoint({ accept }: InvocationsOptions): Promise<InvocationsEndpoint> {
  const server = http.createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = path.exec(new URL(request.url ?? '/', 'http://localhost').pathname)?.[1];
    const body = await readBody(request, largestEvent);
    const refused = refusalOf(request, name);
    if (refused !== undefined) return refuse(response, ...refused);
    if (body === undefined) return refuse(response, 413, 'RequestTooLargeException');
    const event = parsed(body.toString() || '{}');
    if (event === undefined) return refuse(response, 400, 'InvalidRequestContentException');
    // By its name, or as the last part of its ARN.
    const isTaken = accept(
      safeDecode(name ?? '')
        .split(':')
        .at(-1) ?? '',
      event,
    );
    if (!isTaken) return refuse(response, 404, 'ResourceNotFoundException');
    response.writeHead(202).end();
  }

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refusalOf({ method, headers }: IncomingMessage, name: string | undefined): [number, string] | undefined {
  if (!headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) return [403, 'MissingAuthenticationTokenException'];
  if (name === undefined || method !== 'POST') return [404, 'UnknownOperationException'];
  return headers['x-amz-invocation-type'] === 'Event' ? undefined : [400, 'InvalidParameterValueException'];
}

function refuse(response: ServerResponse, status: number, type: string): void {
  sendJson(response, status, { Type: 'User', Message: type }, { 'x-amzn-errortype': type });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
