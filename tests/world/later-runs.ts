import type { Faults } from './faults.ts';
import type { FunctionSpec, Invoked, Runtime } from './lambda.ts';
import type { Scheduler, Task } from './scheduler.ts';

/** A run that another one asks for. */
export interface Asked<Event, Answer> {
  spec: FunctionSpec<Event, Answer>;
  /** What tells it from the others that the same run asks for. */
  name: string;
  event: Event;
}

export interface LaterRuns {
  /** Asks for a run that goes on by itself; rejects where that is not accepted. */
  ask<Event, Answer>(by: Task, asked: Asked<Event, Answer>): Promise<void>;
  /** What became of everything that a run has asked for, by its name; told once. */
  of(by: string): Promise<Invoked<unknown>[]>;
}

export interface LaterOptions {
  scheduler: Scheduler;
  faults: Faults;
  runtime: Runtime;
}

/** A run that was accepted and never came. */
const dropped: Invoked<never> = { ok: false, why: 'died' };

/**
 * Asynchronous invocations, as the stack has them: at least once nearly always, twice now and then, late, and not at all when the request
 * is refused or nothing is free for a minute; one that fails is not tried again.
 */
export function createLaterRuns({ scheduler, faults, runtime }: LaterOptions): LaterRuns {
  const begun = new Map<string, Promise<Invoked<unknown>>[]>();

  function begin<Event, Answer>({ spec, event }: Asked<Event, Answer>, name: string): Promise<Invoked<Answer>> {
    const { luck } = scheduler.task(`${name} is accepted`);
    const travels = faults.onTheWay(luck.below(200));
    const late = faults.strikes('invocationLate', luck, name) ? luck.below(60_000) : 0;
    if (faults.strikes('invocationDropped', luck, name)) return Promise.resolve(dropped);
    return new Promise((resolve) => {
      const run = () => void runtime.invoke(spec, name, event).then(resolve);
      scheduler.at(scheduler.now() + travels + late, name, run);
    });
  }

  return {
    ask: (by, asked) => {
      by.requests += 1;
      const where = `${by.name}.${by.requests}`;
      const takes = faults.onTheWay(by.luck.below(100));
      const refused = faults.strikes('invocationRefused', by.luck, where);
      const doubled = faults.strikes('invocationDoubled', by.luck, where);
      return scheduler.request({
        task: by,
        what: `asks for ${asked.name}`,
        takes,
        death: faults.death(by),
        perform: () => {
          if (refused) throw new Error('The invocation was not accepted');
          const name = `${by.name}/${asked.name}`;
          const runs = [name, ...(doubled ? [`${name} again`] : [])].map((one) => begin(asked, one));
          begun.set(by.name, [...(begun.get(by.name) ?? []), ...runs]);
        },
      });
    },
    of: (by) => {
      const runs = begun.get(by) ?? [];
      begun.delete(by);
      return Promise.all(runs);
    },
  };
}
