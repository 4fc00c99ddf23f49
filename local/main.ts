/** The whole line on one machine: `npm start`; what it takes stands in `start-options.ts`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCarrier } from 'carrier';
import { createMedia } from 'carrier/media/media';
import { createClock } from 'driven-clock/clock';
import { createFlight } from 'driven-clock/flight';
import { startRuntime } from 'lambda-local';
import { startServer } from 'lambda-local/server';
import { endStaleStore, startStore } from 'lambda-local/store';
import { clockProxy } from './clock-proxy.ts';
import { openCredentials } from './credentials.ts';
import { Colleague } from './demo/colleague.ts';
import { fillDemo } from './demo/fill.ts';
import { createMovedClock } from './demo/moved-clock.ts';
import { createStartApi } from './demo/start-api.ts';
import { openTown } from './demo/town/open-town.ts';
import { createHeartbeats } from './heartbeats.ts';
import { startIdentity } from './identity/identity.ts';
import { claimDataDir, removeLineFile, writeLineFile } from './line-file.ts';
import { takeOwnNumber } from './own-number.ts';
import { parts, prepare } from './prepare.ts';
import { openLineStore } from './seed/line-store.ts';
import { peopleWith } from './seed/people.ts';
import { outsideDates, policies } from './seed/policies/policies.ts';
import { seed, unitOf } from './seed/seed.ts';
import { createStored, type StoredUnit } from './seed/stored.ts';
import { createSites, pageHeaders } from './sites.ts';
import { checkPorts, readStartOptions, type StartOptions, usage } from './start-options.ts';
import { createStoreFaults } from './store-faults/store-faults.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const unit = 'favrskov';
const unitNumber = '+4589640000';
const clientId = 'visitation-desk';
const tableName = 'visitation-line';

function say(line: string) {
  return process.stdout.write(`${line}\n`);
}

/** Ends what was started, newest first; each at most once. */
const endings: (() => Promise<unknown> | unknown)[] = [];
let stopping: Promise<void> | undefined;

function stop(): Promise<void> {
  stopping ??= (async () => {
    // Whatever hangs, the process goes; the store goes with it, since its keeper watches our end of a pipe.
    setTimeout(() => process.exit(1), 8000).unref();
    for (const end of endings.reverse()) await Promise.resolve(end()).catch(() => undefined);
  })();
  return stopping;
}

async function start(options: StartOptions): Promise<void> {
  const began = performance.now();
  const { dataDir, port } = options;
  const address = (offset: number) => `http://127.0.0.1:${port + offset}`;
  const lineUrl = address(0);
  mkdirSync(dataDir, { recursive: true });
  claimDataDir(dataDir);
  endings.push(() => removeLineFile(dataDir));
  await endStaleStore(dataDir);
  const given = process.env.DYNAMODB_ENDPOINT;
  await checkPorts({ line: port, carrier: port + 10, ...(!given && { store: port + 20 }), 'sign-in': port + 30 });

  const pages = prepare(root, parts.pages, say).catch((error: Error) => say(`pages: not built. ${error.message}`));
  const template = prepare(root, parts.template, say);
  template.catch(() => undefined);
  const { account, keys } = openCredentials(dataDir);
  const flight = createFlight();
  const clock = createClock(flight);
  const movedClock = createMovedClock(clock, dataDir);
  if (options.driven === undefined) movedClock.restore();
  else clock.drive(options.driven);

  const store = await startStore({ dataDir, port: port + 20, root });
  const lineStore = openLineStore({ storeEndpoint: store.endpoint, tableName });
  const stored = createStored(lineStore.store);
  const siteUrls = [lineUrl, `http://localhost:${port}`];
  const identity = await startIdentity({ port: port + 30, dataDir, people: stored.people, siteUrls, clientId });
  endings.push(
    () => store.close(),
    () => lineStore.close(),
    () => identity.close(),
  );
  let newestEvent = (): number | undefined => undefined;
  const log = (line: string) => process.stderr.write(`carrier: ${line}\n`);
  const media = createMedia({
    account,
    log,
    now: () => clock.now(),
    loopbackOnly: options.loopbackMedia,
    speechFolder: join(dataDir, 'speech'),
  });
  const carrier = await startCarrier({
    clock,
    flight,
    port: port + 10,
    host: '127.0.0.1',
    account,
    cps: options.cps,
    media,
    webRoot: join(root, 'dist/web/phone'),
    log,
    newestEvent: () => newestEvent(),
  });
  endings.push(() => carrier.close());

  await template;
  const registered = () => stored.users().filter((user) => media.isRegistered(user));
  const heartbeats = createHeartbeats({
    clock,
    lineUrl,
    // A page that is open is heard of in real time; while the clock is driven, hours may pass between two words of it.
    simulated: () => [...new Set([...carrier.clients.simulated(), ...(clock.mode === 'driven' ? registered() : [])])],
    tokenFor: (user) => identity.tokenFor(user),
  });
  endings.push(() => heartbeats.close());
  const policy = choosePolicy(dataDir, options.policy);
  const people = peopleWith(options.consultants);
  const seeding = { policy, store: lineStore.store, unitNumber, people };
  const runtime = await startRuntime({
    clock,
    flight,
    templateDir: join(root, 'dist/cdk.out'),
    dataDir,
    storeEndpoint: store.endpoint,
    tableName,
    apiUrl: lineUrl,
    issuer: identity.url,
    clientId,
    // The pages are served by the line itself, not by a distribution.
    variables: { SITE_URL: lineUrl, CARRIER_API_URL: carrier.url, CONNECTIONS_URL: `${lineUrl}/live` },
    fill: async () => {
      const { consultants } = options;
      const place = { dataDir, storeEndpoint: store.endpoint, tableName };
      if (options.demo) await fillDemo({ ...place, policy, unitNumber, consultants, now: clock.now() });
    },
    momentOf: eventMoment,
    secrets: {
      CarrierSecretArn: JSON.stringify({ ...account, authToken: undefined, authTokens: [account.authToken] }),
      KeysSecretArn: JSON.stringify(keys),
    },
    beforeInvoke: (headers) => heartbeats.before(headers),
    followers: ['project'],
    seldom: ['replies'],
  });
  newestEvent = runtime.newest;
  endings.push(() => runtime.close());

  const storeFaults = createStoreFaults(store.endpoint, (endpoint) =>
    runtime.configure({ AWS_ENDPOINT_URL_DYNAMODB: endpoint }),
  );
  endings.push(() => storeFaults.close());

  const config = { issuer: identity.url, clientId, local: true, voice: { local: true }, unit };
  const sites = createSites({
    root: join(root, 'dist/web'),
    headers: pageHeaders(runtime.template, { identityUrl: identity.url, lineUrl }),
    documents: {
      '/config.json': { type: 'application/json', body: JSON.stringify(config) },
      '/fallback.xml': { type: 'text/xml; charset=utf-8', body: fallbackDocument(lineUrl) },
    },
  });
  const tokenFor = (user: string) => identity.tokenFor(user);
  const colleague = new Colleague({ lineUrl, carrierUrl: carrier.url, tokenFor, now: clock.now });
  endings.push(() => colleague.close());
  const town = openTown({
    unit: unitOf(seeding),
    people,
    lineUrl,
    carrierUrl: carrier.url,
    tokenFor,
    now: clock.now,
    say,
  });
  endings.push(() => town.close());
  const startApi = createStartApi({
    unit: unitOf(seeding),
    people,
    telephoneUrl: carrier.url,
    identityUrl: identity.url,
    now: clock.now,
    moveTo: movedClock.moveTo,
    colleague,
    town,
  });
  const line = await startServer({
    port,
    handlers: [
      startApi,
      runtime.handle,
      clockProxy(carrier.url),
      storeFaults.handle,
      (request, response) => sites.send(new URL(request.url ?? '/', lineUrl).pathname, response),
    ],
  });
  endings.push(() => line.close());
  carrier.attachSignal(line.server);
  runtime.attach(line.server);

  await seed(seeding);
  const numbers = numbersOf(await stored.units());
  for (const phoneNumber of Object.values(numbers))
    await takeOwnNumber({ carrierUrl: carrier.url, lineUrl, account, phoneNumber });
  // What is timed is caught up with before anybody asks: what fell due since the last run is done, calls that died with it are found.
  await runtime.invoke('sweep', {});
  await flight.idle();
  runtime.seeded();
  await pages;

  writeLineFile(dataDir, {
    line: lineUrl,
    carrier: carrier.url,
    store: store.endpoint,
    identity: identity.url,
    accountSid: account.accountSid,
    authToken: account.authToken,
    pid: process.pid,
    numbers,
  });
  const users = (await stored.people()).map(({ user }) => user);
  report({
    lineUrl,
    carrierUrl: carrier.url,
    identityUrl: identity.url,
    storeUrl: store.endpoint,
    dataDir,
    users,
    numbers,
  });
  sayPolicy(policy, clock.now());
  const missing = Object.entries(runtime.inventory.notRunHere).map(
    ([type, count]) => `${count} ${type.replace('AWS::', '')}`,
  );
  say(`not run here: ${missing.join(', ')}`);
  if (clock.mode === 'driven') say(`clock: stands at ${new Date(clock.now()).toISOString()}`);
  if (options.town !== undefined) town.comesOn(options.town);
  say(`ready after ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

/** When an event happened: driven time may not be set before it. */
function eventMoment(image: Record<string, { S?: string } | undefined>): number | undefined {
  return image.entity?.S === 'event' && image.at?.S ? Date.parse(image.at.S) : undefined;
}

function fallbackDocument(lineUrl: string): string {
  return readFileSync(join(root, 'infra/fallback/fallback.xml'), 'utf8').replaceAll('{PUBLIC_URL}', lineUrl);
}

/** The policy asked for, else the one this data folder was started with last, else the one that is played by default. */
function choosePolicy(dataDir: string, asked: string | undefined): string {
  const file = join(dataDir, 'policy');
  const policy = asked ?? (existsSync(file) ? readFileSync(file, 'utf8') : 'favrskov-2021');
  writeFileSync(file, policy);
  return policy;
}

/** Each unit's number; the demo's own before there is anything. */
function numbersOf(units: StoredUnit[]): Record<string, string> {
  const given = units.filter(({ number }) => number !== '').map(({ unitId, number }) => [unitId, number] as const);
  return { [unit]: unitNumber, ...Object.fromEntries(given) };
}

/** Which rules are played, and whether they are the law of the day. */
function sayPolicy(name: string, now: number): void {
  const policy = policies[name];
  const outside = policy && outsideDates(policy, new Date(now).toISOString().slice(0, 10));
  say(`policy     ${name}`);
  if (outside !== undefined) say(outside);
}

function report(of: {
  lineUrl: string;
  carrierUrl: string;
  identityUrl: string;
  storeUrl: string;
  dataDir: string;
  users: string[];
  numbers: Record<string, string>;
}): void {
  say(`start      ${of.lineUrl}/`);
  say(`desk       ${of.lineUrl}/desk/`);
  say(`reports    ${of.lineUrl}/reports/`);
  const called = Object.entries(of.numbers).map(([unitId, number]) =>
    unitId === unit ? number : `${number} (${unitId})`,
  );
  say(`telephone  ${of.carrierUrl}/   call ${called.join(' or ')}`);
  say(`sign-in    ${of.identityUrl}   ${of.users.join(' ')}`);
  say(`store      ${of.storeUrl}`);
  say(`data       ${of.dataDir}`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void stop().then(() => process.exit(0)));
}
// Started by scripts/start.mjs: when that is gone, so are we.
if (process.channel) {
  process.once('disconnect', () => void stop().then(() => process.exit(0)));
  process.channel.unref();
}

try {
  await start(readStartOptions(process.argv.slice(2), root));
} catch (error) {
  if (!stopping) {
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `${text}\n${(error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ? `${usage}\n` : ''}`,
    );
    await stop();
    process.exit(1);
  }
}
