import type { Gate, Waiting } from '../scheduler.ts';
import type { Orders } from './orders.ts';

/**
 * The runs that race, and the gate at which each request of theirs waits until it is chosen. Of two that only read it makes no difference
 * which is first: one that was passed over for the other is not chosen before something else than reading has been done (sleep sets,
 * Godefroid 1996). Where only such are left, the order comes to the same as one in which they were first.
 */
export function createRace(orders: Pick<Orders, 'choose'>, written: ReadonlySet<string>) {
  const racing = new Map<string, 'coming' | 'racing' | 'over'>();
  let asleep = new Set<Waiting>();
  let repeats = false;
  const gate: Gate = {
    races: ({ name }, reads) =>
      (racing.get(name) === 'coming' || racing.get(name) === 'racing') &&
      (reads === undefined || reads.some((row) => written.has(row))),
    ready: (waiting) => {
      const names = new Set(waiting.map(({ task }) => task.name));
      for (const name of names) racing.set(name, 'racing');
      return [...racing].every(([name, state]) => state === 'over' || names.has(name));
    },
    choose: (waiting) => {
      const awake = waiting.filter((one) => !asleep.has(one));
      const way = awake.length === 0 ? 0 : orders.choose(awake.length);
      const chosen = awake[way];
      repeats ||= chosen === undefined;
      asleep = new Set(chosen?.reads === undefined ? [] : [...asleep, ...awake.slice(0, way)].filter(onlyReads));
      return chosen === undefined ? 0 : waiting.indexOf(chosen);
    },
  };
  return {
    gate,
    begins: (run: string) => void racing.set(run, 'coming'),
    ends: (run: string) => void (racing.has(run) && racing.set(run, 'over')),
    runs: () => racing.size,
    isOver: () => repeats || [...racing.values()].every((state) => state === 'over'),
    repeats: () => repeats,
  };
}

function onlyReads({ reads }: Waiting): boolean {
  return reads !== undefined;
}
