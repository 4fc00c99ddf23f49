import type { Skills } from '../../flows/routing/suited.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { QueueEntry } from '../../schemas/queue.ts';
import type { SuitedBy } from '../../schemas/skills.ts';
import type { Load } from './erlang.ts';

export interface RoomPlan extends Load {
  calls: number;
  seed: number;
  /** Mean seconds until a caller gives up; without it nobody does. */
  patience?: number;
  /** Whom a caller knows, by a number of chance from 0 to 1, and for how many seconds from the first ring the call is only theirs. */
  knows?: { cap: number; whom(luck: number): StaffId | undefined };
  /** With whom a caller wishes not to talk, by the same number. */
  notWith?(luck: number): StaffId[];
  /** Whom a call suits best, by the same number, for how many seconds that is waited for, and what each consultant can do. */
  suits?: { wait: number; whom(luck: number): SuitedBy | undefined; skills(index: number): Skills };
}

/** What became of a call; times in seconds. */
export interface Served {
  call: number;
  wait: number;
  /** Nobody where the caller gave up. */
  by: StaffId | undefined;
  known: StaffId | undefined;
  notWith: readonly StaffId[];
  suitedBy: SuitedBy | undefined;
  /** How much sooner it would have been answered had it alone known nobody: exact, since until that moment the room is the same. */
  waitedForKnown: number;
  /** Was it anybody's while a call behind it was given somebody, or while more were idle than could be kept for calls before it? */
  isPassedOver: boolean;
}

/** A call on the list of who waits, with what only the room knows of it; times in milliseconds from its beginning. */
export interface Waiting extends QueueEntry {
  call: number;
  known: StaffId | undefined;
  at: number;
  handling: number;
  givesUpAt: number;
  /** From then on it is anybody's, whosever it was, and whomever it suits best. */
  until: number;
  widensAt: number;
  /** When it would have been given to somebody had it known nobody. */
  couldAt: number | undefined;
  isPassedOver: boolean;
}

const begin = Date.parse('2021-01-04T00:00:00.000Z');

export function staffIdOf(index: number): StaffId {
  return `staff_${index + 1}`;
}

/** As the line writes it: what is compared as text is compared as time. */
export function instantOf(at: number): string {
  return new Date(begin + at).toISOString();
}
