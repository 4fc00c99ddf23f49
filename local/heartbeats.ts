import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from 'driven-clock/clock';

export interface HeartbeatsOptions {
  clock: Clock;
  lineUrl: string;
  /** Users whose browser is only played. */
  simulated(): string[];
  tokenFor(user: string): Promise<string>;
}

/** A played client is refreshed when this much of the line's time has passed: as a real page does, in driven time a little seldomer. */
const everyMs = { real: 20_000, driven: 30_000 };

/**
 * A consultant's browser that is only played through the telephone API counts as alive: somebody must send its heartbeats.
 * In driven time they come before anything else runs at a new instant, or everybody would look long gone after an advance.
 */
export function createHeartbeats(options: HeartbeatsOptions) {
  const { clock, lineUrl } = options;
  const mark = randomUUID();
  const last = new Map<string, number>();
  const tokens = new Map<string, { token: string; until: number }>();
  let beating: Promise<void> | undefined;

  async function tokenOf(user: string): Promise<string> {
    const known = tokens.get(user);
    if (known && known.until > performance.now()) return known.token;
    const token = await options.tokenFor(user);
    tokens.set(user, { token, until: performance.now() + 3_600_000 });
    return token;
  }

  async function beat(user: string): Promise<void> {
    last.set(user, clock.now());
    try {
      const headers = { authorization: `Bearer ${await tokenOf(user)}`, 'x-line-heartbeat': mark };
      const answer = await fetch(`${lineUrl}/api/me/heartbeat`, { method: 'POST', headers });
      await answer.arrayBuffer();
    } catch {
      // The line is stopping, or the user is none of ours: a played browser that is not refreshed is merely gone.
    }
  }

  /** Refreshes who is due; undefined when nobody is, which costs nothing. */
  function refresh(): Promise<void> | undefined {
    if (beating) return beating;
    const now = clock.now();
    const due = options.simulated().filter((user) => {
      const at = last.get(user);
      return at === undefined || Math.abs(now - at) >= everyMs[clock.mode];
    });
    if (due.length === 0) return undefined;
    beating = Promise.all(due.map(beat)).then(() => {
      beating = undefined;
    });
    return beating;
  }

  const timer = setInterval(() => clock.mode === 'real' && void refresh(), everyMs.real / 4);
  timer.unref();

  return {
    /** To be awaited before a function runs; a heartbeat itself must not wait for heartbeats. */
    before: (headers: IncomingHttpHeaders | undefined): Promise<void> | undefined =>
      headers?.['x-line-heartbeat'] === mark ? undefined : refresh(),
    close: () => clearInterval(timer),
  };
}
