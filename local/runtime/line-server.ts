import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { sendJson } from './http-event.ts';

export interface LineServerOptions {
  port: number;
  host?: string;
  /** Tried in turn; the first that answers true has answered. */
  handlers: ((request: IncomingMessage, response: ServerResponse) => Promise<boolean> | boolean)[];
}

export interface LineServer {
  server: http.Server;
  port: number;
  close(): Promise<void>;
}

/** The line's own port. */
export async function startLineServer(options: LineServerOptions): Promise<LineServer> {
  const server = http.createServer(async (request, response) => {
    try {
      for (const handle of options.handlers) if (await handle(request, response)) return;
      sendJson(response, 404, { message: 'Not Found' });
    } catch (error) {
      process.stderr.write(`line: ${error instanceof Error ? error.message : 'error'}\n`);
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { message: 'Internal Server Error' });
    }
  });
  // Longer than callers keep theirs: a connection closed under a request would look like an outage.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(options.port, options.host ?? '127.0.0.1', resolve),
  );
  const address = server.address();
  return {
    server,
    port: typeof address === 'object' && address ? address.port : options.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Hands `/clock` on to the carrier's port, where the clock lives. */
export function clockProxy(carrierUrl: string) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.url?.split('?')[0] !== '/clock') return false;
    const target = new URL('/clock', carrierUrl);
    const onward = http.request(
      target,
      { method: request.method, headers: { ...request.headers, host: target.host } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => sendJson(response, 502, { error: 'The clock does not answer' }));
    request.pipe(onward);
    return true;
  };
}
