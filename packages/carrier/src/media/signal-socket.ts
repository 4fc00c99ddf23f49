import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type FromBrowser, parseFromBrowser, type ToBrowser, toText } from './signal-messages.ts';

/** A bare newline. The SDK echoes it and reconnects after 15 s without any frame. */
const heartbeat = '\n';

/** The socket of one page. */
export interface Line {
  send(message: ToBrowser): void;
  close(): void;
}

export interface LineEvents {
  message(message: FromBrowser): void;
  closed(): void;
}

export interface SignalSocket {
  attach(server: Server): void;
  close(): void;
}

/**
 * Serves WebSocket `/signal`. Only pages that this very machine serves may open it: any web site can reach localhost from
 * a visitor's browser, so Origin must name the Host, and the Host must be this machine (a hostile name can resolve here).
 */
export function createSignalSocket(options: { heartbeatMs: number; opened(line: Line): LineEvents }): SignalSocket {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 256 * 1024, perMessageDeflate: false });

  sockets.on('connection', (socket: WebSocket) => {
    let silent = 0;
    const events = options.opened({
      send: (message) => {
        if (socket.readyState === socket.OPEN) socket.send(toText(message));
      },
      close: () => socket.close(1000),
    });
    const beat = setInterval(() => {
      silent += 1;
      if (silent > 3) return socket.terminate();
      if (socket.readyState === socket.OPEN) socket.send(heartbeat);
    }, options.heartbeatMs);
    socket.on('message', (data, isBinary) => {
      silent = 0;
      const text = isBinary ? '' : String(data);
      if (text.trim() === '') return;
      const message = parseFromBrowser(text);
      if (message) events.message(message);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(beat);
      events.closed();
    });
  });

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/signal') return;
    if (!isOwnPage(request)) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
  };

  const servers = new Set<Server>();
  return {
    attach: (server) => {
      servers.add(server);
      server.on('upgrade', upgrade);
    },
    close: () => {
      for (const server of servers) server.off('upgrade', upgrade);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function isOwnPage(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (!origin || !host || !URL.canParse(origin) || !URL.canParse(`http://${host}`)) return false;
  const name = new URL(`http://${host}`).hostname;
  return new URL(origin).host === new URL(`http://${host}`).host && ['localhost', '127.0.0.1', '[::1]'].includes(name);
}
