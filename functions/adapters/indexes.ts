import type { Matter } from '../../flows/case/next-step.ts';
import type { Event } from '../../schemas/event.ts';
import type { Consultant } from '../../schemas/staff.ts';

/** Names of the lists of a unit on the `list` index. */
export type ListName = 'matter' | 'call' | 'meeting' | 'staff' | 'connection' | `access#${string}`;
/** Which stretch of a list is wanted, by the sort key; the whole of it unless said. */
export interface ListRange {
  /** From one place to another in the list's own order, both included; without it the whole list. */
  between?: [string, string];
  limit?: number;
  descending?: boolean;
}

export function listOf(unitId: string, name: ListName): string {
  return `${unitId}#${name}`;
}

/** The list of all units, for duties that each of them has. */
export const unitsList = 'units';
/** What falls due in a unit at a moment, and its desks by when each was last heard of: most of these are well, and none is a duty. */
export type DutyName = 'due' | 'presence';

/** Each unit's stand apart, so that no unit waits for what another has to do, and no partition holds everybody's. */
export function dutiesOf(unitId: string, name: DutyName = 'due'): string {
  return `${unitId}#${name}`;
}
/** Whatever can be due. */
export const dueKinds = [
  ...([
    'visit',
    'call',
    'followUp',
    'meeting',
    'birthday',
    'note',
    'watchMark',
    'task',
    'consultant',
    'event',
  ] as const),
];

export interface IndexAttributes {
  duty?: string;
  dutyAt?: string;
  list?: string;
  listAt?: string;
}

/** An effect without outcome is taken up by `sweep` after this long. */
const effectPatienceMs = 60_000;

export function due(unitId: string, dutyAt: string | undefined, name?: DutyName): IndexAttributes {
  return dutyAt === undefined ? {} : { duty: dutiesOf(unitId, name), dutyAt };
}

export function onList(unitId: string, name: ListName, listAt: string): IndexAttributes {
  return { list: listOf(unitId, name), listAt };
}

/** Every open matter stands on one list, oldest danger first, and falls due when the line itself has to act on it. */
export function matterIndex({ unitId, step }: Matter): IndexAttributes {
  return step === undefined ? {} : { ...onList(unitId, 'matter', step.lateAt), ...due(unitId, step.dutyAt) };
}

export function consultantIndex({ unitId, state, since, idleFrom, wrapUntil, aliveAt }: Consultant): IndexAttributes {
  if (state === 'off') return {};
  if (state === 'wrapping') return due(unitId, wrapUntil);
  // Cooling off: a duty of its own, so that a waiting call is given to them in time.
  if (state === 'available' && idleFrom !== undefined && idleFrom > since) return due(unitId, idleFrom);
  return due(unitId, aliveAt, 'presence');
}

/** Until every effect has its outcome, the event is a duty; a match is a duty of every sweep anyway. */
export function eventIndex({ unitId, at, hasEffects, outcomes, effects }: Event): IndexAttributes {
  if (!hasEffects) return {};
  const open = effects
    .map(({ kind }, index) => (kind === 'match' ? ({ result: 'done' } as const) : outcomes?.[String(index)]))
    .filter((one) => !isFinal(one));
  if (open.length === 0) return {};
  const retries = open.flatMap((one) => (one?.result === 'retry' ? [one.retryAt] : []));
  return due(unitId, retries.toSorted()[0] ?? new Date(Date.parse(at) + effectPatienceMs).toISOString());
}

export function isFinal(outcome: { result: string } | undefined): boolean {
  return outcome?.result === 'done' || outcome?.result === 'refused';
}
