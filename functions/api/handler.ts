import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { Refused } from '../../flows/case/work.ts';
import type { Staff } from '../../schemas/staff.ts';
import { logCodes } from '../log-codes.ts';
import type { HttpResponse } from '../middleware/carrier-webhook.ts';
import type { Deps } from './deps.ts';
import { openApiOf } from './open-api.ts';
import { wrongQuery } from './query.ts';
import { replyTo } from './reply-to.ts';
import { type ApiEvent, bodyOf, findRoute, queryOf, subjectOf } from './request.ts';
import { forbidden, malformed, notFound, type Reply, type Route, tooLarge, unauthorized } from './route.ts';
import { routes } from './routes.ts';

/** A body larger than this is no checklist. */
const mostBytes = 100_000;

/** Answers the staff routes: finds the route, the person behind the token, and refuses before anything is read that was not permitted. */
export function createApi(deps: Deps) {
  return async (event: ApiEvent): Promise<HttpResponse> => {
    const { method } = event.requestContext.http;
    if (method === 'GET' && event.rawPath === '/api/openapi.json') return json(200, openApiOf(routes));
    const found = findRoute(method, event.rawPath);
    if (found === undefined) return send(notFound);
    const subject = subjectOf(event);
    if (subject === undefined) return send(unauthorized);
    const staff = await deps.staffBy(subject);
    if (staff === undefined || !found.route.roles.includes(staff.role)) return send(forbidden);
    return send(await answer(deps, event, { ...found, staff }), found.route);
  };
}

/** The answer to somebody who may ask: what they sent is read by the route's schemas, and its handler does the rest. */
async function answer(
  deps: Deps,
  event: ApiEvent,
  { route, path, staff }: { route: Route; path: Record<string, string>; staff: Staff },
): Promise<Reply<unknown>> {
  if ((event.body?.length ?? 0) > mostBytes) return tooLarge;
  const query = queryOf(event);
  const wrong = wrongQuery(route, query);
  if (wrong !== undefined) return wrong;
  const read = bodyOf(event);
  if (!read.ok) return malformed('body', 'Det kan ikke læses som JSON.');
  const parsed = route.request?.safeParse(read.body);
  if (parsed !== undefined && !parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') || 'body';
    return malformed(field, `Feltet ${field} er ikke rigtigt.`);
  }
  const now = deps.now();
  const unit = await deps.unit(staff.unitId);
  const policy = policyOn(unit, localDayOf(now));
  try {
    return await route.handle(deps, { staff, unit, policy, now, path, query, body: parsed?.data });
  } catch (error) {
    // Who only looks is refused by the very rule that decides.
    if (error instanceof Refused) return replyTo(error.refusal);
    throw error;
  }
}

function send(reply: Reply<unknown>, { response, file }: Pick<Route, 'response' | 'file'> = {}): HttpResponse {
  if ('stale' in reply) return json(409, reply.stale);
  if ('error' in reply) {
    const { status, error, message, field, more } = reply;
    return json(status, { error, message, ...(field !== undefined && { field }), ...more });
  }
  if (reply.status === 204) return { statusCode: 204 };
  if ('file' in reply) return bytes(reply.file, file);
  // What the schema does not name never leaves.
  return json(reply.status, response === undefined ? reply.body : response.parse(reply.body));
}

/** A file to be kept, under a name that says nothing of anybody. */
function bytes(content: Uint8Array, type = 'application/octet-stream'): HttpResponse {
  return {
    statusCode: 200,
    headers: { 'content-type': type, 'content-disposition': 'attachment', 'cache-control': 'no-store' },
    body: Buffer.from(content).toString('base64'),
    isBase64Encoded: true,
  };
}

function json(statusCode: number, body: unknown): HttpResponse {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}

/** The net under the staff routes: a fault of ours is logged by code and answered without a word about its cause. */
export function withNet(deps: Deps, answerTo: (event: ApiEvent) => Promise<HttpResponse>) {
  return async (event: ApiEvent): Promise<HttpResponse> => {
    try {
      return await answerTo(event);
    } catch (error) {
      deps.log.error(logCodes.failed, { reason: error instanceof Error ? error.message : 'unknown' });
      return json(500, { error: 'failed', message: 'Der skete en fejl hos os. Prøv igen om lidt.' });
    }
  };
}
