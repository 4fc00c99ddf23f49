import type { Promised } from '../../schemas/queue.ts';
import type { Instant, LocalDay } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import { horizonOf } from '../booking/times.ts';
import { addDays, localDayOf, plus, quarterFrom, secondsBetween } from '../calendar/local-time.ts';
import { hoursOn } from '../calendar/opening-hours.ts';
import { policyOn } from '../calendar/policy.ts';
import { callbackWindow, type Window } from './window.ts';

const hourS = 3600;

/**
 * Which windows can be kept beside what is promised already. By the rules so many call-backs are made in an opening hour, whoever's window
 * ends first going first: so what ends by any moment must be no more than can be made until then.
 */
export class Room {
  private readonly unit: Unit;
  private readonly now: Instant;
  private readonly promised: readonly Promised[];

  /** @param promised what stands besides the one that is asked for, by the ends of their windows */
  constructor(unit: Unit, now: Instant, promised: readonly Promised[]) {
    this.unit = unit;
    this.now = now;
    this.promised = promised;
  }

  /** Can one more be kept in this window, and all that stand in theirs? */
  has({ from, until }: Window): boolean {
    const within = this.promised.filter((one) => one.from >= from && one.until <= until).length;
    if (within + 1 > this.made(from > this.now ? from : this.now, until)) return false;
    // Whose window ends later comes after the new one, whenever theirs began.
    return this.endsFrom(until).every((end) => this.endingBy(end) + 1 <= this.made(this.now, end));
  }

  /** The end itself, and those after it. */
  private endsFrom(until: Instant): Instant[] {
    return [until, ...new Set(this.promised.map((one) => one.until).filter((end) => end > until))];
  }

  private endingBy(end: Instant): number {
    return this.promised.filter((one) => one.until <= end).length;
  }

  /** So many call-backs are made from one moment to another, each day by its own rules; one, however short the while. */
  private made(from: Instant, until: Instant): number {
    let calls = 0;
    for (let day = localDayOf(from); day <= localDayOf(until); day = addDays(day, 1)) {
      const hours = hoursOn(day, this.unit);
      if (hours === undefined) continue;
      const [begins, ends] = [from > hours.opens ? from : hours.opens, until < hours.closes ? until : hours.closes];
      calls += (policyOn(this.unit, day).callback.perHour * Math.max(0, secondsBetween(begins, ends))) / hourS;
    }
    return calls > 0 ? Math.max(1, Math.floor(calls)) : 0;
  }
}

export interface Kept {
  room: Pick<Room, 'has'>;
  /** The deadline: the week of § 31 while the first talk is still to be held. */
  before?: Instant | undefined;
}

/**
 * The first window that can be kept, from a moment on: as we would promise it to one alone, or longer, until the end of that day, or on one
 * of the next days, by the deadline. Where none can, the last of these: a call that comes late is better than one after the deadline, or none.
 */
export function windowWithRoom(unit: Unit, earliest: Instant, { room, before }: Kept): Window {
  let last = callbackWindow(earliest, unit);
  const horizon = horizonOf(unit, earliest);
  const alone = last;
  for (let day = localDayOf(alone.from); day <= horizon; day = addDays(day, 1))
    for (const window of windowsFrom(unit, day, alone)) {
      if (before !== undefined && window.until > before) return last;
      if (room.has(window)) return window;
      last = window;
    }
  return last;
}

/** On its own day from where it begins, on others from opening time; each longer than the one before, by the length of a window. */
function* windowsFrom(unit: Unit, day: LocalDay, alone: Window): Generator<Window> {
  const hours = hoursOn(day, unit);
  if (hours === undefined) return;
  const isOwnDay = day === localDayOf(alone.from);
  const from = isOwnDay ? alone.from : hours.opens;
  const { window } = policyOn(unit, day).callback;
  let until = isOwnDay ? alone.until : quarterFrom(plus(from, window));
  for (; until < hours.closes; until = quarterFrom(plus(until, window))) yield { from, until };
  yield { from, until: hours.closes };
}
