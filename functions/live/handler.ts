import { localDayOf } from '../../flows/calendar/local-time.ts';
import type { Connection } from '../../schemas/connection.ts';
import { type LiveQuestion, type LiveWord, liveProtocol, liveQuestion } from '../../schemas/live-api.ts';
import type { Connections } from '../adapters/connections.ts';
import { keep } from '../adapters/kept.ts';
import type { Store } from '../adapters/store.ts';

/** What of a WebSocket event is looked at. */
export interface LiveEvent {
  requestContext: { routeKey: string; connectionId: string };
  headers?: Record<string, string | undefined>;
  body?: string;
}

export interface LiveAnswer {
  statusCode: number;
  headers?: Record<string, string>;
  body?: string;
}

export interface LiveDeps {
  connections: Connections;
  store: Pick<Store, 'heartbeat'>;
  now(): string;
}

/** A question is a few letters long. */
const mostLetters = 200;
/** Whose a connection is never changes, and none lives longer. */
const longestMs = 2 * 3600_000;

/** The desks' sockets: lets in who has a ticket, forgets who leaves, and answers whether anything has changed. */
export function createLive(deps: LiveDeps) {
  const { connections, now } = deps;
  const connectionOf = keep(connections.get, () => Date.parse(now()), longestMs);

  return async ({ requestContext, headers, body = '' }: LiveEvent): Promise<LiveAnswer> => {
    const { routeKey, connectionId } = requestContext;
    if (routeKey === '$connect') return admit(deps, connectionId, headers);
    if (routeKey === '$disconnect') {
      await connections.remove(connectionId);
      return { statusCode: 200 };
    }
    const question = questionIn(body);
    if (question === undefined) return { statusCode: 400 };
    const connection = await connectionOf(connectionId);
    // No answer at all: the desk takes its socket for dead and opens another.
    if (connection === undefined) return { statusCode: 403 };
    return { statusCode: 200, body: JSON.stringify(await wordFor(deps, connection, question)) };
  };
}

/** The ticket comes as a second subprotocol beside ours, which alone is answered with. */
async function admit(
  { connections }: LiveDeps,
  connectionId: string,
  headers: LiveEvent['headers'] = {},
): Promise<LiveAnswer> {
  const [, offered = ''] =
    Object.entries(headers).find(([name]) => name.toLowerCase() === 'sec-websocket-protocol') ?? [];
  const [protocol, ticket] = offered.split(',').map((one) => one.trim());
  if (protocol !== liveProtocol || ticket === undefined) return { statusCode: 403 };
  const connection = await connections.admit(ticket, connectionId);
  if (connection === undefined) return { statusCode: 403 };
  return { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': liveProtocol } };
}

function questionIn(body: string): LiveQuestion | undefined {
  if (body.length > mostLetters) return undefined;
  try {
    const read = liveQuestion.safeParse(JSON.parse(body));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** The sign of life is written only for who says so: a desk that merely looks on costs one look. */
async function wordFor(
  { connections, store, now }: LiveDeps,
  { unitId, staffId }: Connection,
  { alive, look }: LiveQuestion,
): Promise<LiveWord> {
  const at = now();
  if (alive === true) await store.heartbeat(unitId, staffId, at);
  return { now: at, ...(look === true && { sequence: await connections.newest(unitId, localDayOf(at)) }) };
}
