import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Outcome } from './function-pool.ts';
import { httpEvent, readBody, safeDecode, sendJson, sendResult } from './http-event.ts';
import type { RouteSpec } from './inventory.ts';
import { createJwtAuthorizer, type JwtAuthorizer } from './jwt-authorizer.ts';

export interface HttpApiOptions {
  routes: RouteSpec[];
  /** Own address, to read request paths against. */
  baseUrl: string;
  invoke(functionId: string, event: unknown, headers: IncomingMessage['headers']): Promise<Outcome>;
  now(): number;
  /** The service gives an integration 30 s. */
  integrationTimeoutMs?: number;
}

/** A request as large as an event may be: 6 MB with the body in base64. */
const largestEvent = 6 * 1024 * 1024;

interface Route extends RouteSpec {
  authorizer?: JwtAuthorizer;
  /** Path up to `/{proxy+}`, when it ends so. */
  prefix?: string;
}

/** The HTTP API of the template. `handle` answers false for a path that none of its routes knows. */
export function createHttpApi(options: HttpApiOptions) {
  const routes: Route[] = options.routes.map((route) => ({
    ...route,
    ...(route.path.endsWith('/{proxy+}') && { prefix: route.path.slice(0, -'{proxy+}'.length) }),
    ...(route.issuer && { authorizer: createJwtAuthorizer({ issuer: route.issuer, audience: route.audience ?? [] }) }),
  }));
  // The most specific route wins: a full path before a greedy one, a named method before ANY, a long prefix before a short.
  const rank = (route: Route) =>
    (route.prefix === undefined ? 1_000_000 : 0) + route.path.length * 2 + (route.method === 'ANY' ? 0 : 1);
  routes.sort((a, b) => rank(b) - rank(a));

  function find(method: string, path: string): { route: Route; proxy?: string } | undefined {
    for (const route of routes) {
      if (route.method !== 'ANY' && route.method !== method) continue;
      if (route.prefix === undefined && path === route.path) return { route };
      if (route.prefix !== undefined && path.startsWith(route.prefix) && path.length > route.prefix.length) {
        return { route, proxy: path.slice(route.prefix.length) };
      }
    }
    return undefined;
  }

  const knows = (path: string) =>
    routes.some((route) =>
      route.prefix === undefined ? path === route.path : path.startsWith(route.prefix) || `${path}/` === route.prefix,
    );

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', options.baseUrl);
    const method = request.method ?? 'GET';
    const found = find(method, url.pathname);
    if (!found) {
      if (!knows(url.pathname)) return false;
      sendJson(response, 404, { message: 'Not Found' });
      return true;
    }
    const { route, proxy } = found;
    const body = await readBody(request, Math.floor((largestEvent * 3) / 4));
    if (!body) {
      sendJson(response, 413, { message: 'Request Entity Too Large' }, { connection: 'close' });
      return true;
    }
    const authorization = await route.authorizer?.authorize(request.headers.authorization);
    if (authorization && !authorization.ok) {
      const detail = authorization.description
        ? ` scope="" error="invalid_token" error_description="${authorization.description}"`
        : '';
      sendJson(response, 401, { message: 'Unauthorized' }, { 'www-authenticate': `Bearer${detail}` });
      return true;
    }
    const event = httpEvent({
      request,
      url,
      body,
      routeKey: `${route.method} ${route.path}`,
      ...(proxy !== undefined && { pathParameters: { proxy: safeDecode(proxy) } }),
      ...(authorization?.ok && { authorizer: { jwt: authorization.jwt } }),
      now: options.now(),
    });
    await answer(response, options.invoke(route.functionId, event, request.headers));
    return true;
  }

  async function answer(response: ServerResponse, invocation: Promise<Outcome>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), options.integrationTimeoutMs ?? 30_000);
    });
    const outcome = await Promise.race([invocation, late]);
    clearTimeout(timer);
    if (!outcome) sendJson(response, 503, { message: 'Service Unavailable' });
    else if (outcome.ok) sendResult(response, outcome.value);
    else sendJson(response, 500, { message: 'Internal Server Error' });
  }

  return { handle };
}
