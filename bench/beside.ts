import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSecretsEndpoint } from 'lambda-local/secrets-endpoint';
import { memory } from '../infra/memory.ts';
import type { Credentials } from '../local/credentials.ts';
import { bundle } from '../scripts/bundle.ts';
import { sumOfUnits } from '../tests/line/capacity.ts';
import { startLine } from '../tests/line/line-under-test.ts';
import { freePort } from '../tests/year/free-port.ts';
import { startCountingProxy } from './counting-proxy.ts';
import { type Measured, quantile } from './figures.ts';
import type { Told } from './host.ts';
import { lambdaCost, prices, tableCost } from './prices.ts';
import { type Asked, environmentOf, type Figures, figuresOf, secretsOf, times } from './same-menu.ts';
import { wayNames as names, type Way, ways } from './ways.ts';
import { forThousand, waitPerRequest } from './work.ts';

/** The first menu and one key press, answered in four ways: each bundled alike, in a process of its own, at the same store. */
export async function beside(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const dataDir = join(folder, 'line');
  const line = await startLine({ dataDir, port: await freePort() });
  const proxy = await startCountingProxy(line.at.store);
  const credentials = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8')) as Credentials;
  const secrets = await startSecretsEndpoint(secretsOf(credentials));
  try {
    const entries = Object.fromEntries(names.map((name) => [name, ways[name].entry]));
    await bundle({ entries, outdir: join(folder, 'functions'), mapdir: join(folder, 'maps') });
    const place = { line, token: credentials.account.authToken, now: await line.now() };
    const env = environmentOf({ line, credentials, secretsPort: secrets.port });
    const figures = {} as Record<Way, Figures>;
    for (const name of names) {
      const file = join(folder, 'functions', name, 'index.mjs');
      figures[name] = await figuresOf({ ...place, file, env, proxy });
    }
    return measured(figures);
  } finally {
    await secrets.close();
    await proxy.close();
    await line.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function middle(all: Told[], of: (told: Told) => number): number {
  return quantile(all.map(of), 0.5);
}

/** Dollars for a first menu and one key press, by what is paid. */
function costOf({ ring, press, requests }: Figures) {
  const work = (told: Told[], { count }: Asked) => ({
    cpuMs: told.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / told.length,
    waitMs: count * waitPerRequest,
  });
  const megabytes = memory.voice.megabytes;
  return {
    lambda: lambdaCost(work(ring, requests.ring), megabytes) + lambdaCost(work(press, requests.press), megabytes),
    http: 2 * prices.httpApiRequest,
    table: tableCost(sumOfUnits([requests.ring.units, requests.press.units])),
  };
}

function measured(figures: Record<Way, Figures>): Measured {
  return {
    name: 'beside what one would take instead: the first menu and one key press',
    budget: 'none; this shows what the difference costs',
    lines: [
      `each bundled alike, in a process of its own, a signed webhook each time, all with ${memory.voice.megabytes} MB; the medians of ${times.cold} cold starts, ${times.ring} rings and ${times.press} key presses; CPU is the whole process’s, here`,
      `priced at ${prices.pricedAt}; a request to the table waits ${waitPerRequest} ms, assumed and not measured; units of the table as the local engine counts them`,
      ...names.map((name) => `${ways[name].title} leaves undone: ${ways[name].leaves}`),
    ],
    table: { head: ['', ...names.map((name) => ways[name].title)], rows: rowsOf(figures) },
  };
}

function rowsOf(figures: Record<Way, Figures>): string[][] {
  const row = (what: string, of: (figures: Figures) => string) => [what, ...names.map((name) => of(figures[name]))];
  const asked = ({ count, units }: Asked) => `${count} (${units.read} read, ${units.write} written)`;
  const cost = (of: (cost: ReturnType<typeof costOf>) => number) => (one: Figures) => forThousand(of(costOf(one)));
  return [
    row('bundle, kB', ({ kilobytes }) => kilobytes.toFixed(0)),
    row('cold: process start to first TwiML, ms', ({ cold }) => middle(cold, (told) => told.sinceStart.ms).toFixed(0)),
    row('cold: CPU, ms', ({ cold }) => middle(cold, (told) => told.sinceStart.cpuMs).toFixed(0)),
    row('warm: CPU of a first ring, ms', ({ ring }) => middle(ring, ({ cpuMs }) => cpuMs).toFixed(1)),
    row('warm: CPU of a key press, ms', ({ press }) => middle(press, ({ cpuMs }) => cpuMs).toFixed(2)),
    row('peak memory, MB', ({ press }) => Math.max(...press.map(({ peakMb }) => peakMb)).toFixed(0)),
    row('requests to the table at a first ring (units)', ({ requests }) => asked(requests.ring)),
    row('requests to the table at a key press (units)', ({ requests }) => asked(requests.press)),
    row(
      'Lambda, $ for 1,000 calls',
      cost(({ lambda }) => lambda),
    ),
    row(
      'HTTP API, $ for 1,000 calls',
      cost(({ http }) => http),
    ),
    row(
      'table, $ for 1,000 calls',
      cost(({ table }) => table),
    ),
    row(
      '**together, $ for 1,000 calls**',
      cost(({ lambda, http, table }) => lambda + http + table),
    ),
  ];
}
