import type * as z from 'zod/mini';
import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { logCodes } from '../log-codes.ts';
import type { HttpAnswer, HttpEvent } from '../middleware/carrier-webhook.ts';
import type { Deps } from './deps.ts';
import { openApiOf } from './open-api.ts';
import { forbidden, malformed, notFound, type Reply, type Route } from './route.ts';
import { applicantRoutes } from './routes/applicants.ts';
import { callRoutes } from './routes/calls.ts';
import { deskRoutes } from './routes/desk.ts';
import { followUpRoutes } from './routes/follow-ups.ts';
import { meetingRoutes } from './routes/meetings.ts';
import { presenceRoutes } from './routes/presence.ts';
import { reportRoutes } from './routes/reports.ts';
import { taskRoutes } from './routes/tasks.ts';
import { visitRoutes } from './routes/visits.ts';

export interface ApiEvent extends HttpEvent {
  queryStringParameters?: Record<string, string | undefined>;
  requestContext: { http: { method: string }; authorizer?: { jwt?: { claims?: Record<string, unknown> } } };
}

/** Every staff route there is. */
export const routes: Route[] = [
  ...deskRoutes,
  ...presenceRoutes,
  ...applicantRoutes,
  ...callRoutes,
  ...visitRoutes,
  ...meetingRoutes,
  ...followUpRoutes,
  ...taskRoutes,
  ...reportRoutes,
];

/** A body larger than this is no checklist (design.md §9: 413, the stored data stay). */
const MOST_BYTES = 100_000;

const json = (statusCode: number, body: unknown): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

const send = (reply: Reply<unknown>, answer: z.ZodMiniType | undefined): HttpAnswer => {
  if ('stale' in reply) return json(409, reply.stale);
  if ('error' in reply) {
    const { status, error, message, field } = reply;
    return json(status, { error, message, ...(field !== undefined && { field }) });
  }
  if (reply.status === 204) return { statusCode: 204 };
  // What the schema does not name never leaves.
  return json(reply.status, answer === undefined ? reply.body : answer.parse(reply.body));
};

const patterns = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]{1,200})')}$`),
}));

/** The parts of a path by name; nothing for one that is not written as an address may be. */
const partsOf = (groups: Record<string, string>): Record<string, string> | undefined => {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return undefined;
  }
};

const find = (method: string, rawPath: string) => {
  for (const { route, pattern } of patterns) {
    const match = route.method === method ? pattern.exec(rawPath) : null;
    const path = match === null ? undefined : partsOf(match.groups ?? {});
    if (path !== undefined) return { route, path };
  }
  return undefined;
};

const bodyOf = (event: ApiEvent): { ok: true; body: unknown } | { ok: false } => {
  const text =
    event.isBase64Encoded === true ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  try {
    return { ok: true, body: text === '' ? {} : JSON.parse(text) };
  } catch {
    return { ok: false };
  }
};

const wrongQuery = (route: Route, query: Record<string, string>): Reply<never> | undefined => {
  for (const [name, { required, pattern }] of Object.entries(route.query ?? {})) {
    const value = query[name];
    if (value === undefined && required) return malformed(name, `Feltet ${name} mangler.`);
    if (value !== undefined && pattern !== undefined && !new RegExp(pattern).test(value))
      return malformed(name, `Feltet ${name} er ikke rigtigt.`);
  }
  return undefined;
};

/** Answers the staff routes: finds the route, the person behind the token, and refuses before anything is read that was not permitted. */
export const createApi =
  (deps: Deps) =>
  async (event: ApiEvent): Promise<HttpAnswer> => {
    const { method } = event.requestContext.http;
    if (method === 'GET' && event.rawPath === '/api/openapi.json') return json(200, openApiOf(routes));
    const found = find(method, event.rawPath);
    if (found === undefined) return send(notFound, undefined);
    const { route, path } = found;
    const subject = event.requestContext.authorizer?.jwt?.claims?.sub;
    const staff = typeof subject === 'string' ? await deps.store.staff(subject) : undefined;
    if (staff === undefined || !route.roles.includes(staff.role)) return send(forbidden, undefined);
    if ((event.body?.length ?? 0) > MOST_BYTES)
      return json(413, { error: 'tooLarge', message: 'Det er for meget på én gang.' });
    const query = Object.fromEntries(
      Object.entries(event.queryStringParameters ?? {}).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
    const wrong = wrongQuery(route, query);
    if (wrong !== undefined) return send(wrong, undefined);
    const read = bodyOf(event);
    if (!read.ok) return send(malformed('body', 'Det kan ikke læses som JSON.'), undefined);
    const parsed = route.request?.safeParse(read.body);
    if (parsed !== undefined && !parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.') ?? 'body';
      return send(malformed(field, `Feltet ${field} er ikke rigtigt.`), undefined);
    }
    const now = deps.now();
    const unit = await deps.unit(staff.unitId);
    const reply = await route.handle(deps, {
      staff,
      unit,
      policy: policyOn(unit, localDayOf(now)),
      now,
      path,
      query,
      body: parsed?.data,
    });
    return send(reply, route.answer);
  };

/** The net under the staff routes: a fault of ours is logged by code and answered without a word about its cause. */
export const withNet =
  (deps: Deps, answer: (event: ApiEvent) => Promise<HttpAnswer>) =>
  async (event: ApiEvent): Promise<HttpAnswer> => {
    try {
      return await answer(event);
    } catch (error) {
      deps.log.error(logCodes.failed, { reason: error instanceof Error ? error.message : 'unknown' });
      return json(500, { error: 'failed', message: 'Der skete en fejl hos os. Prøv igen om lidt.' });
    }
  };
