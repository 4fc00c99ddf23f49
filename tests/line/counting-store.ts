import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askingUnits, type Units, unitsOf } from './capacity.ts';
import { root } from './line-process.ts';

/** One request to the table: what was asked, of which item or list. */
export interface TableRequest {
  operation: string;
  /** Partition key or index, with what tells personal data from structure left out. */
  about: string;
  /** By the minute's sweep, which comes whether anybody calls or not (and in driven time after every write), or by another function. */
  by: 'sweep' | 'desk' | 'line';
  /** Each function's worker has connections of its own, and what it asks one after the other goes over one of them. */
  connection: number;
  /** What the table charges for it, once it has answered. */
  units: Units;
}

export interface CountingStore {
  endpoint: string;
  /** Requests since the last time asked, oldest first. */
  take(): TableRequest[];
  close(): Promise<void>;
}

/** A store of its own behind a proxy that counts what the functions ask of the table. Streams and table administration are not counted. */
export async function startCountingStore(port: number, dataDir: string): Promise<CountingStore> {
  const child = spawn(
    join(root, 'node_modules/@dynoxide/linux-x64/dynoxide'),
    ['serve', '--host', '127.0.0.1', '--port', String(port + 1), '--db-path', join(dataDir, 'counted.db')],
    { stdio: 'ignore' },
  );
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  let seen: TableRequest[] = [];
  // Each function's worker has connections of its own; one that asks what is due, or which units there are, belongs to the sweep, one that asks who somebody is to the staff routes.
  const sweeps = new WeakSet<object>();
  const desks = new WeakSet<object>();
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const target = String(incoming.headers['x-amz-target'] ?? '');
      const read = requestOf(target, body);
      if (read === undefined) return void passOn({ incoming, outgoing, body, port: port + 1 });
      if (read.isDuty) sweeps.add(incoming.socket);
      if (read.about.startsWith('STAFF')) desks.add(incoming.socket);
      const by = sweeps.has(incoming.socket) ? 'sweep' : desks.has(incoming.socket) ? 'desk' : 'line';
      const connection = incoming.socket.remotePort ?? 0;
      const { operation, about } = read;
      const one: TableRequest = { operation, about, by, connection, units: { read: 0, write: 0 } };
      seen.push(one);
      const told = (answer: string) => {
        one.units = unitsOf(read.operation, answer);
      };
      passOn({ incoming, outgoing, body: askingUnits(read.operation, body), port: port + 1, told });
    });
  });
  // An idle connection stays, so that it goes on telling whose it is.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await answering(port + 1);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    take: () => {
      const taken = seen;
      seen = [];
      return taken;
    },
    close: () => closeAll(server, child, end),
  };
}

interface Passed {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  body: string;
  port: number;
  /** Hears the answer before whoever asked. */
  told?: (answer: string) => void;
}

function passOn({ incoming, outgoing, body, port, told }: Passed): void {
  const headers = { ...incoming.headers, 'content-length': String(Buffer.byteLength(body)) };
  const on = request({ host: '127.0.0.1', port, method: 'POST', path: incoming.url, headers }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => {
      const text = Buffer.concat(chunks);
      if (answer.statusCode === 200) told?.(text.toString());
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(text);
    });
  });
  on.on('error', () => outgoing.destroy());
  on.end(body);
}

function requestOf(target: string, text: string) {
  const operation =
    /^DynamoDB_\d+\.(GetItem|BatchGetItem|PutItem|UpdateItem|Query|TransactWriteItems|DeleteItem)$/.exec(target)?.[1];
  if (operation === undefined) return undefined;
  const body = JSON.parse(text) as Asked;
  const about = aboutOf(body).replaceAll(/[0-9a-f]{20,}/g, '…');
  return { operation, about, isDuty: body.IndexName === 'due' || about === 'list units' };
}

interface Item {
  pk?: { S?: string };
  sk?: { S?: string };
  entity?: { S?: string };
}
interface Asked {
  Key?: Item;
  Item?: Item;
  IndexName?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, { S?: string }>;
  UpdateExpression?: string;
  RequestItems?: Record<string, { Keys: Item[] }>;
  TransactItems?: { Put?: { Item: Item }; Update?: { Key: Item }; Delete?: { Key: Item } }[];
}

function kindOf({ pk, sk }: Item): string {
  return (sk?.S?.includes('#') ? sk.S : (pk?.S ?? '')).replace(/^LINE#/, '').replace(/#.*/s, '');
}

function aboutOf(body: Asked): string {
  const values = body.ExpressionAttributeValues ?? {};
  const names = body.ExpressionAttributeNames ?? {};
  if (body.IndexName !== undefined) return `${body.IndexName} ${Object.values(values)[0]?.S}`;
  if (body.UpdateExpression !== undefined)
    return `${kindOf(body.Key ?? {})} ${body.UpdateExpression.replaceAll(/#\w+/g, (name) => names[name] ?? name)}`;
  if (body.RequestItems !== undefined)
    return Object.values(body.RequestItems)
      .flatMap(({ Keys }) => Keys.map(kindOf))
      .join(' ');
  if (body.TransactItems !== undefined)
    return body.TransactItems.map(({ Put, Update, Delete }) =>
      Put !== undefined
        ? (Put.Item.entity?.S ?? '')
        : `${Update ? '±' : '−'}${kindOf(Update?.Key ?? Delete?.Key ?? {})}`,
    ).join(' ');
  return body.Item?.entity?.S ?? (body.Key === undefined ? (Object.values(values)[0]?.S ?? '') : kindOf(body.Key));
}

async function answering(port: number): Promise<void> {
  for (let tried = 0; tried < 200; tried += 1) {
    try {
      await fetch(`http://127.0.0.1:${port}`, { method: 'POST', signal: AbortSignal.timeout(2000) });
      return;
    } catch {
      await sleep(25);
    }
  }
  throw new Error('The store does not answer');
}

async function closeAll(server: Server, child: ChildProcess, end: () => void): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  process.off('exit', end);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  end();
  await gone;
}
