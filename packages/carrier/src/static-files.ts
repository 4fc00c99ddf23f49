import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** Serves a file below `root`; false when there is none. Nothing outside `root` is ever read. */
export function serveFile(root: string, pathname: string, response: ServerResponse, headOnly: boolean): boolean {
  let wanted: string;
  try {
    wanted = decodeURIComponent(pathname);
  } catch {
    return false;
  }
  if (wanted.includes('\0')) return false;
  const base = normalize(root);
  let file = normalize(join(base, wanted.endsWith('/') ? `${wanted}index.html` : wanted));
  if (file !== base && !file.startsWith(base.endsWith(sep) ? base : base + sep)) return false;
  let stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    file = join(file, 'index.html');
    stat = statSync(file, { throwIfNoEntry: false });
  }
  if (!stat?.isFile()) return false;
  response.writeHead(200, {
    'content-type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'content-length': stat.size,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  });
  if (headOnly) response.end();
  else createReadStream(file).pipe(response);
  return true;
}
