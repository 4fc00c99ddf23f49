import { statSync } from 'node:fs';
import type { Credentials } from '../local/credentials.ts';
import { sumOfUnits, type Units } from '../tests/line/capacity.ts';
import type { Line } from '../tests/line/line-under-test.ts';
import type { CountingProxy } from './counting-proxy.ts';
import { startHost, type Told } from './host.ts';
import { webhook } from './line.ts';

/** How often each is done. */
export const times = { cold: 7, ring: 12, press: 300 };
/** Rings and key presses that only warm the process. */
const warming = { ring: 2, press: 100 };

export interface Figures {
  kilobytes: number;
  cold: Told[];
  ring: Told[];
  press: Told[];
  /** By the table's own count, of a warm function. */
  requests: { ring: Asked; press: Asked };
}

export interface Asked {
  count: number;
  units: Units;
}

export function secretsOf({ account, keys }: Credentials): Record<string, string> {
  return {
    carrier: JSON.stringify({ ...account, authToken: undefined, authTokens: [account.authToken] }),
    keys: JSON.stringify(keys),
  };
}

export function environmentOf(of: {
  line: Line;
  credentials: Credentials;
  secretsPort: number;
}): Record<string, string> {
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

export interface Place {
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

export async function figuresOf(place: Place): Promise<Figures> {
  const cold: Told[] = [];
  // The first only warms the file cache.
  for (let round = -1; round < times.cold; round += 1) {
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
  for (let index = 0; index < times.ring + warming.ring; index += 1) all.push(await caller(place));
  const host = startHost(place);
  const ring: Told[] = [];
  for (const fields of all) ring.push(await host.ask(eventOf(place, ringUrl(place), fields)));
  const fields = { ...all.at(-1), Digits: '9' };
  let action = actionOf(ring.at(-1) as Told);
  const press: Told[] = [];
  for (let index = 0; index < warming.press + times.press; index += 1) {
    const told = await host.ask(eventOf(place, action, fields));
    action = actionOf(told);
    if (index >= warming.press) press.push(told);
  }
  await host.end();
  return { ring: ring.slice(warming.ring), press };
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
