/** How one webhook is connected: `#ct=…&rt=…&tt=…&rc=…&rp=…` on its URL, else Twilio's defaults. Milliseconds. */
export interface ConnectionOverrides {
  /** TCP connect. */
  connectMs: number;
  /** First byte and between packets. */
  readMs: number;
  /** In total, retries included. */
  totalMs: number;
  /** Retries after the first attempt. */
  retries: number;
  /** What is retried. */
  policy: ReadonlySet<string>;
}

function within(text: string | null, least: number, most: number, otherwise: number): number {
  const value = text === null || text === '' ? Number.NaN : Number(text);
  return Number.isInteger(value) ? Math.min(most, Math.max(least, value)) : otherwise;
}

/** Splits a webhook URL into what is requested (and signed) and how it is connected. `e` and `sni` mean nothing here. */
export function readOverrides(url: string): { url: string; overrides: ConnectionOverrides } {
  const [target = '', fragment = ''] = url.split('#', 2);
  const given = new URLSearchParams(fragment);
  return {
    url: target,
    overrides: {
      connectMs: within(given.get('ct'), 100, 10_000, 5_000),
      readMs: within(given.get('rt'), 100, 15_000, 15_000),
      totalMs: within(given.get('tt'), 100, 15_000, 15_000),
      retries: within(given.get('rc'), 0, 5, 1),
      policy: new Set((given.get('rp') ?? 'ct').split(',')),
    },
  };
}

/** Whether a failure of this kind, or an answer with this status, is tried again. */
export function isRetried(overrides: ConnectionOverrides, outcome: 'ct' | 'rt' | number): boolean {
  const { policy } = overrides;
  if (policy.has('all')) return typeof outcome === 'string' || outcome >= 400;
  if (typeof outcome === 'string') return policy.has(outcome);
  return (policy.has('4xx') && outcome >= 400 && outcome < 500) || (policy.has('5xx') && outcome >= 500);
}
