import { type Luck, luckOf } from './luck.ts';
import { createQueue, type Entry, type Queue } from './queue.ts';

/** Somebody who does one thing after the other: a run of a function, a leg at the carrier, a person. */
export interface Task {
  readonly name: string;
  readonly luck: Luck;
  /** Requests sent so far; names the next one. */
  requests: number;
  /** The process has died: what it waits for never comes. */
  dead: boolean;
  /** Told once, when the process dies. */
  died?: (() => void) | undefined;
}

/** What can come of a request besides its answer: the process dies before or after it was carried out. */
export type Death = 'before' | 'after' | undefined;

export interface Request<Answer> {
  task: Task;
  /** What stands in the trace. */
  what: string;
  death?: Death;
  /** What is read, for a request that only reads: its rows, or its partition. */
  reads?: readonly string[];
  /** Milliseconds on the way, in driven time. */
  takes?: number;
  perform(): Answer | Promise<Answer>;
}

/** A request at the gate. */
export interface Waiting {
  task: Task;
  /** What it reads, when it only reads. */
  reads: readonly string[] | undefined;
}

/** Lets somebody else choose whose request comes next, of a few that race. */
export interface Gate {
  /** Does this request of this run take part? `reads` is what it reads, when it only reads. */
  races(task: Task, reads: readonly string[] | undefined): boolean;
  /** Are all who race at their next request, so that one can be chosen? */
  ready(waiting: readonly Waiting[]): boolean;
  /** Which of the waiting requests is carried out, by its place. */
  choose(waiting: readonly Waiting[]): number;
}

export interface Timer {
  cancel(): void;
}

export interface Scheduler {
  now(): number;
  task(name: string): Task;
  /** Lets something happen at a moment; its name decides its turn among those of the same moment. */
  at(moment: number, name: string, run: () => void): Timer;
  /** Waits for the request's turn and carries it out. Of a process that died nothing is ever heard again. */
  request<Answer>(request: Request<Answer>): Promise<Answer>;
  kill(task: Task): void;
  note(line: string): void;
  /** Runs everything that falls due up to a moment; ends early once `enough` says so. */
  runUntil(moment: number, enough?: () => boolean): Promise<void>;
  /** From here on (or no longer) whoever races waits for the gate. */
  setGate(gate: Gate | undefined): void;
  /** Everything that happened, in order. */
  readonly trace: readonly string[];
  /** Turns given so far. */
  readonly turns: number;
}

export interface Limits {
  /** More turns than this: something calls itself for ever. */
  turns: number;
  /** Only so many of the newest lines of the trace are sure to be kept. */
  lines: number;
}

/** No history takes so many turns; its whole trace is kept. */
const ofAHistory: Limits = { turns: 400_000, lines: Number.POSITIVE_INFINITY };

/** Everything a scheduler knows. */
interface State {
  seed: number;
  limits: Limits;
  queue: Queue;
  trace: string[];
  /** Requests at the gate. */
  waiting: (Waiting & { run: Entry['run'] })[];
  gate: Gate | undefined;
  now: number;
  order: number;
  turns: number;
}

/** Whoever waits for a request. */
interface Asker<Answer> {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** Lets every promise that can go on do so; nothing in the world waits for anything real. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function note(state: State, line: string): void {
  const { trace, limits } = state;
  trace.push(`${state.now} ${line}`);
  if (trace.length > 2 * limits.lines) trace.splice(0, limits.lines);
}

function push(state: State, { at, tie, run }: Pick<Entry, 'at' | 'tie' | 'run'>): Entry {
  state.order += 1;
  const entry: Entry = { at: Math.max(state.now, at), tie, order: state.order, cancelled: false, run };
  state.queue.push(entry);
  return entry;
}

function kill(state: State, task: Task): void {
  if (task.dead) return;
  task.dead = true;
  note(state, `${task.name} DIES`);
  task.died?.();
}

async function carryOut<Answer>(state: State, request: Request<Answer>, asker: Asker<Answer>): Promise<void> {
  const { task, what, death } = request;
  if (task.dead) return;
  if (death === 'before') return kill(state, task);
  try {
    const answer = await request.perform();
    note(state, `${task.name} ${what}`);
    if (death === undefined) asker.resolve(answer);
  } catch (error) {
    note(state, `${task.name} ${what} ${error instanceof Error ? error.message : 'fails'}`);
    if (death === undefined) asker.reject(error);
  }
  if (death === 'after') kill(state, task);
}

/** Puts a request where it waits for its turn: at the gate if it races, else under way. */
function ask<Answer>(state: State, request: Request<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { task, takes = 0 } = request;
    const run = () => carryOut(state, request, { resolve, reject });
    const { reads } = request;
    if (state.gate?.races(task, reads) === true) state.waiting.push({ task, reads, run });
    // Who races is not held up by anything but the gate.
    else push(state, { at: state.now + (state.gate === undefined ? takes : 0), tie: task.luck.next(), run });
  });
}

/** What comes next: a request at the gate once everybody is there, else the first entry that is due. */
function nextRun(state: State, until: number): Entry['run'] | undefined {
  const { gate, waiting, queue } = state;
  if (gate !== undefined && waiting.length > 0 && gate.ready(waiting))
    return waiting.splice(gate.choose(waiting), 1)[0]?.run;
  for (let first = queue.peek(); first !== undefined && first.at <= until; first = queue.peek()) {
    queue.pop();
    if (first.cancelled) continue;
    state.now = first.at;
    return first.run;
  }
  return undefined;
}

async function runUntil(state: State, moment: number, enough?: () => boolean): Promise<void> {
  // Whatever was begun from outside gets to its first request.
  await settled();
  for (let run = nextRun(state, moment); run !== undefined; run = nextRun(state, moment)) {
    state.turns += 1;
    if (state.turns > state.limits.turns) throw new Error('The history goes on for ever');
    await run();
    await settled();
    if (enough?.() === true) return;
  }
  state.now = Math.max(state.now, moment);
}

/**
 * The one scheduler of a world, as simulators of databases have it. Everything that happens stands in one queue by driven time, and
 * every request to the store or the carrier is one entry of it: whoever has asked waits while the others go on. How long a request
 * is under way and who goes first at the same moment is drawn from the luck of the one who asks.
 */
export function createScheduler(seed: number, start: number, limits = ofAHistory): Scheduler {
  const state: State = {
    seed,
    limits,
    queue: createQueue(),
    trace: [],
    waiting: [],
    gate: undefined,
    now: start,
    order: 0,
    turns: 0,
  };
  return {
    now: () => state.now,
    note: (line) => note(state, line),
    kill: (task) => kill(state, task),
    trace: state.trace,
    get turns() {
      return state.turns;
    },
    task: (name) => ({ name, luck: luckOf(seed, name), requests: 0, dead: false }),
    at: (moment, name, run) => {
      const entry = push(state, { at: moment, tie: luckOf(seed, name).next(), run: () => void run() });
      const cancel = () => {
        entry.cancelled = true;
      };
      return { cancel };
    },
    request: (request) => ask(state, request),
    setGate: (gate) => {
      state.gate = gate;
      for (const { run } of state.waiting.splice(0)) push(state, { at: state.now, tie: 0, run });
    },
    runUntil: (moment, enough) => runUntil(state, moment, enough),
  };
}
