import type { Clock, Timer } from 'driven-clock/clock';
import type { Outcome } from './function-pool.ts';
import type { ScheduleSpec } from './inventory.ts';

export interface SchedulesOptions {
  clock: Clock;
  schedules: ScheduleSpec[];
  invoke(functionId: string, event: unknown): Promise<Outcome>;
  /** True when something was written since it was last asked, by anything but the scheduled work itself. */
  takeWrites(): boolean;
}

export interface Schedules {
  /** A function that is scheduled has run for another reason, and may know of work of its own. */
  ran(functionId: string, outcome: Outcome): void;
  /** For flight: in driven mode runs what is due now, true if it ran something. */
  settle(): Promise<boolean>;
  close(): void;
}

const minuteMs = 60_000;

/**
 * Runs scheduled functions. In real time at their rate. In driven time standing still a rate makes no sense: they run after
 * writes and at the minute they said they would next have work (`nextDueAt`), which comes to the same and costs nothing. A run that such a
 * function has started asynchronously may say so too.
 */
export function startSchedules(options: SchedulesOptions): Schedules {
  const { clock, schedules } = options;
  const entries = schedules.map((spec) => ({
    spec,
    timer: undefined as Timer | undefined,
    dueAt: 0,
    ranAt: Number.NaN,
  }));
  let closed = false;

  type Entry = (typeof entries)[number];

  async function run(entry: Entry): Promise<void> {
    entry.ranAt = clock.now();
    // What it sets going may be over, and ask for a minute, before it is itself.
    if (clock.mode === 'driven') arm(entry, undefined);
    const outcome = await options.invoke(entry.spec.functionId, {
      version: '0',
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      time: new Date(clock.now()).toISOString(),
      resources: [entry.spec.id],
      detail: {},
    });
    if (!closed) armBy(entry, nextDue(outcome));
  }

  /** Epoch ms of the next due minute, never the present one: what could not be done now waits a minute, as in the cloud. */
  function nextDue(outcome: Outcome): number | undefined {
    if (!outcome.ok) return clock.now() + minuteMs;
    const { nextDueAt } = (outcome.value ?? {}) as { nextDueAt?: string | null };
    if (typeof nextDueAt !== 'string') return undefined;
    const minute = Math.ceil(Date.parse(nextDueAt) / minuteMs) * minuteMs;
    return Math.max(minute, (Math.floor(clock.now() / minuteMs) + 1) * minuteMs);
  }

  function armBy(entry: Entry, dueAt = Number.POSITIVE_INFINITY): void {
    arm(entry, clock.mode === 'driven' ? Math.min(dueAt, entry.dueAt) : dueAt);
  }

  function arm(entry: Entry, dueAt: number | undefined): void {
    entry.timer?.cancel();
    entry.timer = undefined;
    const real = clock.mode === 'real';
    entry.dueAt = real ? clock.now() + entry.spec.everyMs : (dueAt ?? Number.POSITIVE_INFINITY);
    if (Number.isFinite(entry.dueAt)) entry.timer = clock.after(entry.dueAt - clock.now(), () => run(entry));
  }

  for (const entry of entries) arm(entry, undefined);
  // Driven time may have left nothing pending; once time is real again the rate must hold again.
  const backToRate = setInterval(() => {
    if (clock.mode !== 'real') return;
    for (const entry of entries) if (entry.dueAt > clock.now() + entry.spec.everyMs) arm(entry, undefined);
  }, 1000);
  backToRate.unref();

  return {
    ran(functionId, outcome) {
      if (closed || clock.mode !== 'driven') return;
      for (const entry of entries) if (entry.spec.functionId === functionId) armBy(entry, nextDue(outcome));
    },
    async settle() {
      if (clock.mode !== 'driven' || closed) return false;
      const wrote = options.takeWrites();
      let ran = false;
      for (const entry of entries) {
        const jumped = Number.isNaN(entry.ranAt) || clock.now() < entry.ranAt;
        if (!wrote && !jumped && entry.dueAt > clock.now()) continue;
        await run(entry);
        ran = true;
      }
      return ran;
    },
    close() {
      closed = true;
      clearInterval(backToRate);
      for (const entry of entries) entry.timer?.cancel();
    },
  };
}
