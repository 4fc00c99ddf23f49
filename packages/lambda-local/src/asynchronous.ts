import type { Clock, Timer } from 'driven-clock/clock';
import type { Flight } from 'driven-clock/flight';
import type { Outcome } from './function-pool.ts';
import type { FunctionSpec } from './inventory.ts';

/** What is told of an event that was given up, never what is in it. */
export interface GivenUp {
  at: string;
  function: string;
  condition: 'RetriesExhausted' | 'EventAgeExceeded';
  error: string;
  approximateInvokeCount: number;
}

export interface AsynchronousOptions {
  clock: Clock;
  flight: Flight;
  invoke(functionId: string, event: unknown): Promise<Outcome>;
  /** Told of every run, whatever became of it. */
  ran(functionId: string, outcome: Outcome): void;
  givenUp(notice: GivenUp): void;
}

export interface Asynchronous {
  /** Takes an event that a function is to run for by and by. */
  accept(spec: FunctionSpec, event: unknown): void;
  stop(): void;
}

/** An event on its way to a function. */
interface Accepted {
  spec: FunctionSpec;
  event: unknown;
  at: number;
  tries: number;
  error: string;
}

/** Before the second try and the third, as the service waits. */
const pausesMs = [60_000, 120_000];

/** Events that functions are given without anybody waiting for an answer: tried again when they fail, as often and as long as the template says. */
export function createAsynchronous({ clock, flight, invoke, ran, givenUp }: AsynchronousOptions): Asynchronous {
  const pauses = new Set<Timer>();
  let stopped = false;

  function giveUp({ spec, tries, error }: Accepted, condition: GivenUp['condition']): void {
    const at = new Date(clock.now()).toISOString();
    givenUp({ at, function: spec.name, condition, error, approximateInvokeCount: tries });
  }

  async function attempt(accepted: Accepted): Promise<void> {
    const { spec, event, at } = accepted;
    if (clock.now() - at > spec.eventAgeMs) return giveUp(accepted, 'EventAgeExceeded');
    const outcome = await invoke(spec.id, event);
    if (stopped) return;
    ran(spec.id, outcome);
    if (outcome.ok) return;
    const failed = { ...accepted, tries: accepted.tries + 1, error: outcome.error.errorType };
    if (failed.tries > spec.eventRetries) giveUp(failed, 'RetriesExhausted');
    else tryAgain(failed, pausesMs[failed.tries - 1] ?? 0);
  }

  function tryAgain(accepted: Accepted, pauseMs: number): void {
    const pause = clock.after(pauseMs, () => {
      pauses.delete(pause);
      return attempt(accepted);
    });
    pauses.add(pause);
  }

  return {
    accept(spec, event) {
      const landed = flight.begin(`asynchronous ${spec.name}`);
      void attempt({ spec, event, at: clock.now(), tries: 0, error: '' }).finally(landed);
    },
    stop() {
      stopped = true;
      for (const pause of pauses) pause.cancel();
    },
  };
}
