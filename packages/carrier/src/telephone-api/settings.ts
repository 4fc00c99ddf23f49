import type { Exchange } from '../exchange.ts';
import { ApiError } from './api-error.ts';
import type { JsonBody } from './body.ts';
import type { ApiAnswer } from './stations.ts';

/**
 * `PUT /faults`: replaces the faults still to come; `{}` clears them. `duplicate` and `drop` are counts of webhooks.
 * `delay`, `reorder` and `status` act on the next `n`, by default as many as the larger of those counts, at least one.
 */
export function setFaults(x: Exchange, method: string, body: () => JsonBody): ApiAnswer | undefined {
  if (method === 'GET') return { status: 200, body: x.faults.plan };
  if (method !== 'PUT') return undefined;
  const wanted = body().only('duplicate', 'delay', 'drop', 'reorder', 'status', 'n', 'rest', 'tooManyRequests');
  const duplicate = wanted.count('duplicate') ?? 0;
  const drop = wanted.count('drop') ?? 0;
  const n = wanted.count('n') ?? Math.max(duplicate, drop, 1);
  const delayMs = wanted.duration('delay') ?? 0;
  const status = wanted.count('status');
  if (status !== undefined && (status < 200 || status > 599)) throw new ApiError(400, 'status: must be 200 to 599');
  x.faults.set({
    duplicate,
    drop,
    delay: delayMs > 0 ? n : 0,
    delayMs,
    reorder: wanted.flag('reorder') ? n : 0,
    status: status === undefined ? 0 : n,
    statusCode: status ?? 0,
    rest: restFault(wanted),
  });
  return { status: 204 };
}

/** `rest`, or its older form `tooManyRequests`: a count of 429. */
function restFault(wanted: JsonBody): { status: number; count: number } {
  const rest = wanted.object('rest')?.only('status', 'count');
  if (!rest) return { status: 429, count: wanted.count('tooManyRequests') ?? 0 };
  if (wanted.has('tooManyRequests')) throw new ApiError(400, 'tooManyRequests: not together with rest');
  const status = rest.count('status') ?? 429;
  if (status < 400 || status > 599) throw new ApiError(400, 'rest.status: must be 400 to 599');
  return { status, count: rest.count('count') ?? 1 };
}

/** `GET` and `PUT /settings`: `cps`, the REST calls begun a second, and what the documentation leaves open. */
export function setSettings(x: Exchange, method: string, body: () => JsonBody): ApiAnswer | undefined {
  const { settings, cps } = x;
  if (method === 'PUT') {
    const wanted = body().only('cps', 'dialActionOnRedirect', 'dialActionOnHangUp');
    const rate = wanted.number('cps', 0.01, 10_000);
    const onRedirect = wanted.flag('dialActionOnRedirect');
    const onHangUp = wanted.flag('dialActionOnHangUp');
    cps.rate = rate ?? cps.rate;
    settings.dialActionOnRedirect = onRedirect ?? settings.dialActionOnRedirect;
    settings.dialActionOnHangUp = onHangUp ?? settings.dialActionOnHangUp;
  } else if (method !== 'GET') return undefined;
  return { status: 200, body: { cps: cps.rate, ...settings } };
}
