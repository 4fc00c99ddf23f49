import { AnswerLost, type Key, type Table, TableBusy, type Write } from '../../functions/adapters/table.ts';
import type { Faults } from './faults.ts';
import type { Scheduler, Task } from './scheduler.ts';

/** The store itself, and who is told when a request has been carried out. */
export interface RawStore {
  table: Table;
  /** The next query through an index sees the table as it was so many changes ago. */
  lag(changes: number): void;
  /** A request by this run has been carried out: what it wrote belongs together. */
  committed(by: string): void | Promise<void>;
}

export interface FaultyTableOptions {
  scheduler: Scheduler;
  faults: Faults;
  store: RawStore;
  /** The run that asks. */
  task(): Task;
}

/** Changes an index may not have heard of yet. */
const mostLag = 12;

/** Milliseconds a request to the store is under way: nearly always few, sometimes none, seldom so many that anything can come between. */
function latencyOf({ luck }: Task): number {
  const kind = luck.next();
  const long = luck.next();
  if (kind < 0.5) return 0;
  if (kind < 0.93) return Math.floor(long * 15);
  if (kind < 0.99) return Math.floor(long * 250);
  return Math.floor(long * 2500);
}

function shown(write: Write): string {
  if ('put' in write) return `+${write.put.pk}/${write.put.sk}`;
  if ('remove' in write) return `-${write.remove.pk}/${write.remove.sk}`;
  return `~${write.update.pk}/${write.update.sk}`;
}

function rowNamed({ pk, sk }: Key): string {
  return `${pk}/${sk}`;
}

/** The store as it is on a bad day: every request is a turn of the scheduler, and what can go wrong with it does. */
export function createFaultyTable({ scheduler, faults, store, task }: FaultyTableOptions): Table {
  const { table } = store;
  function ask<Answer>(what: string, perform: () => Promise<Answer>, reads?: readonly string[]): Promise<Answer> {
    const writes = what.startsWith('write');
    const asker = task();
    asker.requests += 1;
    const where = `${asker.name}.${asker.requests}`;
    const takes = faults.onTheWay(latencyOf(asker));
    const conflict = writes && faults.strikes('conflict', asker.luck, where);
    const throttle = faults.strikes('throttle', asker.luck, where);
    const lost = faults.strikes('lostAnswer', asker.luck, where);
    return scheduler.request({
      task: asker,
      what,
      takes,
      ...(reads !== undefined && { reads }),
      death: faults.death(asker),
      perform: async () => {
        if (conflict) throw new TableBusy('conflict');
        if (throttle) throw new TableBusy('throttle');
        const answer = await perform();
        if (writes) await store.committed(asker.name);
        if (lost) throw new AnswerLost();
        return answer;
      },
    });
  }
  return {
    get: (key) => ask(`get ${rowNamed(key)}`, () => table.get(key), [rowNamed(key)]),
    getMany: (keys) => ask(`get ${keys.map(rowNamed).join(' ')}`, () => table.getMany(keys), keys.map(rowNamed)),
    query: (query) => {
      const { luck, name, requests } = task();
      const stale = query.index !== undefined && faults.strikes('staleIndex', luck, `${name}.${requests + 1}`);
      const lag = stale ? 1 + luck.below(mostLag) : 0;
      return ask(
        `query ${query.pk}${stale ? ` ${lag} behind` : ''}`,
        () => {
          store.lag(lag);
          return table.query(query);
        },
        query.index === undefined ? [query.pk] : undefined,
      );
    },
    write: (writes) => ask(`write ${writes.map(shown).join(' ')}`, () => table.write(writes)),
    get requests() {
      return table.requests;
    },
  };
}
