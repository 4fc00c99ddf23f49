/**
 * What somebody does, step by step: `yield` gives the moment (epoch ms) at which the next step is taken. One step of one person
 * happens at a time, in order of time, so that the same plan is the same play.
 */
export type Doing = AsyncGenerator<number, void, void>;

export interface Agenda {
  /** Lets somebody begin at a moment. */
  add(at: number, doing: Doing): void;
  /** Everything up to a moment; then the clock stands there. */
  runUntil(until: number): Promise<void>;
}

interface Entry {
  at: number;
  order: number;
  doing: Doing;
}

export interface AgendaOptions {
  /** Brings the line's clock to a moment, with everything that falls due on the way done. */
  moveTo(at: number): Promise<void>;
  /** After each step of somebody. */
  stepped(): Promise<void>;
}

export function createAgenda({ moveTo, stepped }: AgendaOptions): Agenda {
  const entries: Entry[] = [];
  let order = 0;
  const add = (at: number, doing: Doing): void => {
    order += 1;
    const entry = { at, order, doing };
    const later = entries.findIndex((other) => other.at > at);
    if (later === -1) entries.push(entry);
    else entries.splice(later, 0, entry);
  };
  return {
    add,
    runUntil: async (until) => {
      for (let entry = entries[0]; entry !== undefined && entry.at <= until; entry = entries[0]) {
        entries.shift();
        await moveTo(entry.at);
        const step = await entry.doing.next();
        await stepped();
        if (step.done !== true) add(Math.max(step.value, entry.at), entry.doing);
      }
      await moveTo(until);
    },
  };
}
