import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { commonLogTime } from './http-event.ts';

/** One open connection, as the service knows it. */
export interface Connection {
  connectionId: string;
  stage: string;
  domainName: string;
  sourceIp: string;
  userAgent: string;
  /** Epoch ms, of the clock. */
  connectedAt: number;
  lastActiveAt: number;
}

/** As the service makes them: 16 characters, the last an equals sign, so that it must be encoded in an address. */
export function newConnectionId(): string {
  return `${randomBytes(12).toString('base64url').slice(0, 15)}=`;
}

type EventType = 'CONNECT' | 'MESSAGE' | 'DISCONNECT';

function contextOf(connection: Connection, of: { routeKey: string; eventType: EventType; now: number }) {
  const requestId = randomUUID();
  return {
    routeKey: of.routeKey,
    eventType: of.eventType,
    extendedRequestId: requestId,
    requestTime: commonLogTime(new Date(of.now)),
    messageDirection: 'IN',
    stage: connection.stage,
    connectedAt: connection.connectedAt,
    requestTimeEpoch: of.now,
    identity: { sourceIp: connection.sourceIp, userAgent: connection.userAgent },
    requestId,
    domainName: connection.domainName,
    connectionId: connection.connectionId,
    apiId: 'local',
  };
}

/** `$connect` alone carries headers and query, the headers by the names they were sent under. */
export function connectEvent(connection: Connection, request: IncomingMessage, now: number): Record<string, unknown> {
  const multiValueHeaders: Record<string, string[]> = {};
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const name = request.rawHeaders[at] ?? '';
    multiValueHeaders[name] = [...(multiValueHeaders[name] ?? []), request.rawHeaders[at + 1] ?? ''];
  }
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  return {
    headers: Object.fromEntries(Object.entries(multiValueHeaders).map(([name, values]) => [name, values.at(-1)])),
    multiValueHeaders,
    ...(searchParams.size > 0 && { queryStringParameters: Object.fromEntries(searchParams) }),
    requestContext: contextOf(connection, { routeKey: '$connect', eventType: 'CONNECT', now }),
    isBase64Encoded: false,
  };
}

export function messageEvent(
  connection: Connection,
  { routeKey, body, now }: { routeKey: string; body: string; now: number },
): Record<string, unknown> {
  const context = contextOf(connection, { routeKey, eventType: 'MESSAGE', now });
  return { requestContext: { ...context, messageId: randomUUID() }, body, isBase64Encoded: false };
}

export function disconnectEvent(
  connection: Connection,
  { code, reason, now }: { code: number; reason: string; now: number },
): Record<string, unknown> {
  const context = contextOf(connection, { routeKey: '$disconnect', eventType: 'DISCONNECT', now });
  return {
    headers: { Host: connection.domainName, 'x-api-key': '', 'x-restapi': '' },
    requestContext: { ...context, disconnectStatusCode: code, disconnectReason: reason },
    isBase64Encoded: false,
  };
}
