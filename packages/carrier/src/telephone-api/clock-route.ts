import type { Exchange } from '../exchange.ts';
import { ApiError } from './api-error.ts';
import type { JsonBody } from './body.ts';
import type { ApiAnswer } from './stations.ts';

export interface ClockRules {
  /** The moment of the newest stored event, epoch ms: time may not be set before it. */
  newestEvent?: (() => number | undefined) | undefined;
}

/** `GET`, `PUT` and `POST /clock`. An advance answers when everything due on the way is done. */
export async function clockRoute(
  x: Exchange,
  rules: ClockRules,
  method: string,
  body: () => JsonBody,
): Promise<ApiAnswer | undefined> {
  const { clock } = x;
  const shown = () => ({ status: 200, body: { now: new Date(clock.now()).toISOString(), mode: clock.mode } });
  if (method === 'GET') return shown();
  if (method === 'PUT') {
    const wanted = body().only('mode', 'now');
    const mode = wanted.oneOf('mode', ['driven', 'real'] as const);
    if (!mode) throw new ApiError(400, 'mode: must be driven or real');
    if (mode === 'real' && !wanted.has('now')) {
      clock.real();
      return shown();
    }
    const now = wanted.moment('now') ?? clock.now();
    const newest = rules.newestEvent?.();
    if (newest !== undefined && now < newest) {
      throw new ApiError(409, `now: earlier than the newest stored event, ${new Date(newest).toISOString()}`);
    }
    if (mode === 'real') clock.real(now);
    else clock.drive(now);
    return shown();
  }
  if (method !== 'POST') return undefined;
  const ms = body().only('advance').duration('advance');
  if (ms === undefined) throw new ApiError(400, 'advance: must be an ISO 8601 duration such as PT30M');
  if (clock.mode !== 'driven') throw new ApiError(409, 'The clock is real: only a driven clock can be advanced');
  await clock.advance(ms);
  return shown();
}
