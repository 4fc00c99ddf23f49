import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { askingUnits, type Units, unitsOf } from '../tests/line/capacity.ts';

export interface Passed {
  operation: string;
  units: Units;
}

/** Stands in front of the store and counts what is asked of it, and what the table charges for that. */
export async function startCountingProxy(store: string) {
  const agent = new http.Agent({ keepAlive: true });
  let passed: Passed[] = [];
  const server = http.createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target'] ?? '').replace(/^.*\./, '');
    const body = askingUnits(operation, await textOf(request));
    const headers = { ...request.headers, 'content-length': String(Buffer.byteLength(body)) };
    const onward = http.request(store, { method: 'POST', path: request.url, headers, agent }, async (answer) => {
      const text = await textOf(answer);
      const units = answer.statusCode === 200 ? unitsOf(operation, text) : { read: 0, write: 0 };
      passed.push({ operation, units });
      response.writeHead(answer.statusCode ?? 502, answer.headers).end(text);
    });
    onward.on('error', () => response.destroy());
    onward.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What was asked since the last time. */
    take: (): Passed[] => {
      const taken = passed;
      passed = [];
      return taken;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        agent.destroy();
      }),
  };
}

export type CountingProxy = Awaited<ReturnType<typeof startCountingProxy>>;

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
