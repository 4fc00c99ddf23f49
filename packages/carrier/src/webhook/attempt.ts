import { type Agent, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';

export interface AttemptRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | undefined;
  connectMs: number;
  readMs: number;
  totalMs: number;
}

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** `ct` could not connect, `rt` connected but no timely answer, `protocol` an answer that is no HTTP. */
export class AttemptFailed extends Error {
  override readonly name = 'AttemptFailed';
  readonly kind: 'ct' | 'rt' | 'protocol';

  constructor(kind: 'ct' | 'rt' | 'protocol', message: string) {
    super(message);
    this.kind = kind;
  }
}

const largestBody = 20_000_000;

/** One HTTP exchange within its time limits (real time, also when the clock is driven). @throws AttemptFailed */
export function attempt(wanted: AttemptRequest, agent?: Agent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const target = new URL(wanted.url);
    const send = target.protocol === 'https:' ? tlsRequest : plainRequest;
    let connected = false;
    const request = send(target, {
      method: wanted.method,
      headers: wanted.headers,
      ...(agent && target.protocol === 'http:' ? { agent } : {}),
    });
    const fail = (kind: AttemptFailed['kind'], why: string) => {
      clearTimeout(total);
      clearTimeout(connecting);
      reject(new AttemptFailed(kind, why));
      request.destroy();
    };
    const total = setTimeout(() => fail(connected ? 'rt' : 'ct', 'total time is up'), wanted.totalMs);
    const connecting = setTimeout(() => connected || fail('ct', 'no connection in time'), wanted.connectMs);
    request.on('socket', (socket) => {
      if (!socket.connecting) connected = true;
      else
        socket.once('connect', () => {
          connected = true;
        });
    });
    request.setTimeout(wanted.readMs, () => fail('rt', 'no answer in time'));
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code?.startsWith('HPE_')) return fail('protocol', error.message);
      // The server closed a kept connection as we wrote: not the answer to this request, so once more on a fresh one.
      if (request.reusedSocket && error.code === 'ECONNRESET') {
        clearTimeout(total);
        clearTimeout(connecting);
        return attempt(wanted).then(resolve, reject);
      }
      fail(connected ? 'rt' : 'ct', error.code ?? error.message);
    });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > largestBody) fail('protocol', 'answer too large');
      });
      response.on('error', () => fail('rt', 'answer broke off'));
      response.on('end', () => {
        clearTimeout(total);
        clearTimeout(connecting);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    request.end(wanted.body);
  });
}
