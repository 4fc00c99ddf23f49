import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSecretsEndpoint } from 'lambda-local/secrets-endpoint';
import { memory } from '../infra/memory.ts';
import type { Credentials } from '../local/credentials.ts';
import { bundle, root } from '../scripts/bundle.ts';
import { sumOfUnits, type Units } from '../tests/line/capacity.ts';
import { type Line, startLine } from '../tests/line/line-under-test.ts';
import { freePort } from '../tests/year/free-port.ts';
import { type CountingProxy, startCountingProxy } from './counting-proxy.ts';
import { type Measured, quantile } from './figures.ts';
import { startHost, type Told } from './host.ts';
import { webhook } from './line.ts';
import { lambdaCost, prices, tableCost } from './prices.ts';
import { forThousand, waitPerRequest } from './work.ts';

const here = dirname(fileURLToPath(import.meta.url));
const [colds, rings, warming, presses] = [7, 12, 100, 300];

/** The ways to answer that are measured, each with what it leaves undone. */
const ways = {
  voice: {
    title: 'this line (`voice`)',
    entry: join(root, 'functions/voice/index.ts'),
    leaves: 'nothing of this',
  },
  flex: {
    title: 'in the style of Flex’s template',
    entry: join(here, 'reference/flex-style.ts'),
    leaves: 'who calls is not looked up, no event, no repeat or late key recognised (the mode stands in the address), two writers overwrite each other',
  },
  plain: {
    title: 'a bare handler',
    entry: join(here, 'reference/plain-menu.ts'),
    leaves: 'the same; the address says where in the call, and texts stand in code',
  },
  flow: {
    title: 'a flow in JSON, interpreted',
    entry: join(here, 'reference/flow-menu.ts'),
    leaves: 'who calls is not looked up, no event; a repeated key is taken for the next one; an error ends in silence',
  },
} as const;
type Way = keyof typeof ways;
const names = Object.keys(ways) as Way[];

interface Figures {
  kilobytes: number;
  cold: Told[];
  ring: Told[];
  press: Told[];
  /** By the table's own count, of a warm function. */
  requests: { ring: Asked; press: Asked };
}

interface Asked {
  count: number;
  units: Units;
}

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

export function secretsOf({ account, keys }: Credentials): Record<string, string> {
  return {
    carrier: JSON.stringify({ ...account, authToken: undefined, authTokens: [account.authToken] }),
    keys: JSON.stringify(keys),
  };
}

function environmentOf(of: { line: Line; credentials: Credentials; secretsPort: number }): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    TABLE_NAME: 'visitation-line',
    PUBLIC_URL: of.line.at.line,
    SITE_URL: of.line.at.line,
    CARRIER_SECRET_ID: 'carrier',
    KEYS_SECRET_ID: 'keys',
    TWILIO_AUTH_TOKEN: of.credentials.account.authToken,
    PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: String(of.secretsPort),
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: of.line.at.store,
    POWERTOOLS_SERVICE_NAME: 'bench',
    LOG_LEVEL: 'WARN',
    TZ: ':UTC',
  };
}

interface Place {
  line: Line;
  token: string;
  now: string;
  file: string;
  env: Record<string, string>;
  proxy: CountingProxy;
}

let callers = 0;

/** Somebody whom the line knows rings: it greets with the menu. */
async function caller({ line }: Place): Promise<Record<string, string>> {
  callers += 1;
  const phone = String(20_910_000 + callers);
  await line.staff('borgerservice1').registers({ name: 'Målt Menu', phone, choice: 'none' });
  return {
    AccountSid: line.at.accountSid,
    ApiVersion: '2010-04-01',
    CallSid: `CA${callers.toString(16).padStart(32, '0')}`,
    CallStatus: 'ringing',
    Direction: 'inbound',
    From: `+45${phone}`,
    To: line.at.numbers.favrskov ?? '',
  };
}

function eventOf({ token }: Place, url: string, fields: Record<string, string>): object {
  const { pathname, search } = new URL(url);
  const { headers, body } = webhook(url, token, fields);
  return { rawPath: pathname, rawQueryString: search.slice(1), headers, body, isBase64Encoded: false };
}

function actionOf({ answer }: Told): string {
  const action = /action="([^"]+)"/.exec(answer?.body ?? '')?.[1];
  if (answer?.statusCode !== 200 || action === undefined) throw new Error(`No menu: ${JSON.stringify(answer)}`);
  return action;
}

async function figuresOf(place: Place): Promise<Figures> {
  const cold: Told[] = [];
  // The first only warms the file cache.
  for (let round = -1; round < colds; round += 1) {
    const told = await coldRing(place);
    if (round >= 0) cold.push(told);
  }
  const warm = await warmCall(place);
  return { kilobytes: statSync(place.file).size / 1000, cold, ...warm, requests: await countedCall(place) };
}

function ringUrl({ line }: Place): string {
  return `${line.at.line}/voice`;
}

async function coldRing(place: Place): Promise<Told> {
  const fields = await caller(place);
  const host = startHost(place);
  const told = await host.ask(eventOf(place, ringUrl(place), fields));
  actionOf(told);
  await host.end();
  return told;
}

async function warmCall(place: Place): Promise<Pick<Figures, 'ring' | 'press'>> {
  const all = [];
  for (let index = 0; index < rings; index += 1) all.push(await caller(place));
  const host = startHost(place);
  const ring: Told[] = [];
  for (const fields of all) ring.push(await host.ask(eventOf(place, ringUrl(place), fields)));
  const fields = { ...all.at(-1), Digits: '9' };
  let action = actionOf(ring.at(-1) as Told);
  const press: Told[] = [];
  for (let index = 0; index < warming + presses; index += 1) {
    const told = await host.ask(eventOf(place, action, fields));
    action = actionOf(told);
    if (index >= warming) press.push(told);
  }
  await host.end();
  return { ring: ring.slice(2), press };
}

/** The same through the counter, with a function that has answered before. */
async function countedCall(place: Place): Promise<Figures['requests']> {
  const [before, fields] = [await caller(place), await caller(place)];
  const host = startHost({ ...place, env: { ...place.env, AWS_ENDPOINT_URL_DYNAMODB: place.proxy.url } });
  await host.ask(eventOf(place, ringUrl(place), before));
  const count = async (url: string, more: object = {}) => {
    place.proxy.take();
    const told = await host.ask(eventOf(place, url, { ...fields, ...more }));
    const passed = place.proxy.take();
    return { told, asked: { count: passed.length, units: sumOfUnits(passed.map(({ units }) => units)) } };
  };
  const ring = await count(ringUrl(place));
  const press = await count(actionOf(ring.told), { Digits: '9' });
  await host.end();
  return { ring: ring.asked, press: press.asked };
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
  const row = (what: string, of: (figures: Figures) => string) => [what, ...names.map((name) => of(figures[name]))];
  const asked = ({ count, units }: Asked) => `${count} (${units.read} read, ${units.write} written)`;
  const cost = (of: (cost: ReturnType<typeof costOf>) => number) => (one: Figures) => forThousand(of(costOf(one)));
  return {
    name: 'beside what one would take instead: the first menu and one key press',
    budget: 'none; this shows what the difference costs',
    lines: [
      `each bundled alike, in a process of its own, a signed webhook each time, all with ${memory.voice.megabytes} MB; the medians of ${colds} cold starts, ${rings - 2} rings and ${presses} key presses; CPU is the whole process’s, here`,
      `priced at ${prices.pricedAt}; a request to the table waits ${waitPerRequest} ms`,
      ...names.map((name) => `${ways[name].title} leaves undone: ${ways[name].leaves}`),
    ],
    table: {
      head: ['', ...names.map((name) => ways[name].title)],
      rows: [
        row('bundle, kB', ({ kilobytes }) => kilobytes.toFixed(0)),
        row('cold: process start to first TwiML, ms', ({ cold }) => middle(cold, (told) => told.sinceStart.ms).toFixed(0)),
        row('cold: CPU, ms', ({ cold }) => middle(cold, (told) => told.sinceStart.cpuMs).toFixed(0)),
        row('warm: CPU of a first ring, ms', ({ ring }) => middle(ring, ({ cpuMs }) => cpuMs).toFixed(1)),
        row('warm: CPU of a key press, ms', ({ press }) => middle(press, ({ cpuMs }) => cpuMs).toFixed(2)),
        row('peak memory, MB', ({ press }) => Math.max(...press.map(({ peakMb }) => peakMb)).toFixed(0)),
        row('requests to the table at a first ring (units)', ({ requests }) => asked(requests.ring)),
        row('requests to the table at a key press (units)', ({ requests }) => asked(requests.press)),
        row('Lambda, $ for 1,000 calls', cost(({ lambda }) => lambda)),
        row('HTTP API, $ for 1,000 calls', cost(({ http }) => http)),
        row('table, $ for 1,000 calls', cost(({ table }) => table)),
        row('**together, $ for 1,000 calls**', cost(({ lambda, http, table }) => lambda + http + table)),
      ],
    },
  };
}
