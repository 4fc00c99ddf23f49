import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from 'driven-clock/clock';
import { type WebSocket, WebSocketServer } from 'ws';
import { connectionsEndpoint } from './connections-endpoint.ts';
import type { Outcome } from './function-pool.ts';
import { createOpenSockets } from './open-sockets.ts';
import { type Connection, connectEvent, newConnectionId } from './socket-event.ts';
import type { SocketApiSpec } from './socket-inventory.ts';

export interface SocketApiOptions {
  api: SocketApiSpec;
  clock: Clock;
  invoke(functionId: string, event: unknown): Promise<Outcome>;
}

/** A frame longer than this closes the connection. */
const largestFrame = 32 * 1024;

/** The WebSocket API of the template, under the path of its stage; with it, what functions send through `@connections`. */
export function createSocketApi({ api, clock, invoke }: SocketApiOptions) {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrame,
    perMessageDeflate: false,
    handleProtocols: (_, request) => accepted.get(request) ?? false,
  });
  /** The subprotocol that `$connect` answered with. */
  const accepted = new WeakMap<IncomingMessage, string>();
  const open = createOpenSockets({ api, clock, invoke });

  async function connect(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const connection = connectionOf(request, { stage: api.stage, now: clock.now() });
    const { $connect: route } = api.routes;
    const outcome =
      route === undefined
        ? { ok: true as const, value: { statusCode: 200 } }
        : await invoke(route.functionId, connectEvent(connection, request, clock.now()));
    const { status, protocol } = answerOf(outcome);
    if (status < 200 || status > 299) return refuse(stream, status);
    if (protocol !== undefined) accepted.set(request, protocol);
    sockets.handleUpgrade(request, stream, head, (socket: WebSocket) => open.add(connection, socket));
  }

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== `/${api.stage}`) return;
    stream.on('error', () => stream.destroy());
    void connect(request, stream, head).catch((error: unknown) => {
      process.stderr.write(`sockets: ${error instanceof Error ? error.message : 'error'}\n`);
      refuse(stream, 502);
    });
  };
  const servers = new Set<Server>();

  return {
    handle: connectionsEndpoint({ stage: api.stage, open }),
    attach(server: Server) {
      servers.add(server);
      server.on('upgrade', upgrade);
    },
    /** Nothing more is told to functions, as when a machine goes. */
    close() {
      for (const server of servers) server.off('upgrade', upgrade);
      open.close();
      sockets.close();
    },
  };
}

function connectionOf(
  { headers, socket }: IncomingMessage,
  { stage, now }: { stage: string; now: number },
): Connection {
  return {
    connectionId: newConnectionId(),
    stage,
    domainName: headers.host ?? 'localhost',
    sourceIp: socket.remoteAddress ?? '127.0.0.1',
    userAgent: headers['user-agent'] ?? '',
    connectedAt: now,
    lastActiveAt: now,
  };
}

/** What `$connect` said: any status of the 2xx opens the connection, a fault of the function is a 502. */
function answerOf(outcome: Outcome): { status: number; protocol?: string } {
  const { statusCode, headers } = (outcome.ok ? (outcome.value ?? {}) : {}) as {
    statusCode?: number;
    headers?: Record<string, string>;
  };
  if (typeof statusCode !== 'number') return { status: 502 };
  const protocol = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'sec-websocket-protocol')?.[1];
  return { status: statusCode, ...(protocol !== undefined && { protocol }) };
}

function refuse(stream: Duplex, status: number): void {
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
