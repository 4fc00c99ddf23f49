import type { Swept } from '../../functions/sweep/handler.ts';
import { unitId } from './base.ts';
import type { Faults } from './faults.ts';
import type { Handlers } from './handlers.ts';
import type { Invoked, Runtime } from './lambda.ts';
import type { LaterRuns } from './later-runs.ts';
import type { Scheduler, Timer } from './scheduler.ts';

export interface Sweeps {
  /**
   * Each minute until a moment; `lazily`: while nobody is on the telephone only when something is due, else after a quarter of an hour and
   * ever longer, up to four hours. What is due may come from an index that lags, and whoever is on the telephone does not wait for that.
   */
  until(moment: number, lazily?: boolean): void;
  /** Somebody is on the telephone: sweeps that have been put off come at the next minute. */
  wake(): void;
  /** One run for the unit, under a name that nothing else has. */
  now(name: string): void;
}

export interface SweepOptions {
  scheduler: Scheduler;
  faults: Faults;
  runtime: Runtime;
  laterRuns: LaterRuns;
  handlers: Handlers;
  isTelephoneQuiet(): boolean;
  /** When the world begins; minutes are counted from it. */
  start: number;
}

const minuteMs = 60_000;
const lazyMinutes = { first: 15, most: 240 };

/** Sweeps that are put off until then, and how long they go on. */
interface Rest {
  timer: Timer | undefined;
  next: number;
  last: number;
}

/** The minute's tick of timed duties. */
export function createSweeps(options: SweepOptions): Sweeps {
  const { scheduler, faults, runtime, laterRuns, handlers, isTelephoneQuiet, start } = options;
  let resting: Rest[] = [];
  const nextMinute = () => (Math.floor(scheduler.now() / minuteMs) + 1) * minuteMs;
  /** Whether something is due before the pause is over, and when to come again. */
  function afterLazy(at: number, pause: number, nextDueAt: string | null): { next: number; isDue: boolean } {
    const due = nextDueAt === null ? Number.POSITIVE_INFINITY : Math.ceil(Date.parse(nextDueAt) / minuteMs) * minuteMs;
    return { next: Math.max(at + minuteMs, Math.min(due, at + pause * minuteMs)), isDue: due < at + pause * minuteMs };
  }
  /** The minute's run and those it asks for; says when something is due next, or nothing where one of them failed. */
  async function minuteOf(name: string): Promise<string | null | undefined> {
    const asked = await runtime.invoke(handlers.sweep, name, {});
    const runs = (await laterRuns.of(name)) as Invoked<Swept>[];
    const answers = [asked, ...runs].flatMap((told) => (told.ok ? [told.answer.nextDueAt ?? ''] : []));
    // Refused requests are not among the runs, so there must be some.
    if (runs.length === 0 || answers.length <= runs.length) return undefined;
    return answers.filter((next) => next !== '').toSorted()[0] ?? null;
  }
  function tick(at: number, last: number, pause?: number): Timer | undefined {
    if (at > last) return undefined;
    return scheduler.at(at, `sweep ${at}`, () => {
      const name = `sweep/${(at - start) / minuteMs}`;
      const { luck } = scheduler.task(`${name} comes`);
      if (faults.strikes('sweepMissed', luck, name)) return tick(at + minuteMs, last, pause);
      const swept = minuteOf(name);
      if (pause === undefined) return tick(at + minuteMs, last);
      void swept.then((nextDueAt) => {
        // One that died is followed by the next minute's, as any is.
        if (nextDueAt === undefined || !isTelephoneQuiet()) return tick(at + minuteMs, last, lazyMinutes.first);
        const { next, isDue } = afterLazy(at, pause, nextDueAt);
        const timer = tick(next, last, isDue ? lazyMinutes.first : Math.min(2 * pause, lazyMinutes.most));
        resting.push({ timer, next, last });
      });
    });
  }
  return {
    until: (moment, lazily = false) => void tick(nextMinute(), moment, lazily ? lazyMinutes.first : undefined),
    wake: () => {
      const putOff = resting.filter(({ next }) => next > nextMinute());
      resting = [];
      for (const { timer, last } of putOff) {
        timer?.cancel();
        tick(nextMinute(), last, lazyMinutes.first);
      }
    },
    now: (name) => void runtime.invoke(handlers.sweep, name, { unitId }),
  };
}
