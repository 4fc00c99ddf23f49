import type { Scheduler, Task } from './scheduler.ts';

/** One warm process of a function: what it keeps in memory lives and dies with it, and it does one thing at a time. */
export interface Sandbox {
  readonly name: string;
  /** The run that is going on in it. */
  task(): Task;
}

export interface FunctionSpec<Event, Answer> {
  name: string;
  timeoutMs: number;
  /** Builds the handler with what it keeps while it is warm. */
  build(sandbox: Sandbox): (event: Event) => Promise<Answer>;
}

/** What the one who invoked gets to know. */
export type Invoked<Answer> =
  | { ok: true; answer: Answer }
  | { ok: false; why: 'died' | 'timedOut' | 'threw'; error?: unknown };

export interface Runtime {
  /** Told of every run that is over, however it ended. */
  onOver(listener: (name: string) => void): void;
  /** Starts a run under a name that nothing else has. */
  invoke<Event, Answer>(spec: FunctionSpec<Event, Answer>, name: string, event: Event): Promise<Invoked<Answer>>;
}

interface Warm {
  handler(event: unknown): Promise<unknown>;
  /** The run that is going on, or was last: what it left behind unfinished asks in its name. */
  last: Task | undefined;
  busy: boolean;
}

export interface RuntimeOptions {
  scheduler: Scheduler;
  /** Told of every run that did not answer. */
  failed(name: string, why: 'died' | 'timedOut' | 'threw', error?: unknown): void;
}

/** Everything a runtime knows. */
interface State extends RuntimeOptions {
  pools: Map<string, Warm[]>;
  listeners: ((name: string) => void)[];
  started: number;
}

/** A free warm process of the function, or a new one. */
function warm<Event, Answer>(state: State, spec: FunctionSpec<Event, Answer>): Warm {
  const pool = state.pools.get(spec.name) ?? [];
  state.pools.set(spec.name, pool);
  const free = pool.find(({ busy }) => !busy);
  if (free !== undefined) return free;
  state.started += 1;
  const made: Warm = { last: undefined, busy: false, handler: async () => undefined };
  const sandbox: Sandbox = {
    name: `${spec.name}-${state.started}`,
    task: () => {
      if (made.last === undefined) throw new Error(`${spec.name} asks for something before its first run`);
      return made.last;
    },
  };
  made.handler = spec.build(sandbox) as Warm['handler'];
  pool.push(made);
  return made;
}

function discard({ pools }: State, name: string, lost: Warm): void {
  const left = (pools.get(name) ?? []).filter((one) => one !== lost);
  pools.set(name, left);
}

/** One run, from its start to what its invoker gets to know. */
interface Run<Event, Answer> {
  spec: FunctionSpec<Event, Answer>;
  name: string;
  event: Event;
}

function start<Event, Answer>(state: State, { spec, name, event }: Run<Event, Answer>): Promise<Invoked<Answer>> {
  const { scheduler } = state;
  return new Promise((resolve) => {
    const task = scheduler.task(name);
    const used = warm(state, spec);
    Object.assign(used, { last: task, busy: true });
    let why: 'died' | 'timedOut' = 'died';
    const timer = scheduler.at(scheduler.now() + spec.timeoutMs, `${name} timeout`, () => {
      why = 'timedOut';
      scheduler.kill(task);
    });
    const end = (invoked: Invoked<Answer>) => {
      // Node's process lives on after a rejected handler.
      used.busy = false;
      timer.cancel();
      for (const listener of state.listeners) listener(name);
      if (!invoked.ok) state.failed(name, invoked.why, invoked.error);
      resolve(invoked);
    };
    task.died = () => {
      discard(state, spec.name, used);
      end({ ok: false, why });
    };
    used.handler(event).then(
      (answer) => end({ ok: true, answer: answer as Answer }),
      (error: unknown) => end({ ok: false, why: 'threw', error }),
    );
  });
}

/**
 * Runs functions as the cloud does: a free warm process if there is one, else a new one; a process that dies or takes too long is
 * gone with all it kept, and what it was doing never goes on.
 */
export function createRuntime(options: RuntimeOptions): Runtime {
  const state: State = { ...options, pools: new Map(), listeners: [], started: 0 };
  return {
    onOver: (listener) => void state.listeners.push(listener),
    invoke: (spec, name, event) => start(state, { spec, name, event }),
  };
}
