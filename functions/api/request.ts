import type { HttpEvent } from '../middleware/carrier-webhook.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';

/** An HTTP API event with what the authorizer found in the token. */
export interface ApiEvent extends HttpEvent {
  queryStringParameters?: Record<string, string | undefined>;
  requestContext: { http: { method: string }; authorizer?: { jwt?: { claims?: Record<string, unknown> } } };
}

const patterns = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]{1,200})')}$`),
}));

/** The route that is asked for, and the parts of its path by name. */
export function findRoute(method: string, rawPath: string): { route: Route; path: Record<string, string> } | undefined {
  for (const { route, pattern } of patterns) {
    const match = route.method === method ? pattern.exec(rawPath) : null;
    const path = match === null ? undefined : partsOf(match.groups ?? {});
    if (path !== undefined) return { route, path };
  }
  return undefined;
}

/** Nothing for a part that is not written as an address may be. */
function partsOf(groups: Record<string, string>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return undefined;
  }
}

/**
 * Who asks, by the subject of an access token. The authorizer lets an ID token through as well, since both are signed by the same
 * issuer for the same client; it says who somebody is to a page and opens nothing here.
 */
export function subjectOf({ requestContext }: ApiEvent): string | undefined {
  const { sub, token_use: use } = requestContext.authorizer?.jwt?.claims ?? {};
  return use === 'access' && typeof sub === 'string' && sub !== '' ? sub : undefined;
}

export function queryOf({ queryStringParameters = {} }: ApiEvent): Record<string, string> {
  const given = Object.entries(queryStringParameters);
  return Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The body as JSON; an empty one is an empty object. */
export function bodyOf({ body = '', isBase64Encoded }: ApiEvent): { ok: true; body: unknown } | { ok: false } {
  const text = isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body;
  try {
    return { ok: true, body: text === '' ? {} : JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
