import { randomUUID } from 'node:crypto';
import type { Clock, Timer } from 'driven-clock/clock';
import type { WebSocket } from 'ws';
import type { Outcome } from './function-pool.ts';
import { type Connection, disconnectEvent, messageEvent } from './socket-event.ts';
import type { SocketApiSpec, SocketRouteSpec } from './socket-inventory.ts';

/** A connection without a message either way ends after this. */
const idleMs = 10 * 60_000;
/** No connection lives longer. */
const longestMs = 2 * 60 * 60_000;

export interface OpenSockets {
  add(connection: Connection, socket: WebSocket): void;
  get(connectionId: string): Connection | undefined;
  /** False when there is no such connection any more. */
  send(connectionId: string, data: string): boolean;
  end(connectionId: string): boolean;
  close(): void;
}

interface Open {
  connection: Connection;
  socket: WebSocket;
  timer?: Timer;
}

interface Sockets {
  api: SocketApiSpec;
  clock: Clock;
  invoke(functionId: string, event: unknown): Promise<Outcome>;
  open: Map<string, Open>;
}

/** The connections of one WebSocket API: each message to its route, each end to `$disconnect`, by the clock. */
export function createOpenSockets(options: Omit<Sockets, 'open'>): OpenSockets {
  const open = new Map<string, Open>();
  const sockets: Sockets = { ...options, open };
  return {
    add(connection, socket) {
      const one: Open = { connection, socket };
      open.set(connection.connectionId, one);
      watch(sockets, one);
      socket.on('message', (data) => void heard(sockets, one, String(data)));
      socket.on('error', () => socket.terminate());
      socket.on('close', (code, reason) => void gone(sockets, one, { code, reason: String(reason) }));
    },
    get: (connectionId) => open.get(connectionId)?.connection,
    send(connectionId, data) {
      const one = open.get(connectionId);
      if (one) say(sockets, one, data);
      return one !== undefined;
    },
    end(connectionId) {
      const one = open.get(connectionId);
      if (one) void gone(sockets, one, { code: 1000, reason: 'Connection Closed Normally' });
      return one !== undefined;
    },
    close() {
      for (const { timer, socket } of open.values()) {
        timer?.cancel();
        socket.terminate();
      }
      open.clear();
    },
  };
}

function endOf({ connectedAt, lastActiveAt }: Connection): number {
  return Math.min(lastActiveAt + idleMs, connectedAt + longestMs);
}

/** Looks again when the connection could first have been silent, or have lived, too long. */
function watch(sockets: Sockets, one: Open): void {
  const { clock } = sockets;
  one.timer = clock.after(Math.max(0, endOf(one.connection) - clock.now()), () =>
    clock.now() >= endOf(one.connection)
      ? gone(sockets, one, { code: 1001, reason: 'Going away' })
      : watch(sockets, one),
  );
}

async function gone({ api, clock, invoke, open }: Sockets, one: Open, why: { code: number; reason: string }) {
  if (!open.delete(one.connection.connectionId)) return;
  one.timer?.cancel();
  one.socket.close(why.code, why.reason);
  const { $disconnect: route } = api.routes;
  if (route) await invoke(route.functionId, disconnectEvent(one.connection, { ...why, now: clock.now() }));
}

async function heard(sockets: Sockets, one: Open, body: string): Promise<void> {
  const { api, clock, invoke } = sockets;
  one.connection.lastActiveAt = clock.now();
  const { routeKey, route } = routeOf(api, body);
  if (route === undefined) return say(sockets, one, failure(one, 'Forbidden'));
  const outcome = await invoke(route.functionId, messageEvent(one.connection, { routeKey, body, now: clock.now() }));
  if (!outcome.ok) return say(sockets, one, failure(one, 'Internal server error'));
  const { body: answer } = (outcome.value ?? {}) as { body?: unknown };
  if (route.answers && typeof answer === 'string' && answer !== '') say(sockets, one, answer);
}

function say({ clock }: Sockets, { connection, socket }: Open, data: string): void {
  connection.lastActiveAt = clock.now();
  if (socket.readyState === socket.OPEN) socket.send(data);
}

/** The route that the selection expression (`$request.body.NAME`) names, else `$default`. */
function routeOf(
  { selectedBy, routes }: SocketApiSpec,
  body: string,
): { routeKey: string; route: SocketRouteSpec | undefined } {
  const named = selected(body, selectedBy);
  const routeKey = named !== undefined && Object.hasOwn(routes, named) && !named.startsWith('$') ? named : '$default';
  return { routeKey, route: routes[routeKey] };
}

function selected(body: string, field: string): string | undefined {
  try {
    const value = (JSON.parse(body) as Record<string, unknown> | null)?.[field];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function failure({ connection: { connectionId } }: Open, message: string): string {
  return JSON.stringify({ message, connectionId, requestId: randomUUID() });
}
