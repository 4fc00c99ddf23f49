import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from 'driven-clock/clock';
import type { Flight } from 'driven-clock/flight';
import type { Account } from './account.ts';
import { browserEvents } from './browser-events.ts';
import { createHttpServer } from './carrier-server.ts';
import { Exchange, type Settings } from './exchange.ts';
import type { Media } from './media/media-port.ts';

export interface CarrierOptions {
  clock: Clock;
  flight: Flight;
  /** 0: any free port. */
  port: number;
  host: '127.0.0.1';
  account: Account;
  /** REST calls begun a second; 1 as on the real one. */
  cps?: number | undefined;
  /** What the documentation leaves open, as `PUT /settings` takes it. */
  settings?: Partial<Settings> | undefined;
  /** The audio end of genuine browser legs; without it only telephones and simulated clients exist. */
  media?: Media | undefined;
  /** The built phone page, served at the root. */
  webRoot?: string | undefined;
  /** One line about something that went wrong. Never a number, a name or what was said. */
  log?: ((line: string) => void) | undefined;
  /** The moment of the newest stored event (epoch ms): driven time may not be set before it. */
  newestEvent?: (() => number | undefined) | undefined;
}

export interface Carrier {
  /** `http://127.0.0.1:<port>` */
  url: string;
  close(): Promise<void>;
  clients: {
    /** Clients played through the telephone API: they count as alive. */
    simulated(): string[];
  };
  /** Serves WebSocket /signal on another server too, for pages that live there. */
  attachSignal(server: Server): void;
}

/** Starts the stand-in for the carrier. Rejects when the port is taken. */
export async function startCarrier(options: CarrierOptions): Promise<Carrier> {
  const { clock, flight, account, cps, media, settings, log } = options;
  const x = new Exchange({ clock, flight, account, cps, media, settings, log });
  const server = createHttpServer(x, { webRoot: options.webRoot, newestEvent: options.newestEvent });
  media?.connect(browserEvents(x));
  media?.attach(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  x.baseUrl = `http://${options.host}:${(server.address() as AddressInfo).port}`;
  return {
    url: x.baseUrl,
    clients: { simulated: () => x.stations.simulatedClients() },
    attachSignal: (other) => media?.attach(other),
    close: async () => {
      // Calls are dropped without a word, as when the carrier itself goes down.
      x.webhooks.close();
      for (const call of x.calls.values()) {
        call.progress = undefined;
        call.end('failed');
      }
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await media?.close();
    },
  };
}
