/** The cookies of one call, by host: Twilio keeps them as a browser would. */
export type CookieJar = Map<string, Map<string, string>>;

export function cookieHeader(jar: CookieJar | undefined, url: string): Record<string, string> {
  const kept = jar?.get(new URL(url).hostname);
  if (!kept || kept.size === 0) return {};
  return { cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; ') };
}

export function keepCookies(jar: CookieJar | undefined, url: string, set: string | string[] | undefined): void {
  if (!jar || !set) return;
  const { hostname } = new URL(url);
  const kept = jar.get(hostname) ?? new Map<string, string>();
  for (const line of [set].flat()) {
    const [pair = ''] = line.split(';', 1);
    const at = pair.indexOf('=');
    if (at > 0) kept.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  jar.set(hostname, kept);
}
