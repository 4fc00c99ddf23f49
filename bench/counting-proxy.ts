import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands in front of the store and counts what is asked of it, by operation; looks at the stream are the runtime's, not the line's. */
export async function startCountingProxy(store: string) {
  const counts = new Map<string, number>();
  const agent = new http.Agent({ keepAlive: true });
  const server = http.createServer((request, response) => {
    const operation = String(request.headers['x-amz-target'] ?? '');
    if (operation.startsWith('DynamoDB_')) {
      const name = operation.slice(operation.indexOf('.') + 1);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const onward = http.request(
      store,
      { method: request.method, path: request.url, headers: request.headers, agent },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What was asked since the last time. */
    take: (): Record<string, number> => {
      const taken = Object.fromEntries([...counts].filter(([name]) => !stream.includes(name)));
      counts.clear();
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

const stream = ['GetRecords', 'GetShardIterator', 'DescribeStream', 'ListStreams'];

export function total(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

export function list(counts: Record<string, number>): string {
  return Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
