import { hexOf, type Luck, luckOf } from './luck.ts';
import type { Death, Task } from './scheduler.ts';

/** Everything that can go wrong by itself, and how often in the worst weather (of one request, webhook, record or command). */
const worst = {
  /** The store: another transaction was there, too many requests, done but the answer is lost, an index that lags. */
  conflict: 0.03,
  throttle: 0.015,
  lostAnswer: 0.015,
  staleIndex: 0.1,
  /** A run of a function dies at a request, before or after it was carried out. */
  diesBefore: 0.002,
  diesAfter: 0.002,
  /** The carrier's webhooks: documents asked for and news told. */
  webhookDoubled: 0.05,
  webhookLate: 0.05,
  webhookDropped: 0.02,
  newsDoubled: 0.06,
  newsLate: 0.1,
  newsDropped: 0.05,
  /** The carrier's REST: 429, a server's fault, no connection, done but the answer is lost, queued for seconds. */
  restTooMany: 0.04,
  restFails: 0.02,
  restUnreachable: 0.02,
  restLostAnswer: 0.02,
  restQueued: 0.05,
  /** The carrier asks for the Dial's action also when the leg is redirected. */
  actionOnRedirect: 0.8,
  /** A message is accepted and never arrives. */
  messageLost: 0.05,
  /** The event stream: a batch comes again, late, or its records are given up. */
  recordDoubled: 0.04,
  recordLate: 0.04,
  recordDropped: 0.01,
  /** A minute's sweep does not come. */
  sweepMissed: 0.05,
  /** A run that another asks for: not accepted, accepted and never begun, begun twice, late. */
  invocationRefused: 0.02,
  invocationDropped: 0.02,
  invocationDoubled: 0.05,
  invocationLate: 0.05,
  /** Somebody at a desk presses twice. */
  pressedTwice: 0.05,
} as const;

export type FaultName = keyof typeof worst;
export const faultNames = Object.keys(worst) as FaultName[];

/** A fault that happened: its id names it in a command that replays the history. */
export interface Struck {
  id: string;
  name: FaultName;
  where: string;
}

export interface Faults {
  /** Does this go wrong here? Drawn from the luck of whoever acts, also when nothing may go wrong any more. */
  strikes(name: FaultName, luck: Luck, where: string): boolean;
  /** Does the process die at this request? */
  death(task: Task): Death;
  /** How long something is on its way that would take so many milliseconds: as long as that, or no time at all on a still day. */
  onTheWay(milliseconds: number): number;
  /** From here on nothing goes wrong. */
  calm(): void;
  readonly struck: readonly Struck[];
}

/** Weather: how much of the worst a history meets. A fifth of them meet nothing. */
const weathers = [0, 0.15, 0.4, 1, 1] as const;

export interface Weather {
  /** Ids of the faults that may happen, in a history that is being made smaller. */
  only?: ReadonlySet<string> | undefined;
  /** Nothing takes time, so that what happens at a moment is over at that moment; only these faults happen, as often as in the worst. */
  still?: ReadonlySet<FaultName> | undefined;
}

export function createFaults(seed: number, { only, still }: Weather = {}): Faults {
  const strength = still === undefined ? luckOf(seed, 'weather').pick(weathers) : 1;
  const struck: Struck[] = [];
  let isCalm = false;

  function strikes(name: FaultName, luck: Luck, where: string): boolean {
    const unlucky = luck.next() < worst[name] * strength;
    if (!unlucky || isCalm || still?.has(name) === false) return false;
    const id = hexOf(0, `${name} ${where}`, 7);
    if (only !== undefined && !only.has(id)) return false;
    struck.push({ id, name, where });
    return true;
  }
  return {
    strikes,
    struck,
    onTheWay: (milliseconds) => (still === undefined ? milliseconds : 0),
    death: (task) => {
      const where = `${task.name}.${task.requests}`;
      const before = strikes('diesBefore', task.luck, where);
      const after = strikes('diesAfter', task.luck, where);
      return before ? 'before' : after ? 'after' : undefined;
    },
    calm: () => {
      isCalm = true;
    },
  };
}
