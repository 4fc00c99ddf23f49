import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { FunctionSpec } from './inventory.ts';
import type { Answer, FunctionError, WorkerSetup } from './worker-messages.ts';

export type Outcome = { ok: true; value: unknown } | { ok: false; error: FunctionError };

export interface FunctionPool {
  readonly name: string;
  /**
   * Hands one event to a free worker, or queues it until there is one. Never rejects. `patient`: nobody waits for the answer, so another
   * worker is started only where none comes free in a moment.
   */
  invoke(event: unknown, patient?: boolean): Promise<Outcome>;
  /** Starts a worker ahead of the first event, unless it is seldom called. */
  warm(): void;
  /** Adds to the variables. Workers that are busy finish with the old ones, every later event meets the new. */
  configure(variables: Record<string, string>): void;
  close(): Promise<void>;
}

export interface PoolOptions {
  spec: FunctionSpec;
  /** All variables the function sees. */
  environment: Record<string, string>;
  clock: SharedArrayBuffer;
  /** Everything the function prints. */
  log: Writable;
  /** Events at once. */
  workers?: number;
  /** Spare workers end after this many idle ms; one stays warm. */
  idleMs?: number;
  /** Not even one stays warm. */
  isSeldom?: boolean;
}

interface Job {
  event: string;
  /** Real ms at which it began to wait for a worker. */
  since: number;
  patient: boolean;
  done: (outcome: Outcome) => void;
}

interface Thread {
  worker: Worker;
  job?: Job | undefined;
  timer?: NodeJS.Timeout | undefined;
  idleTimer?: NodeJS.Timeout | undefined;
  ready: boolean;
  /** Started with variables that have changed since: its event is its last. */
  outdated?: boolean;
}

/** Workers started without hesitation: more than there are cores only help a function that waits for others. */
const atOnce = Math.max(2, availableParallelism());
/** Real ms an event waits before one more is started. A young worker is slow, so a short queue is quicker than a large pool. */
const growAfterMs = 50;

const workerFile = new URL('./function-worker.mjs', import.meta.url);

/** Runs one function: worker threads of its own, one event at a time each, replaced after a timeout or a crash. */
export function createFunctionPool(options: PoolOptions): FunctionPool {
  const { spec, log, workers = 4, idleMs = 15_000, isSeldom = false } = options;
  const warm = isSeldom ? 0 : 1;
  const threads = new Set<Thread>();
  const waiting: Job[] = [];
  let environment = options.environment;
  let closed = false;
  let growth: NodeJS.Timeout | undefined;

  function start(): Thread {
    const workerData: WorkerSetup = {
      name: spec.name,
      file: spec.file,
      exportName: spec.exportName,
      timeoutMs: spec.timeoutMs,
      memoryMb: spec.memoryMb,
      clock: options.clock,
    };
    const worker = new Worker(workerFile, {
      workerData,
      env: environment,
      stdout: true,
      stderr: true,
      // Small young generations: there are many workers, and each would keep room for more garbage than an event makes.
      resourceLimits: { maxOldGenerationSizeMb: Math.min(spec.memoryMb, 128), maxYoungGenerationSizeMb: 4 },
      name: spec.name,
    });
    worker.unref();
    worker.stdout.pipe(log, { end: false });
    worker.stderr.pipe(log, { end: false });
    const thread: Thread = { worker, ready: false };
    threads.add(thread);
    worker.on('message', (answer: Answer) => heard(thread, answer));
    worker.on('error', (error: Error) => {
      lost(thread, { errorType: error.name || 'Runtime.UnhandledError', errorMessage: error.message });
    });
    worker.on('exit', (code) => {
      lost(thread, { errorType: 'Runtime.ExitError', errorMessage: `Runtime exited with error: exit status ${code}` });
    });
    return thread;
  }

  function heard(thread: Thread, answer: Answer): void {
    switch (answer.kind) {
      case 'ready':
        thread.ready = true;
        if (thread.job) send(thread, thread.job);
        else free(thread);
        return;
      case 'init-failure':
        lost(thread, answer.error);
        return;
      case 'result':
        finish(thread, { ok: true, value: JSON.parse(answer.payload) as unknown });
        return;
      case 'failure':
        finish(thread, { ok: false, error: answer.error });
    }
  }

  function send(thread: Thread, job: Job): void {
    thread.timer = setTimeout(() => {
      const seconds = (spec.timeoutMs / 1000).toFixed(2);
      lost(thread, { errorType: 'Sandbox.Timedout', errorMessage: `Task timed out after ${seconds} seconds` });
    }, spec.timeoutMs);
    thread.worker.postMessage({ requestId: randomUUID(), event: job.event });
  }

  function finish(thread: Thread, outcome: Outcome): void {
    clearTimeout(thread.timer);
    const { job } = thread;
    thread.job = undefined;
    if (!outcome.ok) tell(outcome.error);
    // The next event goes out before the answer is worked on: the worker need not wait for us.
    free(thread);
    job?.done(outcome);
  }

  function free(thread: Thread): void {
    const next = waiting.shift();
    if (thread.outdated) {
      retire(thread);
      if (next) assign(next);
      return;
    }
    if (next) {
      thread.job = next;
      send(thread, next);
      return;
    }
    clearTimeout(thread.idleTimer);
    thread.idleTimer = setTimeout(() => {
      if (!thread.job && threads.size > warm) retire(thread);
    }, idleMs);
    thread.idleTimer.unref();
  }

  function retire(thread: Thread): void {
    threads.delete(thread);
    clearTimeout(thread.timer);
    clearTimeout(thread.idleTimer);
    void thread.worker.terminate();
  }

  /** The worker is gone or must go: its event fails, the queue moves on to a fresh one. */
  function lost(thread: Thread, error: FunctionError): void {
    if (!threads.has(thread)) return;
    retire(thread);
    if (closed) return;
    tell(error);
    thread.job?.done({ ok: false, error });
    const next = waiting.shift();
    if (next) assign(next);
  }

  function tell(error: FunctionError): void {
    log.write(`${JSON.stringify({ level: 'ERROR', ...error })}\n`);
    process.stderr.write(`${spec.name}: ${error.errorType}: ${error.errorMessage.split('\n')[0]}\n`);
  }

  function give(thread: Thread, job: Job): void {
    clearTimeout(thread.idleTimer);
    thread.job = job;
    if (thread.ready) send(thread, job);
  }

  function assign(job: Job): void {
    const idle = [...threads].find((thread) => !thread.job);
    if (idle) give(idle, job);
    else if (threads.size < Math.min(workers, job.patient ? 1 : atOnce)) give(start(), job);
    else {
      waiting.push(job);
      if (threads.size < workers) growth ??= setTimeout(grow, growAfterMs);
    }
  }

  /** Nothing came free in time for who waits longest: it gets a worker of its own. Who only stands in a queue that moves waits on. */
  function grow(): void {
    growth = undefined;
    const [longest] = waiting;
    if (!longest || closed || threads.size >= workers) return;
    const late = performance.now() - longest.since - growAfterMs;
    if (late >= 0) {
      waiting.shift();
      give(start(), longest);
    }
    if (waiting.length > 0 && threads.size < workers) growth = setTimeout(grow, late < 0 ? -late : growAfterMs);
  }

  return {
    name: spec.name,
    invoke(event, patient = false) {
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      if (closed) resolve({ ok: false, error: { errorType: 'Closed', errorMessage: 'The runtime is stopping' } });
      else assign({ event: JSON.stringify(event), since: performance.now(), patient, done: resolve });
      return promise;
    },
    warm() {
      if (threads.size < warm) start();
    },
    configure(variables) {
      environment = { ...environment, ...variables };
      for (const thread of [...threads]) {
        if (thread.job) thread.outdated = true;
        else retire(thread);
      }
    },
    async close() {
      closed = true;
      clearTimeout(growth);
      const all = [...threads];
      threads.clear();
      for (const job of waiting.splice(0)) {
        job.done({ ok: false, error: { errorType: 'Closed', errorMessage: 'The runtime is stopping' } });
      }
      await Promise.all(
        all.map((thread) => {
          clearTimeout(thread.timer);
          clearTimeout(thread.idleTimer);
          thread.job?.done({ ok: false, error: { errorType: 'Closed', errorMessage: 'The runtime is stopping' } });
          return thread.worker.terminate();
        }),
      );
    },
  };
}
