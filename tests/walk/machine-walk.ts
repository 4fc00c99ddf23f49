import { type LineContext, type LineEvent, lineMachine } from '../../flows/line/machine.ts';
import { lineOf, nextLine } from '../../flows/line/step.ts';
import { beginnings } from './world.ts';

/** State value and whole context, counters included: what the machine knows of a call. */
export interface Configuration {
  value: string;
  context: LineContext;
}

export interface Transition {
  from: string;
  event: LineEvent;
  to: string;
  effects: readonly string[];
}

export interface MachineWalk {
  configurations: Map<string, Configuration>;
  transitions: Transition[];
}

/** Every event there is, whether or not it can come in this state: a late, repeated or forged one must have a defined answer too. */
export const events: LineEvent[] = [
  ...[...'0123456789*#'].map((key): LineEvent => ({ type: 'KEY', key })),
  { type: 'CODE_FOUND', callable: true },
  { type: 'CODE_FOUND', callable: false },
  { type: 'CODE_UNKNOWN' },
  { type: 'NUMBER_VALID' },
  { type: 'NUMBER_WRONG' },
  { type: 'SILENCE' },
  ...[0, 1, 3, 4, 9].map((offers): LineEvent => ({ type: 'SLOT_TAKEN', offers })),
  { type: 'CLOSED' },
  { type: 'TAKEN' },
  { type: 'LOST' },
  { type: 'NOT_BACK' },
  { type: 'WISH' },
  { type: 'HANGUP' },
];

export const stateNames = Object.keys(lineMachine.states);

export const nameOf = ({ value, context }: Configuration): string =>
  `${value} ${JSON.stringify(Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;

/** How many free times a call can begin with: none, less than a page, one page, one more, three pages (interfaces.md §2). */
const OFFERS = [0, 1, 3, 4, 9];

/** Every start a call can have: code, menu or dialled, with every number of free times. */
const starts = (): Configuration[] =>
  beginnings().flatMap(({ world }) => {
    const { value, context } = lineOf(world.call);
    return OFFERS.map((offers) => ({ value, context: { ...context, offers } }));
  });

/** Visits every configuration in reach once, by a shortest path, and tries every event there. */
export const walkMachine = (from: Configuration[] = starts()): MachineWalk => {
  const configurations = new Map<string, Configuration>();
  const transitions: Transition[] = [];
  let fresh: [string, Configuration][] = [];
  const meet = (configuration: Configuration): string => {
    const name = nameOf(configuration);
    if (!configurations.has(name)) {
      configurations.set(name, configuration);
      fresh.push([name, configuration]);
    }
    return name;
  };
  from.forEach(meet);
  while (fresh.length > 0) {
    const now = fresh;
    fresh = [];
    for (const [name, configuration] of now) {
      if (configuration.value === 'gone') continue;
      for (const event of events) {
        const { effects, ...next } = nextLine(configuration, event);
        transitions.push({ from: name, event, to: meet(next), effects });
      }
    }
  }
  return { configurations, transitions };
};
