import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultChooser, FaultKind } from './fault-plan.ts';
import { createStaleIndex, type StaleIndex } from './stale-index.ts';
import { couldMeet, readStoreRequest, refusal, type StoreRequest } from './store-request.ts';

export interface FaultyStore {
  endpoint: string;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Stands before a store and lets chosen requests go wrong: refused as DynamoDB refuses, done but not answered, answered from before. */
export async function startFaultyStore(store: string, faults: FaultChooser): Promise<FaultyStore> {
  const agent = new http.Agent({ keepAlive: true });
  const stale = createStaleIndex();
  const server = http.createServer(async (incoming, outgoing) => {
    try {
      const body = await readAll(incoming);
      const request = readStoreRequest(String(incoming.headers['x-amz-target']), body.toString());
      const fault = faults.choose((kind) => canMeet(request, kind, stale));
      if (fault === 'conflict' || fault === 'throttle') return refuse(outgoing, refusal(request, fault));
      const older = fault === 'staleIndex' ? stale.before(request) : undefined;
      const answer = await forward(store, agent, incoming, body);
      if (fault === 'lostAnswer') return void incoming.socket.resetAndDestroy();
      if (answer.status === 200 && couldMeet(request, 'staleIndex')) stale.keep(request, answer.body.toString());
      send(outgoing, older === undefined ? answer : { status: 200, headers: jsonHeaders, body: Buffer.from(older) });
    } catch {
      // The store is gone, or who asked is: either way nobody gets an answer, as with a connection that breaks.
      outgoing.destroy();
    }
  });
  // A connection that is idle stays: one closed under a request would be a fault that nobody chose.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const jsonHeaders = { 'content-type': 'application/x-amz-json-1.0' };

function canMeet(request: StoreRequest, kind: FaultKind, stale: StaleIndex): boolean {
  return couldMeet(request, kind) && (kind !== 'staleIndex' || stale.before(request) !== undefined);
}

function refuse(outgoing: ServerResponse, body: object): void {
  send(outgoing, { status: 400, headers: jsonHeaders, body: Buffer.from(JSON.stringify(body)) });
}

function send(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  const { 'transfer-encoding': _chunked, connection: _connection, ...others } = headers;
  outgoing.writeHead(status, { ...others, 'content-length': body.length });
  outgoing.end(body);
}

function forward(
  store: string,
  agent: http.Agent,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onward = http.request(new URL(url ?? '/', store), { method, headers, agent }, (answer) => {
      readAll(answer).then(
        (read) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: read }),
        reject,
      );
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
