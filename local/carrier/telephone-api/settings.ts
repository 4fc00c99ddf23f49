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
  const wanted = body().only('duplicate', 'delay', 'drop', 'reorder', 'status', 'n', 'tooManyRequests');
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
    tooManyRequests: wanted.count('tooManyRequests') ?? 0,
  });
  return { status: 204 };
}

/** `GET` and `PUT /settings`: `cps`, the REST calls begun a second. */
export function setSettings(x: Exchange, method: string, body: () => JsonBody): ApiAnswer | undefined {
  if (method === 'PUT') x.cps.rate = body().only('cps').number('cps', 0.01, 10_000) ?? x.cps.rate;
  else if (method !== 'GET') return undefined;
  return { status: 200, body: { cps: x.cps.rate } };
}
