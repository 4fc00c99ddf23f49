import { mintToken } from '../access-token.ts';
import type { Exchange } from '../exchange.ts';
import { ApiError } from './api-error.ts';
import { JsonBody, numberInPath } from './body.ts';
import { type ClockRules, clockRoute } from './clock-route.ts';
import { setFaults, setSettings } from './settings.ts';
import { type ApiAnswer, atStation, forgetClient, setClient, setTelephone } from './stations.ts';

const firstParts = ['telephones', 'clients', 'clock', 'faults', 'settings', 'notices', 'numbers'];
const clientName = /^[A-Za-z0-9_]{1,121}$/;
/** How long a real-time answer waits for what is in flight. */
const patienceMs = 3_000;

export function isTelephoneApi(pathname: string): boolean {
  return firstParts.includes(pathname.split('/')[1] ?? '');
}

/** Answers a request to the telephone API once nothing is in flight any more. */
export async function answerTelephoneApi(
  x: Exchange,
  rules: ClockRules,
  method: string,
  pathname: string,
  text: string,
): Promise<ApiAnswer> {
  try {
    // A list shows what there is when nothing is in flight, and a deed in driven time meets everything at rest.
    const isRead = method === 'GET';
    if (isRead || x.clock.mode === 'driven') await settled(x);
    const answer = await route(x, rules, method, pathname, text);
    if (!isRead) await settled(x);
    return answer;
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, body: { error: error.message } };
    throw error;
  }
}

async function route(
  x: Exchange,
  rules: ClockRules,
  method: string,
  pathname: string,
  text: string,
): Promise<ApiAnswer> {
  const [first = '', second, ...rest] = parts(pathname);
  const body = () => JsonBody.parse(text);
  let answer: ApiAnswer | undefined;
  if (first === 'clock' && second === undefined) answer = await clockRoute(x, rules, method, body);
  else if (first === 'faults' && second === undefined) answer = setFaults(x, method, body);
  else if (first === 'settings' && second === undefined) answer = setSettings(x, method, body);
  else if (first === 'notices' && method === 'GET') answer = { status: 200, body: x.notices.list };
  else if (first === 'numbers' && method === 'GET') answer = { status: 200, body: ownNumbers(x) };
  else if (first === 'telephones' && second !== undefined) answer = await telephone(x, method, second, rest, body);
  else if (first === 'clients' && second !== undefined) answer = await client(x, method, second, rest, body);
  if (answer) return answer;
  throw new ApiError(404, `Nothing answers ${method} ${pathname}`);
}

/** Numbers one can ring, for the telephone page. */
function ownNumbers(x: Exchange) {
  return x.numbers.map(({ phoneNumber, friendlyName }) => ({ number: phoneNumber, friendlyName }));
}

async function telephone(x: Exchange, method: string, named: string, rest: string[], body: () => JsonBody) {
  const station = x.stations.at(numberInPath(named));
  if (rest.length === 0 && method === 'PUT') return setTelephone(station, body());
  if (rest.length === 0 && method === 'GET') {
    const { behaviour, withheld, shows = '', voice, isLandline } = station;
    return { status: 200, body: { behaviour, withheld, shows, answeredBy: voice, landline: isLandline } };
  }
  if (rest.length === 1 && rest[0] === 'token' && method === 'POST') {
    return { status: 200, body: { token: mintToken(x.account, station.identity, Date.now()) } };
  }
  return atStation(x, station, method, rest, body);
}

async function client(x: Exchange, method: string, user: string, rest: string[], body: () => JsonBody) {
  if (!clientName.test(user)) throw new ApiError(400, 'user: must be 1 to 121 letters, digits and underscores');
  const station = x.stations.ofIdentity(user);
  if (rest.length === 0 && method === 'PUT') return setClient(station, body());
  if (rest.length === 0 && method === 'DELETE') return forgetClient(station);
  if (rest.length === 0 && method === 'GET') {
    const { behaviour, simulated } = station;
    return { status: 200, body: { behaviour, simulated, registered: x.media?.isRegistered(user) ?? false } };
  }
  return atStation(x, station, method, rest, body);
}

function parts(pathname: string): string[] {
  try {
    return pathname.split('/').slice(1).map(decodeURIComponent);
  } catch {
    throw new ApiError(400, 'path: not URL-encoded');
  }
}

/** In driven time until nothing is in flight; in real time no longer than a person would wait. */
async function settled(x: Exchange): Promise<void> {
  if (x.clock.mode === 'driven') return x.flight.idle();
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([x.flight.idle().catch(() => undefined), patience]);
  clearTimeout(timer);
}
