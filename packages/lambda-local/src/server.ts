import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { sendJson } from './http-event.ts';

export interface ServerOptions {
  port: number;
  host?: string;
  /** Tried in turn; the first that answers true has answered. */
  handlers: ((request: IncomingMessage, response: ServerResponse) => Promise<boolean> | boolean)[];
}

export interface Server {
  server: http.Server;
  port: number;
  close(): Promise<void>;
}

/** One port of 127.0.0.1, answered by several handlers. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const server = http.createServer(async (request, response) => {
    try {
      for (const handle of options.handlers) if (await handle(request, response)) return;
      sendJson(response, 404, { message: 'Not Found' });
    } catch (error) {
      process.stderr.write(`server: ${error instanceof Error ? error.message : 'error'}\n`);
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
