import type { Flight } from './flight.ts';

export interface Timer {
  cancel(): void;
}

/** One clock for the whole line: real time, or time that stands still until it is advanced. */
export interface Clock {
  /** Epoch milliseconds, real or driven. */
  now(): number;
  readonly mode: 'real' | 'driven';
  /** Runs once, `ms` from now. In driven mode only while advancing. A `run` may not itself wait for the clock. */
  after(ms: number, run: () => void | Promise<void>): Timer;
  /** To driven mode at `now` (epoch ms). Pending timers keep their absolute time. */
  drive(now: number): void;
  /** To time that passes as it really does: the real one, or from `now` on (epoch ms). Pending timers are re-armed, past ones fire at once. */
  real(now?: number): void;
  /** Driven mode only: runs everything due on the way in order of time, with nothing left in flight after each instant. */
  advance(ms: number): Promise<void>;
  /** Float64[0]: NaN in real mode, else the driven now in ms; [1]: ms by which real mode is ahead. Worker threads read it to replace `Date`. */
  readonly shared: SharedArrayBuffer;
}

interface Pending {
  at: number;
  order: number;
  run: () => void | Promise<void>;
  handle?: NodeJS.Timeout;
}

/** Longest delay `setTimeout` takes. */
const longestMs = 2_147_483_647;
/** Rounds of timers at one and the same instant before an endless loop is assumed. */
const roundsAtOneInstant = 1_000;

export function createClock(flight: Flight): Clock {
  const shared = new SharedArrayBuffer(16);
  const driven = new Float64Array(shared);
  driven[0] = Number.NaN;
  const pending = new Set<Pending>();
  let order = 0;
  let advancing: Promise<void> = Promise.resolve();

  const isDriven = () => !Number.isNaN(driven[0]);
  const passing = () => Date.now() + (driven[1] as number);
  const now = () => (isDriven() ? (driven[0] as number) : passing());

  async function fire(timer: Pending): Promise<void> {
    pending.delete(timer);
    const landed = flight.begin('a timer');
    try {
      await timer.run();
    } catch (error) {
      // A failing timer must stop neither the clock nor the other timers.
      process.emitWarning(error instanceof Error ? error : String(error));
    } finally {
      landed();
    }
  }

  function arm(timer: Pending): void {
    clearTimeout(timer.handle);
    if (isDriven()) return;
    const left = Math.max(0, timer.at - passing());
    timer.handle = setTimeout(() => (left > longestMs ? arm(timer) : void fire(timer)), Math.min(left, longestMs));
    timer.handle.unref();
  }

  function after(ms: number, run: () => void | Promise<void>): Timer {
    const timer: Pending = { at: now() + Math.max(0, ms), order: order++, run };
    pending.add(timer);
    arm(timer);
    return {
      cancel: () => {
        clearTimeout(timer.handle);
        pending.delete(timer);
      },
    };
  }

  function dueBy(limit: number): Pending[] {
    let earliest = Number.POSITIVE_INFINITY;
    for (const timer of pending) earliest = Math.min(earliest, timer.at);
    if (earliest > limit) return [];
    return [...pending].filter((timer) => timer.at === earliest).sort((a, b) => a.order - b.order);
  }

  async function run(ms: number): Promise<void> {
    if (!isDriven()) throw new Error('The clock is real: only a driven clock can be advanced');
    await flight.idle();
    const target = now() + ms;
    let rounds = 0;
    for (let due = dueBy(target); due.length > 0; due = dueBy(target)) {
      const at = Math.max(now(), due[0]?.at ?? 0);
      rounds = at === now() ? rounds + 1 : 0;
      if (rounds > roundsAtOneInstant) throw new Error(`Timers at ${new Date(at).toISOString()} never end`);
      driven[0] = at;
      // One that an earlier one cancelled is no longer pending.
      for (const timer of due) if (pending.has(timer)) void fire(timer);
      await flight.idle();
      if (!isDriven()) return;
    }
    driven[0] = target;
    await flight.idle();
  }

  return {
    now,
    get mode() {
      return isDriven() ? 'driven' : 'real';
    },
    after,
    drive(at) {
      driven[0] = at;
      for (const timer of pending) clearTimeout(timer.handle);
    },
    real(at) {
      driven[0] = Number.NaN;
      driven[1] = at === undefined ? 0 : at - Date.now();
      for (const timer of pending) arm(timer);
    },
    advance(ms) {
      const turn = advancing.then(() => run(ms));
      advancing = turn.catch(() => undefined);
      return turn;
    },
    shared,
  };
}
