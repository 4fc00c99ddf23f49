import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { ofType, type Template } from 'lambda-local/template';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.wasm': 'application/wasm',
  '.map': 'application/json',
};

const sites = ['start', 'desk', 'reports'];

/**
 * The headers the distribution puts on every page, out of its own policy in the template. Two differ here: HSTS is left out
 * (plain http), and the content policy also allows the local sign-in and signalling.
 */
export function pageHeaders(
  template: Template,
  local: { identityUrl: string; lineUrl: string },
): Record<string, string> {
  const [policy] = ofType(template, 'AWS::CloudFront::ResponseHeadersPolicy');
  if (!policy) return {};
  const config = policy[1].Properties.ResponseHeadersPolicyConfig as {
    SecurityHeadersConfig?: {
      ContentSecurityPolicy?: { ContentSecurityPolicy: string };
      ContentTypeOptions?: object;
      FrameOptions?: { FrameOption: string };
      ReferrerPolicy?: { ReferrerPolicy: string };
    };
    CustomHeadersConfig?: { Items: { Header: string; Value: string }[] };
  };
  const security = config.SecurityHeadersConfig ?? {};
  const headers: Record<string, string> = {};
  const signalling = local.lineUrl.replace(/^http/, 'ws');
  if (security.ContentSecurityPolicy) {
    headers['content-security-policy'] = security.ContentSecurityPolicy.ContentSecurityPolicy.replace(
      /connect-src 'self'/,
      // The softphone's local sounds are blobs; in production they come from the carrier.
      `connect-src 'self' blob: ${local.identityUrl} ${signalling}`,
    ).replace(/form-action 'self'/, `form-action 'self' ${local.identityUrl}`);
  }
  if (security.ContentTypeOptions) headers['x-content-type-options'] = 'nosniff';
  if (security.FrameOptions) headers['x-frame-options'] = security.FrameOptions.FrameOption;
  if (security.ReferrerPolicy) headers['referrer-policy'] = security.ReferrerPolicy.ReferrerPolicy;
  for (const { Header, Value } of config.CustomHeadersConfig?.Items ?? []) headers[Header.toLowerCase()] = Value;
  return headers;
}

export interface SitesOptions {
  /** Folder with `start/`, `desk/` and `reports/`. */
  root: string;
  headers: Record<string, string>;
  /** Documents written per deployment, by path. */
  documents: Record<string, { type: string; body: string }>;
}

/**
 * Serves the built sites as the distribution does: folders have an index, nothing else is guessed. `/` is the start page of this machine,
 * where the distribution leads to the desk.
 */
export function createSites(options: SitesOptions) {
  const redirect = (response: ServerResponse, location: string) => {
    response.writeHead(302, { ...options.headers, location }).end();
  };

  function send(path: string, response: ServerResponse): boolean {
    const document = options.documents[path];
    if (document) {
      response.writeHead(200, { ...options.headers, 'content-type': document.type, 'cache-control': 'no-store' });
      response.end(document.body);
      return true;
    }
    const [, site = ''] = path.split('/');
    if (path === '/') sendFile('/start/', response);
    else if (sites.includes(site)) {
      if (path === `/${site}`) redirect(response, `${path}/`);
      else sendFile(path, response);
    } else return false;
    return true;
  }

  function sendFile(path: string, response: ServerResponse): void {
    const relative = normalize(path.endsWith('/') ? `${path}index.html` : path);
    const file = join(options.root, relative);
    const info =
      relative.includes('..') || relative.includes('\0') ? undefined : statSync(file, { throwIfNoEntry: false });
    if (!info?.isFile()) {
      response.writeHead(404, { ...options.headers, 'content-type': 'text/plain; charset=utf-8' });
      response.end('Not found. If the sites were never built: npm start builds them.');
      return;
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    // Built files carry a hash in their name; the pages themselves must always be the newest.
    const cache = type.startsWith('text/html') ? 'no-store' : 'public, max-age=3600';
    response.writeHead(200, {
      ...options.headers,
      'content-type': type,
      'content-length': info.size,
      'cache-control': cache,
    });
    createReadStream(file).pipe(response);
  }

  return { send };
}
